import { expect, test } from 'vitest';
import { plainDate } from '@/lib/core/plain-date';
import { PUBLIC_PARAMETERS } from '@/lib/core/public-parameters';
import { changeParameters } from '@/lib/pledges/changes/change-parameters';
import { listParameters } from '@/lib/pledges/list-address';
import {
  changeListParameters,
  feedParameters,
  figureListParameters,
  ledgerListParameters,
  pledgeListParameters,
} from './parameters';

// A parameter that is missing there would be left out of what the memory of answers tells apart.
test('every parameter of the list of pledges, the API, downloads and the feed is known to be public', () => {
  const programme = { announcedOn: plainDate('2022-10-26'), principles: [], themes: [] };
  const schemas = [
    listParameters(programme, plainDate('2026-11-21')),
    pledgeListParameters,
    figureListParameters,
    ledgerListParameters,
    changeListParameters,
    changeParameters(programme, plainDate('2026-11-21')),
    feedParameters,
  ];
  const names = schemas.flatMap((schema) => Object.keys(schema.shape));
  expect(PUBLIC_PARAMETERS).toEqual(expect.arrayContaining(names));
});
