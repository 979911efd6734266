import { z } from 'zod';
import { oneOf } from '@/lib/core/page-parameters';
import type { PlainDate } from '@/lib/core/plain-date';
import type { Programme } from '@/lib/programmes/types';
import { asOfParameter } from '@/lib/programmes/view-parameters';

/** What the page of changes can be asked for: two days between the announcement and today, in their order, and a theme. */
export function changeParameters(programme: Pick<Programme, 'announcedOn' | 'themes'>, today: PlainDate) {
  const day = asOfParameter(programme, today);
  return z
    .object({ from: day, to: day, theme: oneOf(programme.themes.map(({ slug }) => slug)) })
    .check(({ value: { from, to }, issues }) => {
      if (from === null || to === null || from <= to) return;
      const params = {
        problem: 'afterSecondDay',
        allowed: 'dayUpTo',
        values: { from: programme.announcedOn, to },
      };
      issues.push({ code: 'custom', path: ['from'], input: from, params });
    });
}
