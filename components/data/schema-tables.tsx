import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import type { ApiDescription } from '@/lib/export/api-description';
import { type Member, membersOf } from '@/lib/export/schema-members';
import { schemaId, ValueShape } from './value-shape';

/** What answers are made of: a table for each schema. */
export function SchemaTables({ description }: { readonly description: ApiDescription }) {
  const { schemas } = description.components;
  return Object.keys(schemas).map((name) => {
    const { base, members } = membersOf(name, schemas);
    return <SchemaTable base={base} key={name} members={members} name={name} />;
  });
}

interface Props {
  readonly name: string;
  readonly base: string | null;
  readonly members: readonly Member[];
}

function SchemaTable({ name, base, members }: Props) {
  const t = useTranslations('api.schemas');
  const id = schemaId(name);
  return (
    <div className="mt-8 first:mt-0">
      <h3 className="mb-2 scroll-mt-4 text-body" id={id}>
        {name}
      </h3>
      {base !== null && (
        <p className="mb-2 max-w-text text-small">
          {t.rich('based', { name: base, link: (text) => <a href={`#${schemaId(base)}`}>{text}</a> })}
        </p>
      )}
      <DataTable
        caption={t('caption', { name })}
        columns={[
          {
            key: 'member',
            head: t('member'),
            kind: 'name',
            className: 'w-1/4',
            cell: ({ path }) => <code className="font-mono wrap-anywhere">{path}</code>,
          },
          { key: 'holds', head: t('holds'), className: 'w-1/3', cell: (member) => <Holds member={member} /> },
          { key: 'meaning', head: t('meaning'), cell: ({ description }) => <Meaning text={description} /> },
        ]}
        id={`${id}-members`}
        isCaptionHidden
        rowKey={({ path }) => path}
        rows={members}
      />
    </div>
  );
}

function Holds({ member: { shape, isOptional } }: { readonly member: Member }) {
  const t = useTranslations('api.schemas');
  return (
    <>
      <ValueShape shape={shape} />
      {isOptional && ` (${t('optional')})`}
    </>
  );
}

/** Members are explained where they are typed, in English, as the code is. */
function Meaning({ text }: { readonly text: string | null }) {
  return text === null ? null : <span lang="en">{text}</span>;
}
