import { now } from '@/lib/core/clock';
import { type Result, refuse, succeed } from '@/lib/core/errors';
import { slugField } from '@/lib/core/fields';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { getProgramme } from '@/lib/programmes/queries';
import type { ReviewPolicy } from '@/lib/programmes/types';
import { viewDay } from '@/lib/programmes/view-day';
import type { FormTarget } from './form-fields';

/** What a figure form is about. */
export interface FormPlace {
  readonly programme: string;
  readonly pledge: string;
  readonly target: FormTarget;
  readonly reviewPolicy: ReviewPolicy;
}

/**
 * Finds what a form names; an empty `target` is the pledge as a whole. Refuses `unknown_programme`, `unknown_pledge`,
 * `unknown_target`, and `target_of_other_pledge` where the key belongs to another one.
 */
export async function findFormPlace(named: {
  readonly programme: string;
  readonly pledge: string;
  readonly target: string;
}): Promise<Result<FormPlace>> {
  const isSlug = (text: string) => slugField.safeParse(text).success;
  const programme = isSlug(named.programme) ? await getProgramme(named.programme) : null;
  if (!programme) return refuse({ code: 'unknown_programme', field: 'programme' });
  const day = viewDay(programme, now(), null);
  const pledge = isSlug(named.pledge) ? await getPledgeDetail(programme, named.pledge, day) : null;
  if (!pledge) return refuse({ code: 'unknown_pledge', field: 'pledge' });
  const place = { programme: programme.slug, pledge: pledge.slug, reviewPolicy: programme.reviewPolicy };
  if (named.target === '') return succeed({ ...place, target: null });
  const target = pledge.targets.find(({ key }) => key === named.target);
  if (target) {
    const { key, kind, unit, stages } = target;
    return succeed({ ...place, target: { key, kind, unit, stages } });
  }
  const pledges = await listPledgeStandings(programme, day);
  const owner = pledges.find(({ targets }) => targets.some(({ key }) => key === named.target));
  return owner
    ? refuse({ code: 'target_of_other_pledge', field: 'target', values: { pledge: owner.slug } })
    : refuse({ code: 'unknown_target', field: 'target' });
}
