'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { MAX_SOURCES, type TypedSource } from '@/lib/figures/form-fields';
import { SOURCE_KINDS } from '@/lib/status/types';
import { DateField } from './date-field';

interface SourceFieldsProps {
  readonly sources: readonly TypedSource[];
  readonly errorOf: (field: string) => string | undefined;
}

/** Where the figure was published: one source or more. */
export function SourceFields({ sources, errorOf }: SourceFieldsProps) {
  const t = useTranslations('desk.form');
  return (
    <div className="mt-10 border-t-2 border-rule pt-3">
      <h2 className="mb-4 text-lead">{t('sources')}</h2>
      {sources.map((source, index) => (
        <OneSource
          // Sources have no name of their own; the form is made anew whenever one is added or taken away.
          key={`${index.toString()} of ${sources.length}`}
          source={source}
          index={index}
          canRemove={sources.length > 1}
          errorOf={errorOf}
        />
      ))}
      {sources.length < MAX_SOURCES && (
        <Button kind="secondary" name="intent" value="add_source">
          {t('addSource')}
        </Button>
      )}
    </div>
  );
}

interface OneSourceProps {
  readonly source: TypedSource;
  readonly index: number;
  readonly canRemove: boolean;
  readonly errorOf: SourceFieldsProps['errorOf'];
}

function OneSource({ source, index, canRemove, errorOf }: OneSourceProps) {
  const t = useTranslations('desk.form');
  const name = (part: keyof TypedSource) => `sources.${index}.${part}`;
  const common = (part: keyof TypedSource) => ({
    id: name(part),
    name: name(part),
    defaultValue: source[part],
    error: errorOf(name(part)),
  });
  return (
    <fieldset className="mb-6">
      <legend className="mb-3 font-semibold">{t('source', { n: index + 1 })}</legend>
      <Field
        {...common('url')}
        type="url"
        label={t('url')}
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={2100}
        placeholder="https://"
      />
      <Field {...common('publisher')} label={t('publisher')} maxLength={300} />
      <Select
        {...common('kind')}
        label={t('kind')}
        options={[
          { value: '', label: t('kindChoose') },
          ...SOURCE_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
        ]}
      />
      <DateField {...common('publishedOn')} label={t('publishedOn')} />
      {canRemove && (
        <Button kind="secondary" name="intent" value={`remove_source.${index}`}>
          {t('removeSource', { n: index + 1 })}
        </Button>
      )}
    </fieldset>
  );
}
