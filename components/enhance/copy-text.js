// @ts-check
/**
 * Lets the text of an element be copied by a button (`data-copy`, hidden until this runs), and says that it was, with the words
 * that stand in the page (`data-copied`). Where the browser refuses, the text is marked instead, to be copied by hand.
 */

/** How long it is said. */
const SAID_FOR_MS = 4000;

/** @param {HTMLButtonElement} button */
function enhance(button) {
  const source = document.getElementById(button.dataset.copy ?? '');
  const said = button.parentElement?.querySelector('[data-copied]');
  if (!source || !(said instanceof HTMLElement)) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText((source.textContent ?? '').trim());
      said.textContent = said.dataset.copied ?? '';
      setTimeout(() => {
        said.textContent = '';
      }, SAID_FOR_MS);
    } catch {
      getSelection()?.selectAllChildren(source);
    }
  });
}

for (const button of document.querySelectorAll('[data-copy]')) {
  if (button instanceof HTMLButtonElement) enhance(button);
}
