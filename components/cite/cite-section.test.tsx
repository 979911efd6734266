import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { messagesOf } from '@/lib/core/i18n/messages';
import { plainDate } from '@/lib/core/plain-date';
import type { Programme } from '@/lib/programmes/types';
import { type CitedPage, CiteSection } from './cite-section';

const PROGRAMME: Programme = {
  id: 'p',
  slug: 'some-programme',
  title: { en: 'A programme', ru: 'Программа' },
  promiser: { en: 'Somebody' },
  office: { en: 'Office' },
  country: 'KZ',
  timeZone: 'Asia/Almaty',
  announcedOn: plainDate('2022-10-26'),
  electedOn: null,
  startsOn: plainDate('2022-11-26'),
  endsOn: plainDate('2029-11-26'),
  note: null,
  reviewPolicy: 'one_person',
  isImported: false,
  principles: [],
  themes: [],
  documents: [],
  regions: [],
};

const PAGE: CitedPage = {
  title: { en: 'Roads & {bridges} <b>' },
  slug: 'roads',
  programme: PROGRAMME,
  on: plainDate('2026-11-21'),
  address: '/ru/some-programme/pledges/roads?asOf=2026-11-21',
  place: { locale: 'ru', programme: 'some-programme' },
  record: { origin: 'https://pledges.example.org', seq: '297' },
};

function rendered(page: CitedPage, locale: 'en' | 'ru'): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
      <CiteSection {...page} />
    </NextIntlClientProvider>,
  );
}

test('names the day, the entry and the dated address, and marks a title in another language', () => {
  const html = rendered(PAGE, 'ru');
  expect(html).toContain(
    'Pledgebook. (2026, 21 ноября). <cite><span lang="en">Roads &amp; {bridges} &lt;b&gt;</span>',
  );
  expect(html).toContain('[Программа; запись реестра 297, методика версии 1]');
  expect(html).toContain('https://pledges.example.org/ru/some-programme/pledges/roads?asOf=2026-11-21');
  expect(html).toContain('href="/ru/some-programme/updates/297"');
});

test('the entry for BibTeX is in the language of the title, with its braces as commands', () => {
  const html = rendered(PAGE, 'ru');
  expect(html).toContain('title   = {{Roads \\&amp; \\textbraceleft{}bridges\\textbraceright{} &lt;b&gt;}},');
  expect(html).toContain('langid  = {english},');
});

test('a programme is not named beside itself, and one without entries has none to link to', () => {
  const own = {
    ...PAGE,
    title: PROGRAMME.title,
    slug: PROGRAMME.slug,
    record: { ...PAGE.record, seq: null },
  };
  const html = rendered(own, 'en');
  expect(html).toContain('[Ledger entry 0, method version 1]');
  expect(html).not.toContain('/updates/');
});
