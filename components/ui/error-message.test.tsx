import { usePathname } from 'next/navigation';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { LOCALES } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { ErrorMessage } from './error-message';

class OtherVersion extends Error {}
vi.mock('next/navigation', () => ({
  usePathname: vi.fn(),
  unstable_isUnrecognizedActionError: (error: unknown) => error instanceof OtherVersion,
}));

function shownAt(path: string | null, thrown = new Error('hidden')): string {
  vi.mocked(usePathname).mockReturnValue(path as string); // null, whatever the type says, where no address is known
  const error = Object.assign(thrown, { digest: '4711' });
  return renderToStaticMarkup(<ErrorMessage error={error} reset={() => undefined} />);
}

it.each(LOCALES)('speaks the language of the address: %s', (locale) => {
  const { title, home } = messagesOf(locale).site.error;
  const html = shownAt(`/${locale}/fair-kazakhstan-2022/pledges`);
  expect(html).toContain(`lang="${locale}"`);
  expect(html).toContain(`>${title}</h1>`);
  expect(html).toContain(`<a href="/${locale}">${home}</a>`);
  expect(html).toContain('4711');
  expect(html).not.toContain('hidden');
});

it.each([null, '/', '/xx/pledges', '/english'])(
  'speaks English where the address names no language: %s',
  (path) => {
    expect(shownAt(path)).toContain(`>${messagesOf('en').site.error.title}</h1>`);
  },
);

it.each(LOCALES)('leads to the page anew where the site was updated: %s', (locale) => {
  const { updatedTitle, reload } = messagesOf(locale).site.error;
  const html = shownAt(`/${locale}/editor`, new OtherVersion());
  expect(html).toContain(`>${updatedTitle}</h1>`);
  expect(html).toContain(`<a href="/${locale}/editor">${reload}</a>`);
});
