import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import type { ApiOperation, ApiParameter, JsonSchema } from '@/lib/export/api-description';
import { shapeOf } from '@/lib/export/schema-members';
import { Example } from './example';
import { ValueShape } from './value-shape';

interface Props {
  readonly path: string;
  readonly operation: ApiOperation;
  /** A request and the beginning of its answer; null where the programme has nothing to show. */
  readonly example: { readonly request: string; readonly answer: string } | null;
}

/** What an address of the API takes and answers with. */
export function OperationSection({ path, operation, example }: Props) {
  const t = useTranslations('api.operation');
  const { operationId: id, summary, parameters } = operation;
  return (
    <Section id={id} lead={summary} title={<code className="wrap-anywhere">{`GET ${path}`}</code>}>
      {parameters.length === 0 ? <p>{t('none')}</p> : <ParameterTable id={id} parameters={parameters} />}
      <div className="mt-6">
        <AnswerTable id={id} operation={operation} />
      </div>
      {example && (
        <Example
          answer={example.answer}
          id={`${id}-example`}
          request={`curl '${example.request}'`}
          title={t('example')}
        />
      )}
    </Section>
  );
}

function ParameterTable({ id, parameters }: { id: string; parameters: readonly ApiParameter[] }) {
  const t = useTranslations('api.operation');
  return (
    <DataTable
      caption={t('parameters')}
      columns={[
        {
          key: 'name',
          head: t('name'),
          kind: 'name',
          className: 'w-1/5',
          cell: ({ name }) => <code className="font-mono">{name}</code>,
        },
        {
          key: 'value',
          head: t('value'),
          className: 'w-1/3',
          cell: (parameter) => <ParameterValue parameter={parameter} />,
        },
        { key: 'meaning', head: t('meaning'), cell: ({ description }) => description },
      ]}
      id={`${id}-parameters`}
      rowKey={({ name }) => name}
      rows={parameters}
    />
  );
}

function ParameterValue({ parameter: { schema, required } }: { readonly parameter: ApiParameter }) {
  const t = useTranslations('api.operation');
  const { minimum, maximum, default: fallback } = schema;
  const notes = [
    minimum !== undefined && maximum !== undefined ? t('range', { from: minimum, to: maximum }) : null,
    fallback === undefined ? null : t('default', { value: String(fallback) }),
    required ? t('required') : null,
  ].filter((note) => note !== null);
  return (
    <>
      <ValueShape shape={shapeOf(schema)} />
      {notes.length > 0 && <span className="text-muted">{` (${notes.join('; ')})`}</span>}
    </>
  );
}

function AnswerTable({ id, operation: { responses } }: { id: string; operation: ApiOperation }) {
  const t = useTranslations('api.operation');
  return (
    <DataTable
      caption={t('answers')}
      columns={[
        { key: 'status', head: t('status'), kind: 'name', className: 'w-1/5', cell: ({ status }) => status },
        { key: 'body', head: t('body'), cell: (row) => <Answer {...row} /> },
      ]}
      id={`${id}-answers`}
      rowKey={({ status }) => status}
      rows={Object.entries(responses).map(([status, { content }]) => ({
        status,
        schema: content?.['application/json']?.schema ?? null,
      }))}
    />
  );
}

const REFUSED = ['304', '400', '404', '429'] as const;

function Answer({ status, schema }: { readonly status: string; readonly schema: JsonSchema | null }) {
  const t = useTranslations('api.answers');
  if (schema !== null) return <ValueShape shape={shapeOf(schema)} />;
  const known = REFUSED.find((one) => one === status);
  return known === undefined ? null : t(known);
}
