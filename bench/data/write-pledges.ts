import type postgres from 'postgres';
import { addedPledgeContent, addedTargetContent } from '../../lib/pledges/added-content';
import type { Programme } from '../../lib/programmes/types';
import type { Chain } from './chain';
import { type CopyRow, copyRows } from './copy-rows';
import { MAKER } from './maker';
import { type Plan, termOf } from './plan';
import type { MadePledge, MadeTarget } from './pledges';

/** Where the parts of a programme stand in the database. */
export interface Places {
  readonly programme: Programme;
  readonly themes: ReadonlyMap<string, string>;
  readonly documents: ReadonlyMap<string, string>;
}

function json(value: object | null): string | null {
  return value && JSON.stringify(value);
}

function* pledgeRows(pledges: readonly MadePledge[], places: Places): Generator<CopyRow> {
  for (const { id, position, pledge } of pledges) {
    const { slug, title, summary, testability, origin, theme } = pledge;
    const texts = [slug, json(title), json(summary), testability, origin];
    yield [id, places.programme.id, places.themes.get(theme) ?? null, position, ...texts];
  }
}

function* sourceRows(pledges: readonly MadePledge[], places: Places): Generator<CopyRow> {
  for (const { id, pledge } of pledges) {
    for (const [position, { document, line, url, publishedOn, note }] of pledge.sources.entries()) {
      const documentId = places.documents.get(document ?? '') ?? null;
      yield [id, position, documentId, line, url, publishedOn, json(note)];
    }
  }
}

function targetRow({ position, terms, target, pledge }: MadeTarget): CopyRow {
  const { key, metric, kind, direction, unit, value, factor, comparison, valueBasis, baseline } = terms;
  return [
    ...[target.id, pledge.id, position, key, json(metric), kind, direction, unit, value, factor, comparison],
    ...[valueBasis, terms.start, terms.due, json(terms.dueBasis), terms.stages, terms.reportingIntervalDays],
    ...[baseline?.value ?? null, baseline?.date ?? null, baseline?.isDerived ?? null],
    ...[
      baseline?.sourceUrl ?? null,
      json(baseline?.note ?? null),
      terms.partOf,
      json(terms.alternativeReading),
    ],
  ];
}

function* checkpointRows(targets: readonly MadeTarget[]): Generator<CopyRow> {
  for (const { target, terms } of targets) {
    for (const { on, value, sourceUrl } of terms.checkpoints) yield [target.id, on, value, sourceUrl];
  }
}

function* entryRows(plan: Plan, pledges: readonly MadePledge[], { programme }: Places, chain: Chain) {
  const at = chain.instant(`${termOf(plan).startsOn}T06:00:00Z`);
  for (const { id, pledge, targets } of pledges) {
    const about = { actor: MAKER, programme, pledge: { id, slug: pledge.slug } };
    const principle = programme.themes.find(({ slug }) => slug === pledge.theme)?.principle ?? null;
    yield chain.append(
      { ...about, kind: 'pledge_added', content: addedPledgeContent(pledge, principle) },
      at,
    );
    for (const { terms, target } of targets) {
      const content = addedTargetContent(pledge.slug, terms, target);
      yield chain.append({ ...about, kind: 'target_added', target, content }, at);
    }
  }
}

/** Writes pledges with their sources and targets, and the ledger's entries about them, inside the caller's transaction. */
export async function writePledges(
  sql: postgres.TransactionSql,
  plan: Plan,
  { pledges, places, chain }: { pledges: readonly MadePledge[]; places: Places; chain: Chain },
): Promise<void> {
  const targets = pledges.flatMap((made) => made.targets);
  await copyRows(
    sql,
    'pledge (id, programme_id, theme_id, position, slug, title, summary, testability, origin)',
    pledgeRows(pledges, places),
  );
  await copyRows(
    sql,
    'pledge_source (pledge_id, position, document_id, line, url, published_on, note)',
    sourceRows(pledges, places),
  );
  await copyRows(
    sql,
    `target (id, pledge_id, position, key, metric, kind, direction, unit, value, factor, comparison, value_basis,
      start_on, due_on, due_basis, stages, reporting_interval_days, baseline_value, baseline_on, baseline_derived,
      baseline_source_url, baseline_note, part_of, alternative_reading)`,
    targets.map(targetRow),
  );
  await copyRows(sql, 'checkpoint (target_id, on_date, value, source_url)', checkpointRows(targets));
  await copyRows(sql, chain.columns, entryRows(plan, pledges, places, chain));
}
