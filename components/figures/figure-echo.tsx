'use client';

import { useLocale, useTranslations } from 'next-intl';
import { RegionName } from '@/components/regions/region-name';
import { type Definition, DefinitionList } from '@/components/ui/definition-list';
import { parseDecimal } from '@/lib/core/decimal';
import { formatDate, formatQuantity } from '@/lib/core/i18n/format';
import { parsePlainDate } from '@/lib/core/plain-date';
import { type FormTarget, valueControl } from '@/lib/figures/form-fields';
import type { FigureInput } from '@/lib/figures/schema';
import { figureQuantity } from './figure-quantity';
import type { NamedRegion } from './form-props';
import { formatPeriod } from './period';

interface FigureEchoProps {
  readonly input: FigureInput;
  readonly target: FormTarget;
  /** The regions of the programme. */
  readonly regions: readonly NamedRegion[];
}

/** The figure read back exactly as it was understood. */
export function FigureEcho({ input, target, regions }: FigureEchoProps) {
  const locale = useLocale();
  const t = useTranslations('desk.check');
  const form = useTranslations('desk.form');
  const units = useTranslations('units');
  const regional = useTranslations('regions');
  const textItem = (key: 'dateNote' | 'note' | 'reason') => {
    const text = input[key];
    return text ? { key, term: t(key), value: <EveryLanguage text={text} /> } : null;
  };

  const items: (Definition | null)[] = [
    {
      key: 'value',
      term: t('value'),
      value: (
        <>
          <strong className="figures text-lead">{figureQuantity(input, target, locale, form, units)}</strong>
          <InWords input={input} target={target} />
        </>
      ),
    },
    {
      key: 'period',
      term: input.shape === 'amount' ? t('period') : t('day'),
      value: formatPeriod(input, locale),
    },
    input.region
      ? {
          key: 'region',
          term: regional('region'),
          value: <RegionName code={input.region} regions={regions} />,
        }
      : null,
    { key: 'role', term: t('role'), value: form(`roles.${input.role}`) },
    { key: 'shape', term: t('shape'), value: form(`shapes.${input.shape}`) },
    textItem('dateNote'),
    textItem('note'),
    textItem('reason'),
    { key: 'sources', term: t('sources'), value: <SourceList sources={input.sources} /> },
  ];
  return <DefinitionList items={items.filter((item) => item !== null)} />;
}

/** A text in each of its languages: all of them will be public. */
function EveryLanguage({ text }: { text: Readonly<Record<string, string>> }) {
  return Object.entries(text).map(([lang, words]) => (
    <p key={lang} lang={lang} className="whitespace-pre-line">
      {words}
    </p>
  ));
}

/** A long number once more with its word, against a digit too many: `57 000 000 m²` is `57 million m²`. */
function InWords({ input, target }: { input: FigureInput; target: FormTarget }) {
  const locale = useLocale();
  const units = useTranslations('units');
  const number = parseDecimal(input.value);
  if (valueControl(target) !== 'number' || number === null) return null;
  const unit = input.unit ?? null;
  const inWords = formatQuantity(number, unit, locale, units, { isCompact: true });
  return inWords === formatQuantity(number, unit, locale, units) ? null : (
    <span className="block text-muted">{inWords}</span>
  );
}

function SourceList({ sources }: { sources: FigureInput['sources'] }) {
  const locale = useLocale();
  const t = useTranslations('desk.check');
  const form = useTranslations('desk.form');
  return (
    <ul>
      {sources.map((source) => {
        const day = parsePlainDate(source.publishedOn ?? '');
        const published = day === null ? t('undated') : formatDate(day, locale);
        return (
          <li key={source.url} className="mb-2">
            {t('sourceOf', { publisher: source.publisher, kind: form(`kinds.${source.kind}`), published })}
            <a
              href={source.url}
              target="_blank"
              rel="external noopener noreferrer"
              className="block wrap-anywhere"
            >
              {source.url}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
