import { useMessages, useTranslations } from 'next-intl';
import { ExternalLink } from '@/components/ui/external-link';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { Json } from '@/lib/core/canonical-json';

type Fields = { readonly [key: string]: Json };

function isFields(value: Json): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One text a language: every key is a language code and every value a text. */
function isLocalized(value: Fields): value is Readonly<Record<string, string>> {
  const pairs = Object.entries(value);
  return pairs.length > 0 && pairs.every(([key, text]) => /^[a-z]{2}$/.test(key) && typeof text === 'string');
}

/** The content of a ledger entry as names and values, at any depth; nothing of it is left out. */
export function EntryContent({ content }: { readonly content: Fields }) {
  const labels: Readonly<Record<string, string>> = useMessages().ledger.field;
  // The order of the labels is the order of reading; the database keeps none.
  const order = Object.keys(labels);
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const fields = Object.entries(content).sort(([a], [b]) => rank(a) - rank(b));
  return (
    <dl>
      {fields.map(([key, value]) => (
        <div className="gap-4 border-t border-line py-1.5 sm:grid sm:grid-cols-[12rem_1fr]" key={key}>
          <dt className="text-small leading-6 text-muted">{labels[key] ?? key}</dt>
          <dd className="max-w-text wrap-anywhere">
            <ContentValue value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A value of an entry, of whatever sort. */
export function ContentValue({ value }: { readonly value: Json }) {
  const t = useTranslations('ledger.value');
  if (value === null) return <span className="text-muted">{t('null')}</span>;
  if (typeof value === 'boolean') return t(value ? 'true' : 'false');
  if (typeof value === 'number') return value;
  if (typeof value === 'string') {
    return /^https?:\/\//.test(value) ? <ExternalLink href={value}>{value}</ExternalLink> : value;
  }
  if (isFields(value))
    return isLocalized(value) ? <Languages text={value} /> : <EntryContent content={value} />;
  if (value.length === 0) return <span className="text-muted">{t('empty')}</span>;
  return (
    <ol className="list-decimal ps-5">
      {value.map((item) => (
        <li className="mt-1 first:mt-0" key={JSON.stringify(item)}>
          <ContentValue value={item} />
        </li>
      ))}
    </ol>
  );
}

/** A text in each of its languages: the ledger shows all of them. */
function Languages({ text }: { readonly text: Readonly<Record<string, string>> }) {
  const languages = Object.keys(text);
  if (languages.length === 1) return <TextInLanguage text={text} />;
  return languages.map((lang) => (
    <p key={lang} lang={lang}>
      {text[lang]}
    </p>
  ));
}
