import type { ServerResponse } from 'node:http';
import { createTranslator } from 'next-intl';
import { OPEN_TO_ALL } from '@/lib/core/http';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { escapeHtml, sendPlainPage } from './plain-page';
import { LONGEST, type TargetProblem } from './request-target';

/**
 * Refuses an address that no page can have (400), and says which part of it: to programs as RFC 9457 in English, to
 * people in the language that the address begins with.
 */
export function sendBadTarget(
  response: ServerResponse,
  { problem, parameter }: TargetProblem,
  requestId: string,
): void {
  const target = response.req.url ?? '';
  const isProgram = /^\/(?:api|export)\//.test(target);
  const locale = isProgram ? 'en' : localeOrDefault(target.split(/[/?]/, 2)[1] ?? '');
  const messages = messagesOf(locale);
  const t = createTranslator({ locale, messages, namespace: 'site.badAddress' });
  const place = parameter === null ? t('unreadable.address') : t('unreadable.parameter', { parameter });
  const text = t(`unreadable.${problem}`, { place, max: LONGEST });
  if (!isProgram) {
    const language = { locale, start: t('unreadable.start') };
    const title = t('title');
    sendPlainPage(response, { status: 400, title, text: escapeHtml(text), requestId, language });
    return;
  }
  const answer = { type: 'about:blank', title: 'Bad request', status: 400, detail: text };
  const body = `${JSON.stringify(parameter === null ? answer : { ...answer, parameter })}\n`;
  response.writeHead(400, {
    ...OPEN_TO_ALL,
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
