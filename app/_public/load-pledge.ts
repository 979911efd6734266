import { cache } from 'react';
import type { PlainDate } from '@/lib/core/plain-date';
import { getPledgeDetail } from '@/lib/pledges/queries';
import type { Programme } from '@/lib/programmes/types';
import { loadView, type PageProps, type ProgrammeParams } from './load-view';

export type PledgeProps = PageProps<ProgrammeParams & { readonly slug: string }>;

/** The pledge, read once a request. */
const pledgeAt = cache((programme: Programme, slug: string, on: PlainDate, isAsOf: boolean) =>
  getPledgeDetail(programme, slug, { on, isAsOf }),
);

/** The view of a page about one pledge, or why there is none. */
export async function loadPledge(props: PledgeProps) {
  const view = await loadView(props);
  if (view.kind !== 'view') return view;
  const { slug } = await props.params;
  const pledge = await pledgeAt(view.programme, slug, view.day.on, view.day.isAsOf);
  if (pledge === null) {
    return { kind: 'missing', locale: view.locale, programme: view.programme } as const;
  }
  return { ...view, pledge };
}
