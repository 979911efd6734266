import { canonicalJson, toJsonObject } from '../../lib/core/canonical-json';
import { now } from '../../lib/core/clock';
import { db, disconnect } from '../../lib/core/db';
import { targetOf } from '../../lib/figures/figure-context';
import { FIGURE_PARTS, toFigure } from '../../lib/figures/figure-rows';
import { summariseFor } from '../../lib/pledges/standing';
import { getProgramme } from '../../lib/programmes/queries';
import { viewDay } from '../../lib/programmes/view-day';

/**
 * Compares state with ledger in ways that `npm run ledger:verify` does not, and prints the counts as JSON: published figures
 * and entries that publish one, figures that stopped half-way, and stored summaries against ones made anew from the figures.
 */
const on = db();
const [counts] = await on.$queryRaw<{ figures: bigint; entries: bigint; named: bigint; halfway: bigint }[]>`
  SELECT (SELECT count(*) FROM figure WHERE published_at IS NOT NULL) AS figures,
    (SELECT count(*) FROM ledger_entry WHERE kind IN ('figure_published', 'figure_corrected')) AS entries,
    (SELECT count(DISTINCT figure_id) FROM ledger_entry WHERE kind IN ('figure_published', 'figure_corrected')) AS named,
    (SELECT count(*) FROM figure WHERE published_at IS NULL) AS halfway`;

let summaries = 0;
let wrongSummaries = 0;
const targets = await on.target.findMany({
  include: { pledge: { include: { programme: true } }, summary: true },
});
for (const row of targets.filter(({ summary }) => summary !== null)) {
  const programme = await getProgramme(row.pledge.programme.slug);
  if (!programme) throw new Error('A target without a programme');
  const target = await on.$transaction((tx) => targetOf(tx, programme, row.pledgeId, row.key));
  const where = { targetId: row.id, region: null, state: 'published' as const };
  const figures = (await on.figure.findMany({ where, include: FIGURE_PARTS })).map(toFigure);
  const anew = summariseFor(target, figures, viewDay(programme, now(), null));
  summaries += 1;
  if (canonicalJson(toJsonObject(anew)) !== canonicalJson(toJsonObject(Object(row.summary?.summary))))
    wrongSummaries += 1;
}
const found = {
  figures: Number(counts?.figures),
  entries: Number(counts?.entries),
  named: Number(counts?.named),
  halfway: Number(counts?.halfway),
  summaries,
  wrongSummaries,
};
process.stdout.write(`${JSON.stringify(found)}\n`);
await disconnect();
