import type { PlainDate } from '@/lib/core/plain-date';

/** A page as a bibliography names it. */
export interface Cited {
  /** ASCII letters, digits and hyphens; unique enough for a list of references. */
  readonly key: string;
  readonly title: string;
  /** Of the title, a BCP 47 tag. */
  readonly language: string;
  /** An organisation: it is not split into given and family name. */
  readonly author: string;
  /** The day that the page speaks of. */
  readonly day: PlainDate;
  readonly note: string;
  readonly url: string;
}

/**
 * What LaTeX would read as something else. Braces are written as commands: BibTeX counts even an escaped one, and a single
 * one would swallow the rest of the file.
 */
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
};

/** A text as LaTeX shows it, on one line; letters of all languages stay as they are (UTF-8). */
export function latexText(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\{}~^#$%&_]/g, (sign) => COMMANDS[sign] ?? sign);
}

/** An address for a verbatim field: only what would end or break the field is percent-encoded. */
export function bibtexAddress(url: string): string {
  return url.replace(/[{}\\\s\p{Cc}]/gu, (sign) => encodeURIComponent(sign));
}

/** Names of languages that babel knows. */
const LANGUAGES: Readonly<Record<string, string>> = { en: 'english', kk: 'kazakh', ru: 'russian' };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A page as an entry for BibTeX and BibLaTeX. The title keeps its capitals in every style. */
export function bibtex({ key, title, language, author, day, note, url }: Cited): string {
  const [year = '', month = ''] = day.split('-');
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['title', `{{${latexText(title)}}}`],
    ['author', `{{${latexText(author)}}}`],
    ['year', `{${year}}`],
    ['month', MONTHS[Number(month) - 1]],
    ['note', `{${latexText(note)}}`],
    ['url', `{${bibtexAddress(url)}}`],
    ['urldate', `{${day}}`],
    ['langid', LANGUAGES[language] && `{${LANGUAGES[language]}}`],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name.padEnd(7)} = ${value},`],
  );
  return [`@misc{${key},`, ...lines, '}'].join('\n');
}
