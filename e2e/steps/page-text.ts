const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
};

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** White space of any kind as one space: a page may break a line anywhere. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What a page says, without its drawings and scripts, as one line. */
export function textOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  const spoken = main
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ');
  return plain(decode(spoken));
}

/** Where the links of a page lead. */
export function linksOf(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/href="([^"]*)"/g)].map(([, address = '']) => decode(address)));
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2025-12-31` as a page writes it, `2022-11` as November 2022. */
export function written(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const name = MONTHS[Number(month) - 1];
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** The ways in which a page may write a number: in full with its thousands apart, or in millions and so on. */
export function waysToWrite(value: number): string[] {
  const [whole = '', part] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  const scales: readonly (readonly [number, string])[] = [
    [1e6, 'million'],
    [1e9, 'billion'],
    [1e12, 'trillion'],
  ];
  return [
    part === undefined ? grouped : `${grouped}.${part}`,
    ...scales.filter(([size]) => value >= size).map(([size, name]) => `${value / size} ${name}`),
  ];
}
