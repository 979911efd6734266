const SCRIPT = /<script\b([^>]*)>[\s\S]*?<\/script>/gi;
const LINK = /<link\b[^>]*>/gi;

/**
 * Takes the framework's scripts out of a page that is complete without them: its inline data and loader scripts, its
 * files and their preloads. Our own enhancing modules (`/enhance/*.js`) and data blocks (JSON-LD) stay.
 */
export function stripScripts(html: string): string {
  return html
    .replace(SCRIPT, (script, attributes: string) => (isKept(attributes) ? script : ''))
    .replace(LINK, (link) => (isScriptPreload(link) ? '' : link));
}

function isKept(attributes: string): boolean {
  return /\bsrc="\/enhance\//.test(attributes) || /\btype="application\/ld\+json"/.test(attributes);
}

function isScriptPreload(link: string): boolean {
  if (/\brel="modulepreload"/.test(link)) return !/\bhref="\/enhance\//.test(link);
  return /\brel="preload"/.test(link) && /\bas="script"/.test(link);
}
