import { type Json, toJsonObject } from '@/lib/core/canonical-json';
import type { Figure } from './types';

/**
 * The public content of a figure's ledger entry: the figure, without what the entry itself says. A figure about the whole country
 * has no `region`, as in the entries from before there were regions.
 */
export function contentOf(figure: Figure): { readonly [key: string]: Json } {
  const {
    state: _s,
    recordedBy: _r,
    recordedAt: _a,
    publishedAt: _p,
    approvedBy: _b,
    ledgerSeq: _l,
    ended: _e,
    region,
    ...content
  } = figure;
  return toJsonObject({ ...content, ...(region !== null && { region }) });
}
