// What next-intl formats with; it comes with it.
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { readSourceFiles } from '../testing/source-files';
import { DEFAULT_LOCALE, LOCALES, type Locale } from './locales';
import { messagesOf } from './messages';

function pathsOf(messages: object, above = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) => {
    const path = above === '' ? key : `${above}.${key}`;
    return typeof value === 'object' && value !== null ? pathsOf(value, path) : [path];
  });
}

/** Texts that are looked up by what the data say: units, columns, fields of an entry, numbered rules. */
const BY_DATA = /^(?:units\.|columns\.|ledger\.field\.|method\.rules\.)/;

const code = readSourceFiles(process.cwd())
  .filter(({ path }) => !/\.test\.tsx?$|^e2e\//.test(path))
  .map(({ text }) => text)
  .join('\n');

/** Keys that stand in the code, by themselves or at the end of a longer one: `'lead'`, `'why.rule'`, `texts.lead}`. */
const written = new Set([...code.matchAll(/(?<=['"`.}])[\w-]+(?=['"`}])/g)].map(([key]) => key));

/** Keys that are put together, `` `rows.${kind}` ``, as expressions; those of which no part is written say nothing. */
const composed = [...new Set([...code.matchAll(/`((?:[\w.-]|\$\{[^{}`]*\})+)`/g)].map(([, key = '']) => key))]
  .filter((key) => key.includes('${') && /[A-Za-z]{2}/.test(key.replace(/\$\{[^}]*\}/g, '')))
  .map((key) => {
    const pattern = key
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replaceAll('.', '\\.'))
      .join('[\\w-]+');
    return new RegExp(`(?:^|\\.)${pattern}$`);
  });

test('every text is said somewhere', () => {
  const unsaid = pathsOf(messagesOf('en')).filter((path) => {
    if (BY_DATA.test(path)) return false;
    const key = path.slice(path.lastIndexOf('.') + 1);
    return !written.has(key) && !composed.some((pattern) => pattern.test(path));
  });
  expect(unsaid).toEqual([]);
});

test('the search for unused texts would find one', () => {
  expect(pathsOf({ a: { b: 'x', c: { d: 'y' } } })).toEqual(['a.b', 'a.c.d']);
  expect(written.has('lead')).toBe(true);
  expect(written.has('noSuchTextAnywhere')).toBe(false);
  expect(composed.some((pattern) => pattern.test('pledge.noSuchTextAnywhere'))).toBe(false);
});

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a message asks for, in all of its branches. */
interface Parts {
  /** Arguments by name; tags, `date tag`; selects with their options, `kind select a b`, since the code chooses among them. */
  readonly wanted: Set<string>;
  /** The options of each select. */
  readonly selects: Map<string, readonly string[]>;
  /** The forms of each plural; a name may stand in several. */
  readonly plurals: [name: string, forms: readonly string[]][];
}

function partsOf(
  elements: readonly Element[],
  found: Parts = { wanted: new Set(), selects: new Map(), plurals: [] },
): Parts {
  for (const element of elements) {
    if ('children' in element) {
      found.wanted.add(`${element.value} tag`);
      partsOf(element.children, found);
    } else if ('options' in element) {
      const options = Object.keys(element.options);
      const isPlural = 'pluralType' in element;
      if (isPlural) found.plurals.push([element.value, options]);
      else found.selects.set(element.value, options);
      found.wanted.add(isPlural ? element.value : `${element.value} select ${options.toSorted().join(' ')}`);
      for (const { value } of Object.values(element.options)) partsOf(value, found);
    } else if ('value' in element && element.type !== LITERAL) {
      found.wanted.add(element.value);
    }
  }
  return found;
}

/** A piece of text without anything to fill in, as the parser numbers it. */
const LITERAL = 0;

function textsOf(locale: Locale): Map<string, string> {
  const messages: unknown = messagesOf(locale);
  const textAt = (path: string) =>
    path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], messages);
  return new Map(pathsOf(messagesOf(locale)).map((path) => [path, String(textAt(path))]));
}

const ENGLISH = textsOf(DEFAULT_LOCALE);
const NUMBERS = [0, 1, 2, 5, 21, 1.5];

/** The values that a message is shown with, one set for each number and each option of a select. */
function* valuesFor({ wanted, selects, plurals }: Parts): Generator<Record<string, unknown>> {
  const names = [...wanted].map((part) => part.split(' '));
  const counts = new Set(plurals.map(([name]) => name));
  const [chosen] = selects;
  for (const option of chosen?.[1] ?? [null]) {
    for (const number of counts.size > 0 ? NUMBERS : [5]) {
      yield Object.fromEntries(
        names.map(([name = '', kind]) => {
          if (kind === 'tag') return [name, (chunks: readonly string[]) => chunks.join('') || 'TAG'];
          if (kind === 'select') return [name, name === chosen?.[0] ? option : selects.get(name)?.[0]];
          return [name, counts.has(name) ? number : 'VALUE'];
        }),
      );
    }
  }
}

/** Units are given their count besides; English says “5 euro” without looking at it, other languages may not. */
const MAY_ALSO_USE: readonly (readonly [path: RegExp, part: string])[] = [[/^units\.quantity\./, 'count']];

/** Plurals in which one thing needs no words of its own: “1 of 131”. */
const ONE_AS_OTHERS = ['en pledges.result', 'en status.finding.milestone.missed'];

/** Texts with letters that are the same in all languages, and why. */
const SAME_EVERYWHERE: Readonly<Record<string, string>> = {
  'site.name': 'the name of the software',
  'data.feed.rows.rss': 'the name of a format',
  'data.feed.rows.atom': 'the name of a format',
  'data.feed.rows.json': 'the name of a format',
  'feed.format.rss': 'the name of a format',
  'feed.format.atom': 'the name of a format',
  'feed.format.json': 'the name of a format',
};

/** What is left of a message when what is filled in is taken out. */
function lettersOf(text: string): string {
  const bare = (elements: readonly Element[]): string =>
    elements
      .map((element) => {
        if ('children' in element) return bare(element.children);
        if ('options' in element)
          return Object.values(element.options)
            .map(({ value }) => bare(value))
            .join('');
        return element.type === LITERAL ? element.value : '';
      })
      .join('');
  return bare(new IntlMessageFormat(text, DEFAULT_LOCALE).getAst()).replace(/\P{L}/gu, '');
}

test.each(LOCALES)('every text in %s can be shown with every number', (locale) => {
  const rules = new Intl.PluralRules(locale);
  const categories: readonly string[] = rules.resolvedOptions().pluralCategories;
  const problems = [...textsOf(locale)].flatMap(([path, text]) => {
    try {
      const message = new IntlMessageFormat(text, locale);
      const parts = partsOf(message.getAst());
      for (const [name, forms] of parts.plurals) {
        const strange = forms.filter((option) => !/^=\d+$/.test(option) && !categories.includes(option));
        const lacking = NUMBERS.filter((n) => !forms.includes(`=${n}`) && !forms.includes(rules.select(n)));
        if (ONE_AS_OTHERS.includes(`${locale} ${path}`) && lacking.join() === '1') lacking.pop();
        if (strange.length + lacking.length > 0)
          return [`${path}: ${name} has no form for ${lacking.join(', ')}; ${strange.join(', ')} is none`];
      }
      for (const values of valuesFor(parts)) {
        const shown = [message.format(values)].flat().join('');
        if (/[{}<>#]|\[object/.test(shown)) return [`${path}: ${shown}`];
      }
      return [];
    } catch (error) {
      return [`${path}: ${error instanceof Error ? error.message : error}`];
    }
  });
  expect(problems).toEqual([]);
});

describe.each(LOCALES.filter((locale) => locale !== DEFAULT_LOCALE))('%s', (locale) => {
  const texts = textsOf(locale);

  test('has the texts of the English, in their order', () => {
    expect([...texts.keys()]).toEqual([...ENGLISH.keys()]);
  });

  test('fills in what the English fills in', () => {
    const wantedBy = (text: string, language: Locale) => [
      ...partsOf(new IntlMessageFormat(text, language).getAst()).wanted,
    ];
    const problems = [...ENGLISH].flatMap(([path, english]) => {
      const there = wantedBy(english, DEFAULT_LOCALE);
      const here = wantedBy(texts.get(path) ?? '', locale);
      const lacking = there.filter((part) => !here.includes(part));
      const added = here.filter(
        (part) => !there.includes(part) && !MAY_ALSO_USE.some(([of, name]) => name === part && of.test(path)),
      );
      return lacking.length + added.length > 0
        ? [`${path}: lacks ${lacking.join(', ') || 'nothing'}; has ${added.join(', ') || 'nothing'} besides`]
        : [];
    });
    expect(problems).toEqual([]);
  });

  test('leaves nothing in English', () => {
    const left = [...ENGLISH].filter(
      ([path, english]) => texts.get(path) === english && lettersOf(english) !== '',
    );
    expect(left.map(([path]) => path)).toEqual(Object.keys(SAME_EVERYWHERE));
  });

  test('leaves nothing empty that the English says', () => {
    expect([...ENGLISH].filter(([path, english]) => english !== '' && !texts.get(path)?.trim())).toEqual([]);
  });
});

test('the comparison sees arguments, plurals, selects and tags in every branch', () => {
  const text = '{n, plural, one {<b>{a}</b>} other {#}} {s, select, x {{y}} other {}} {d, date}';
  const { wanted, plurals } = partsOf(new IntlMessageFormat(text, 'en').getAst());
  expect([...wanted].toSorted()).toEqual(['a', 'b tag', 'd', 'n', 's select other x', 'y']);
  expect(plurals).toEqual([['n', ['one', 'other']]]);
  expect(lettersOf('{name}, <b>{role}</b> – 5 %')).toBe('');
  expect(lettersOf('{n, plural, one {job} other {}}')).toBe('job');
});
