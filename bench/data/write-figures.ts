import type postgres from 'postgres';
import { contentOf } from '../../lib/figures/figure-content';
import type { Figure } from '../../lib/figures/types';
import type { NewEntry } from '../../lib/ledger/mutations';
import type { Programme } from '../../lib/programmes/types';
import type { Chain } from './chain';
import { type CopyRow, copyRows } from './copy-rows';
import type { Happening } from './history';
import { MAKER } from './maker';

type Published = Extract<Happening, { kind: 'published' }>;
type Retracted = Extract<Happening, { kind: 'retracted' }>;

function json(value: object | null): string | null {
  return value && JSON.stringify(value);
}

function figureRow({ made, figure, replaces }: Published): CopyRow {
  const { id, region, shape, role, value, unit, from, to, on, qualifier, dateNote, note, reason } = figure;
  const replaced = replaces?.id ?? null;
  return [
    ...[id, made.pledge.id, figure.target === null ? null : made.target.id, region, shape, role, value, unit],
    ...[from, to, on, qualifier, json(dateNote), json(note), 'submitted', MAKER.id, figure.recordedAt],
    ...[replaced, replaced, json(reason)],
  ];
}

function* sourceRows(published: readonly Published[]): Generator<CopyRow> {
  for (const { figure } of published) {
    for (const [position, source] of figure.sources.entries()) {
      yield [figure.id, position, source.url, source.publisher, source.publishedOn, source.kind];
    }
  }
}

/** One language of a reason, as the thread has it. */
function wordsOf(reason: Figure['reason']): string {
  return Object.values(reason ?? {})[0] ?? '';
}

function* eventRows(happenings: readonly Happening[]): Generator<CopyRow> {
  for (const happening of happenings) {
    const { figure } = happening;
    if (happening.kind === 'retracted') {
      yield [figure.id, happening.at, MAKER.id, 'retracted', wordsOf(happening.reason)];
      continue;
    }
    yield [figure.id, figure.publishedAt, MAKER.id, 'published', null];
    if (happening.replaces) {
      const reason = wordsOf(figure.reason);
      yield [happening.replaces.id, figure.publishedAt, MAKER.id, 'superseded', reason];
    }
  }
}

function* entryRows(
  happenings: readonly Happening[],
  programme: Programme,
  chain: Chain,
): Generator<CopyRow> {
  for (const happening of happenings) {
    const { made, figure } = happening;
    const about: Omit<NewEntry, 'kind' | 'content'> = {
      actor: MAKER,
      programme,
      pledge: made.pledge,
      ...(figure.target !== null && { target: made.target }),
      figureId: figure.id,
    };
    if (happening.kind === 'retracted') {
      const content = contentOf({ ...figure, reason: happening.reason });
      yield chain.append({ ...about, kind: 'figure_retracted', content }, new Date(happening.at));
    } else {
      const kind = happening.replaces ? 'figure_corrected' : 'figure_published';
      yield chain.append({ ...about, kind, content: contentOf(figure) }, new Date(figure.publishedAt));
    }
  }
}

/** The states along which a figure goes, one after the other: the triggers let none of them be left out. */
async function moveOn(
  sql: postgres.TransactionSql,
  published: readonly Published[],
  retracted: readonly Retracted[],
) {
  const replaced = published.flatMap(({ replaces }) => (replaces ? [replaces.id] : []));
  const corrections = published.flatMap(({ figure, replaces }) => (replaces ? [figure.id] : []));
  const others = published.flatMap(({ figure, replaces }) => (replaces ? [] : [figure.id]));
  const publish = (ids: string[]) => sql`
    update figure set state = 'published', published_at = recorded_at, version = version + 1
    where id = any (${ids}::uuid[])`;
  await publish(others);
  await sql`update figure set state = 'superseded', version = version + 1 where id = any (${replaced}::uuid[])`;
  await publish(corrections);
  for (const { figure, at, reason } of retracted) {
    await sql`
      update figure set state = 'retracted', retraction_reason = ${sql.json(reason)}, retracted_at = ${at},
        retracted_by_id = ${MAKER.id}, version = version + 1
      where id = ${figure.id}`;
  }
}

/** Publishes, corrects and retracts in order, with the thread and the ledger, inside the caller's transaction. */
export async function writeFigures(
  sql: postgres.TransactionSql,
  happenings: readonly Happening[],
  { programme, chain }: { programme: Programme; chain: Chain },
): Promise<void> {
  const published = happenings.filter((one) => one.kind === 'published');
  const retracted = happenings.filter((one) => one.kind === 'retracted');
  await copyRows(
    sql,
    `figure (id, pledge_id, target_id, region, shape, role, value, unit, from_date, to_date, on_date, qualifier,
      date_note, note, state, recorded_by_id, recorded_at, supersedes_id, corrects_id, reason)`,
    published.map(figureRow),
  );
  await copyRows(
    sql,
    'figure_source (figure_id, position, url, publisher, published_on, kind)',
    sourceRows(published),
  );
  await moveOn(sql, published, retracted);
  await copyRows(sql, 'figure_event (figure_id, at, actor_id, kind, reason)', eventRows(happenings));
  await copyRows(sql, chain.columns, entryRows(happenings, programme, chain));
}
