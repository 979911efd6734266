// @ts-check
/**
 * Lets a day be chosen with a slider beside its field (`data-day-slider`, hidden until this runs): moving it fills the field,
 * letting go of it with the pointer asks for that day, and so does Enter. By arrow keys nothing is asked for: each would
 * load a page. The days between which it moves are those that the field allows.
 */

const DAY_MS = 86_400_000;

/**
 * The day so many days after the first.
 *
 * @param {string} first `YYYY-MM-DD`
 * @param {number} days
 */
export function dayAfter(first, days) {
  return new Date(Date.parse(first) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Whole days from one day to another, both `YYYY-MM-DD`; NaN where one is no day.
 *
 * @param {string} first
 * @param {string} day
 */
export function daysFrom(first, day) {
  return (Date.parse(day) - Date.parse(first)) / DAY_MS;
}

/**
 * A day written out.
 *
 * @param {string} day
 * @param {readonly string[]} texts of the months, with `{y}` and `{d}` for year and day
 */
export function dayText(day, texts) {
  const [year = '', month = '', date = ''] = day.split('-');
  return (texts[Number(month) - 1] ?? day).replace('{y}', year).replace('{d}', String(Number(date)));
}

/** @param {HTMLElement} box with the slider and the place for the day, in a form with a field for the day */
function enhance(box) {
  const form = box.closest('form');
  const field = form?.querySelector('input[type="date"]');
  const slider = box.querySelector('input');
  const shown = box.querySelector('output');
  if (!form || !slider || !shown || !(field instanceof HTMLInputElement)) return;
  const { min, max } = field;
  /** @type {string[]} */
  const texts = JSON.parse(box.dataset.daySlider ?? '[]');
  let isHeld = false;

  const show = () => {
    const text = dayText(dayAfter(min, Number(slider.value)), texts);
    slider.setAttribute('aria-valuetext', text);
    shown.textContent = text;
  };
  const follow = () => {
    const days = daysFrom(min, field.value);
    if (Number.isNaN(days)) return;
    slider.value = String(days);
    show();
  };

  slider.min = '0';
  slider.max = String(daysFrom(min, max));
  slider.step = '1';
  follow();
  box.hidden = false;

  field.addEventListener('input', follow);
  slider.addEventListener('input', () => {
    field.value = dayAfter(min, Number(slider.value));
    show();
  });
  slider.addEventListener('pointerdown', () => {
    isHeld = true;
  });
  slider.addEventListener('pointercancel', () => {
    isHeld = false;
  });
  slider.addEventListener('change', () => {
    if (isHeld) form.requestSubmit();
    isHeld = false;
  });
  slider.addEventListener('keydown', (event) => {
    isHeld = false;
    if (event.key !== 'Enter') return;
    event.preventDefault();
    form.requestSubmit();
  });
  // Back from the page of a day, the field has its old value again and the slider would stand elsewhere.
  addEventListener('pageshow', follow);
}

if ('document' in globalThis) {
  for (const box of document.querySelectorAll('[data-day-slider]')) {
    if (box instanceof HTMLElement) enhance(box);
  }
}
