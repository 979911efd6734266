import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import type { Shape } from '@/lib/export/schema-members';

/** What a value is, in words; the name of a schema leads to its members. */
export function ValueShape({ shape }: { readonly shape: Shape }) {
  const t = useTranslations('api.schemas');
  const { isList, isNullable } = shape;
  return (
    <>
      {isList && `${t('listOf')} `}
      <ItemShape shape={shape} />
      {isNullable && ` ${t('nullable')}`}
    </>
  );
}

function ItemShape({ shape: { type, name, words } }: { readonly shape: Shape }) {
  const t = useTranslations('api.schemas.type');
  if (name !== null) return <a href={`#${schemaId(name)}`}>{name}</a>;
  if (words === null) return t(type);
  return words.map((word, index) => (
    <Fragment key={word}>
      {index > 0 && ' '}
      <code className="font-mono whitespace-nowrap">{word}</code>
      {index < words.length - 1 && ','}
    </Fragment>
  ));
}

/** Where on the page a schema is described. */
export function schemaId(name: string): string {
  return `schema-${name}`;
}
