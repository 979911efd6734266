import { expect, it } from 'vitest';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { listFigures } from '@/lib/figures/queries';
import { iterateLedger } from '@/lib/ledger/queries';
import { verifyChain } from '@/lib/ledger/verify-chain';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { getProgramme, listProgrammes } from '@/lib/programmes/queries';
import { loadCatalogue } from './catalogue-load';

const { db } = await testDatabase('catalogue');
const EXAMPLE = 'docs/examples/second-programme';

it('the example of a second programme stands beside the first, in its own language and currency', async () => {
  const first = await getProgramme('fair-kazakhstan-2022');
  const loaded = await loadCatalogue(db, () => {}, EXAMPLE);
  expect(loaded).toEqual({ programmes: 1, pledges: 3, targets: 3, figures: 3 });
  const programmes = await listProgrammes();
  expect(programmes.map(({ slug }) => slug).sort()).toEqual(['fair-kazakhstan-2022', 'valmont-2023']);
  expect(await getProgramme('fair-kazakhstan-2022')).toEqual(first);

  const programme = await getProgramme('valmont-2023');
  if (!programme) throw new Error('The example is not there');
  expect(Object.keys(programme.title).sort()).toEqual(['en', 'fr']);
  expect(programme.themes.map(({ title }) => title)).toEqual([{ fr: 'Déplacements' }, { fr: 'Logement' }]);
  const pledges = await listPledgeStandings(programme, { on: plainDate('2026-11-21'), isAsOf: false });
  const grants = pledges.flatMap(({ targets }) => targets).find(({ key }) => key === 'aides-versees');
  expect(grants).toMatchObject({ unit: 'EUR', summary: { current: '4350000', reference: '2025-06-30' } });
  expect(grants?.metric).toEqual({ fr: "Aides à l'isolation versées" });
  const { figures } = await listFigures(programme, {
    day: { on: plainDate('2026-11-21'), isAsOf: false },
    limit: 1000,
  });
  expect(figures.map(({ note }) => note)).toContainEqual({
    fr: 'Deux premières années du mandat.',
    en: 'The first two years of the term.',
  });
  expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
  // A loaded machine takes its time.
}, 120_000);

it('loading the example again adds nothing', async () => {
  const nothing = { programmes: 0, pledges: 0, targets: 0, figures: 0 };
  expect(await loadCatalogue(db, () => {}, EXAMPLE)).toEqual(nothing);
});
