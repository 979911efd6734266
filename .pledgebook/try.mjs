import { chromium } from 'playwright-core';
import { brotliCompressSync } from 'node:zlib';
const B='http://localhost:4310';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-background-networking']});
for (const [w,scheme,l] of [[390,'dark','kk'],[1280,'light','ru'],[1280,'dark','en']]) {
  const p = await b.newPage({viewport:{width:w,height:900},colorScheme:scheme});
  p.on('console',m=>console.log('console',m.text())); p.on('pageerror',e=>console.log('err',e.message));
  p.on('response',r=>{ if(w===1280&&scheme==='light') console.log(r.status(), r.url().slice(B.length), r.headers()['cache-control'])});
  await p.goto(`${B}/${l}/fair-kazakhstan-2022/pledges/housing-construction`);
  const f = p.locator('[data-read-out]').first();
  await f.scrollIntoViewIfNeeded();
  if (scheme==='dark'&&w===1280) { await p.locator('.read-out-slider').first().focus(); await p.keyboard.press('End'); await p.keyboard.press('ArrowLeft');}
  else { const bb=await f.boundingBox(); await p.mouse.move(bb.x+bb.width*0.45,bb.y+bb.height*0.6);}
  console.log(await p.locator('.read-out').first().textContent());
  await p.screenshot({path:`/tmp/w/shots/ro-${l}-${w}-${scheme}.png`});
  if (scheme==='dark'&&w===1280){ await p.keyboard.press('Escape'); console.log('left', await p.locator('.read-out').first().textContent()==='', await p.evaluate(()=>document.activeElement?.tagName));}
  await p.close();
}
await b.close();
