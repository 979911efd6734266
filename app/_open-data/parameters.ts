import { z } from 'zod';
import { VERDICTS } from '@/lib/assessments/types';
import { cursorParameter, limitParameter } from '@/lib/core/paging';
import { dayParameter, wordParameter } from '@/lib/core/query-parameters';
import { LEDGER_KINDS } from '@/lib/ledger/types';
import { COVERAGES, TESTABILITIES } from '@/lib/pledges/types';
import { STATUS_GROUPS, STATUSES } from '@/lib/status/types';

/** Lists that cursors belong to. */
export const PLEDGE_LIST = 'pledges';
export const FIGURE_LIST = 'figures';
export const LEDGER_LIST = 'ledger';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Up to what fits the database's bigint with room to spare. */
const SEQUENCE = /^\d{1,18}$/;

const slug = z.string().max(100, 'is too long for a slug').regex(SLUG, 'is not a slug');

/** Nothing may be asked for. */
export const noParameters = z.object({});

export const asOfParameters = z.object({ asOf: dayParameter.optional() });

export const pledgeListParameters = asOfParameters.extend({
  principle: slug.optional(),
  theme: slug.optional(),
  status: wordParameter(STATUSES).optional(),
  group: wordParameter(STATUS_GROUPS).optional(),
  coverage: wordParameter(COVERAGES).optional(),
  testability: wordParameter(TESTABILITIES).optional(),
  verdict: wordParameter(VERDICTS).optional(),
  limit: limitParameter,
  cursor: cursorParameter(PLEDGE_LIST, (key) => SLUG.test(key)),
});

export const figureListParameters = asOfParameters.extend({
  pledge: slug.optional(),
  limit: limitParameter,
  cursor: cursorParameter(FIGURE_LIST, (key) => UUID.test(key)),
});

export const ledgerListParameters = z.object({
  after: z.string().regex(SEQUENCE, 'must be the sequence number of an entry, or 0').optional(),
  limit: limitParameter,
  cursor: cursorParameter(LEDGER_LIST, (key) => SEQUENCE.test(key)),
});

/** Which two days are compared; without them those of `changeSpan`. */
export const changeListParameters = z.object({
  from: dayParameter.optional(),
  to: dayParameter.optional(),
  theme: slug.optional(),
});

export const feedParameters = z.object({
  pledge: slug.optional(),
  theme: slug.optional(),
  principle: slug.optional(),
  kind: wordParameter(LEDGER_KINDS).optional(),
});
