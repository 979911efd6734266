// @ts-check
/**
 * Tells the page around a card how tall the card is, when it changes and when asked (`embed-host.js`). A height is no
 * secret, so any page may hear it.
 */

/** @param {Window} page that holds the card */
function tell(page) {
  page.postMessage(
    { pledgebook: 'height', height: Math.ceil(document.documentElement.getBoundingClientRect().height) },
    '*',
  );
}

if (window.parent !== window) {
  const { parent } = window;
  new ResizeObserver(() => tell(parent)).observe(document.documentElement);
  window.addEventListener('message', ({ source, data }) => {
    if (source === parent && data?.pledgebook === 'ask') tell(parent);
  });
}
