import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';
import { escapeXml } from './xml';

/** A paragraph of HTML around parts that are escaped already. */
export function paragraph(html: string): string {
  return `<p>${html}</p>`;
}

/** A text as HTML. */
export function plainHtml(text: string): string {
  return escapeXml(text);
}

/** A text of the public in the wanted language, marked where it is in another; line breaks stay. */
export function textHtml(text: LocalizedText, locale: string): string {
  const { text: words, lang } = inLanguage(text, locale);
  const html = escapeXml(words).replace(/\n/g, '<br>');
  return lang === locale ? html : `<span lang="${escapeXml(lang)}">${html}</span>`;
}

/** A link. Addresses that are not http(s) become plain text: a feed must not carry scripts. */
export function linkHtml(url: string, label: string): string {
  if (!/^https?:\/\//i.test(url)) return escapeXml(label);
  return `<a href="${escapeXml(url)}">${escapeXml(label)}</a>`;
}
