import postgres from 'postgres';
import { connect } from '../../lib/core/db';
import { LEDGER_CHANNEL, LEDGER_LOCK } from '../../lib/ledger/mutations';
import { addProgramme } from '../../lib/programmes/mutations';
import { getProgramme } from '../../lib/programmes/queries';
import { type Chain, chainOf } from './chain';
import { MAKER } from './maker';
import { type Plan, termOf } from './plan';
import { madePledges } from './pledges';
import { madeProgramme } from './programme';
import { inParts, publicationsOf } from './rounds';
import { sharesOf } from './shares';
import { writeFigures } from './write-figures';
import { type Places, writePledges } from './write-pledges';
import { writeSummaries } from './write-summaries';

/** As many as one transaction takes: enough that its end costs little, few enough to be held. */
const A_PART = 10_000;

/** The programme itself goes in by the product's own hand, at the time when it began. */
async function addMadeProgramme(databaseUrl: string, plan: Plan): Promise<Places> {
  const client = connect(databaseUrl, 1);
  const { PLEDGEBOOK_CLOCK: clock } = process.env;
  process.env.PLEDGEBOOK_CLOCK = `${termOf(plan).startsOn}T06:00:00Z`;
  try {
    await client.user.upsert({ where: { id: MAKER.id }, create: MAKER, update: {} });
    const added = await addProgramme(client, MAKER, madeProgramme(plan));
    if (!added.ok) throw new Error(`The programme was refused: ${JSON.stringify(added.refusals)}`);
    const programme = await getProgramme(plan.slug, client);
    if (!programme) throw new Error(`The programme ${plan.slug} is not there`);
    const where = { programmeId: programme.id };
    const themes = await client.theme.findMany({ where, select: { slug: true, id: true } });
    const documents = await client.programmeDocument.findMany({ where, select: { key: true, id: true } });
    return {
      programme,
      themes: new Map(themes.map(({ slug, id }) => [slug, id])),
      documents: new Map(documents.map(({ key, id }) => [key, id])),
    };
  } finally {
    if (clock === undefined) delete process.env.PLEDGEBOOK_CLOCK;
    else process.env.PLEDGEBOOK_CLOCK = clock;
    await client.$disconnect();
  }
}

/** Instants as this database's ledger can have them. */
function clamped(plan: Plan, chain: Chain): Plan {
  return { ...plan, earliest: chain.instant('1970-01-01T00:00:00Z').toISOString() };
}

/**
 * Puts a made-up, valid programme into a migrated database, beside what is there: rows, ledger with its chain, stored summaries.
 * Constraints and triggers see every row. Others who want to publish wait until it is done; an interrupted run leaves a
 * programme that is not whole. Memory does not grow with the figures.
 *
 * @param say told how far it is
 */
export async function makeData(databaseUrl: string, asked: Plan, say: (line: string) => void): Promise<void> {
  const places = await addMadeProgramme(databaseUrl, asked);
  const sql = postgres(databaseUrl, {
    max: 1,
    onnotice: () => {},
    connection: { synchronous_commit: false },
  });
  try {
    // A whole connection's lock: between the transactions nobody is to write either.
    await sql`select pg_advisory_lock(${LEDGER_LOCK.toString()})`;
    const chain = await chainOf(sql);
    const plan = clamped(asked, chain);
    const pledges = [...madePledges(plan)];
    await sql.begin((tx) => writePledges(tx, plan, { pledges, places, chain }));
    const targets = pledges.flatMap((pledge) => pledge.targets);
    say(`${pledges.length} pledges, ${targets.length} targets`);
    const shares = sharesOf(plan);
    let written = 0;
    for (const part of inParts(publicationsOf(plan, targets, shares), A_PART)) {
      await sql.begin((tx) => writeFigures(tx, part, { programme: places.programme, chain }));
      written += part.filter(({ kind }) => kind === 'published').length;
      say(`${written} of ${plan.figures} figures`);
    }
    await sql.begin((tx) => writeSummaries(tx, plan, { targets, shares }));
    say(`${targets.length} summaries`);
    // So that what is planned with them is what a site of that age would plan with.
    await sql`vacuum analyze`;
    await sql`select pg_notify(${LEDGER_CHANNEL}, ${chain.seq().toString()})`;
  } finally {
    await sql.end();
  }
}
