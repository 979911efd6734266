import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { messagesOf } from '@/lib/core/i18n/messages';
import { formStamp, spamSignOf } from '@/lib/core/spam-guard';
import { SpamFields } from './spam-fields';

process.env.NEXTAUTH_SECRET = 'for these tests only, and long enough';

test('the fields of a form are those that the guard reads, and the trap is out of everybody’s way', () => {
  const at = Date.parse('2026-11-21T12:00:00Z');
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="ru" messages={messagesOf('ru')} timeZone="UTC">
      <SpamFields made={formStamp('report', at)} />
    </NextIntlClientProvider>,
  );
  const sent = new FormData();
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    sent.set(/name="(.*?)"/.exec(tag)?.[1] ?? '', /value="(.*?)"/.exec(tag)?.[1] ?? '');
  }
  expect(spamSignOf('report', sent, at + 10_000)).toBeNull();
  const trap = /<div.*?<\/div>/.exec(html)?.[0] ?? '';
  expect(trap).toContain('aria-hidden="true"');
  expect(trap).toContain('tabindex="-1"');
  expect(trap).toContain('autoComplete="off"');
  expect(trap).toContain('Оставьте это поле пустым');
});
