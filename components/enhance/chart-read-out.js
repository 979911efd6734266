// @ts-check
/**
 * Reads a chart out point by point. The drawing says where its points lie (`data-spots`), and its table, one row a point in
 * the same order, has the words; so nothing stands here that the page does not say. With the pointer the nearest point is
 * shown; by keyboard a slider over the picture steps through them, and Escape leaves.
 *
 * @typedef {{ x: number, y: number }} Spot in units of the drawing
 */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {string} text `x,y` pairs with spaces between them
 * @returns {Spot[]}
 */
export function parseSpots(text) {
  return text
    .split(' ')
    .map((pair) => pair.split(',').map(Number))
    .map(([x = 0, y = 0]) => ({ x, y }));
}

/**
 * The index of the spot that a reader points at: across the picture counts more than up and down, as time does.
 *
 * @param {readonly Spot[]} spots
 * @param {Spot} at
 */
export function nearestSpot(spots, at) {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  spots.forEach(({ x, y }, index) => {
    const distance = Math.hypot(x - at.x, (y - at.y) / 4);
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

/**
 * A row of a table as a text: the day, then each cell that has something with its heading before it. Where the second cell
 * says what the third is, it stands for the heading.
 *
 * @param {readonly string[]} heads
 * @param {readonly string[]} cells
 * @param {boolean} isNamed whether the second cell names the third
 */
export function readOutText(heads, cells, isNamed) {
  const [day = '', ...rest] = cells;
  const names = isNamed ? ['', cells[1], ...heads.slice(3)] : heads.slice(1);
  const parts = rest.map((cell, index) => (cell === '' || !names[index] ? '' : `${names[index]}: ${cell}`));
  return [day, ...parts].filter((part) => part !== '').join(' · ');
}

/** @param {HTMLTableRowElement | undefined | null} row */
function texts(row) {
  return [...(row?.cells ?? [])].map((cell) => (cell.textContent ?? '').trim());
}

/** @param {HTMLElement} frame around the drawings of a chart, of which one is shown */
function enhance(frame) {
  const caption = document.getElementById(frame.dataset.readOut ?? '');
  const table = caption?.closest('table');
  if (!table) return;
  const isNamed = 'readOutNamed' in frame.dataset;
  const heads = texts(table.tHead?.rows[0]);
  const rows = [...(table.tBodies[0]?.rows ?? [])].map((row) => readOutText(heads, texts(row), isNamed));

  const slider = document.createElement('input');
  slider.type = 'range';
  slider.min = '1';
  slider.max = String(rows.length);
  slider.value = '1';
  slider.className = 'read-out-slider';
  slider.setAttribute('aria-label', frame.dataset.readOutLabel ?? '');
  slider.setAttribute('aria-valuetext', `1 / ${rows.length}`);
  const box = document.createElement('p');
  box.className = 'read-out';
  box.setAttribute('role', 'status');
  const ring = document.createElementNS(SVG, 'circle');
  ring.setAttribute('r', '9');
  ring.setAttribute('class', 'read-out-ring');
  frame.append(slider, box);

  const drawing = () =>
    [...frame.querySelectorAll('svg')].find((svg) => svg.dataset.spots && svg.getClientRects().length > 0);

  /** @param {number} index */
  const show = (index) => {
    const svg = drawing();
    const spot = svg && parseSpots(svg.dataset.spots ?? '')[index];
    const text = rows[index];
    if (!spot || !text) return;
    ring.setAttribute('cx', String(spot.x));
    ring.setAttribute('cy', String(spot.y));
    svg.append(ring);
    slider.value = String(index + 1);
    slider.setAttribute('aria-valuetext', `${index + 1} / ${rows.length}`);
    if (box.textContent !== text) box.textContent = text;
    // On the side where the point is not.
    box.dataset.side = spot.x > svg.viewBox.baseVal.width / 2 ? 'start' : 'end';
  };
  const leave = () => {
    ring.remove();
    box.textContent = '';
  };

  frame.addEventListener('pointermove', (event) => {
    const svg = drawing();
    const matrix = svg?.getScreenCTM();
    if (!svg || !matrix) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    show(nearestSpot(parseSpots(svg.dataset.spots ?? ''), { x, y }));
  });
  frame.addEventListener('pointerleave', (event) => {
    // A finger leaves when it is lifted: what it pointed at stays until another place is touched.
    if (event.pointerType === 'mouse' && document.activeElement !== slider) leave();
  });
  slider.addEventListener('input', () => show(Number(slider.value) - 1));
  slider.addEventListener('focus', () => show(Number(slider.value) - 1));
  slider.addEventListener('blur', leave);
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !frame.contains(event.target)) leave();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || box.textContent === '') return;
    slider.blur();
    leave();
  });
}

if ('document' in globalThis) {
  for (const frame of document.querySelectorAll('[data-read-out]')) {
    if (frame instanceof HTMLElement) enhance(frame);
  }
}
