// @ts-check
/**
 * For pages that hold our cards: makes each frame as tall as its card says. It touches no frame but those whose cards
 * come from where this script comes from. A page may name it as often as it likes. A classic script, so that it works
 * in any page; the braces keep its names to itself.
 */
{
  const script = document.currentScript;
  const origin = script instanceof HTMLScriptElement ? new URL(script.src).origin : null;
  const LEAST = 60;
  const MOST = 4000;

  const frames = () =>
    [...document.querySelectorAll('iframe')].filter(
      ({ src }) => origin !== null && src.startsWith(`${origin}/`),
    );

  window.addEventListener('message', (event) => {
    if (event.origin !== origin || event.data?.pledgebook !== 'height') return;
    const { height } = event.data;
    if (!Number.isInteger(height) || height < LEAST || height > MOST) return;
    for (const frame of frames()) {
      if (frame.contentWindow === event.source) frame.style.height = `${height}px`;
    }
  });

  // Cards that were there before this script have spoken already. A frame that still loads is of no origin to name.
  for (const frame of frames()) frame.contentWindow?.postMessage({ pledgebook: 'ask' }, '*');
}
