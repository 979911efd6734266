import type { LocalizedText } from '@/lib/core/localized-text';
import type { Figure } from '@/lib/figures/types';
import type { SourceMarks } from '@/lib/sources/types';

export interface FigureSourceJson {
  readonly url: string;
  readonly publisher: string;
  readonly publishedOn: string | null;
  readonly kind: string;
  /** `alive`, `changed`, `dead`, `refused`; null while nothing is known of the address. */
  readonly state: string | null;
  readonly lastSeenOn: string | null;
  readonly archiveUrl: string | null;
}

/** A published figure of the API (DESIGN section 5). */
export interface FigureJson {
  readonly id: string;
  readonly pledge: string;
  readonly target: string | null;
  readonly shape: string;
  readonly role: string;
  readonly value: string;
  readonly unit: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly on: string | null;
  readonly qualifier: string | null;
  readonly note: LocalizedText | null;
  readonly dateNote: LocalizedText | null;
  readonly sources: readonly FigureSourceJson[];
  readonly state: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly approvedBy: string | null;
  readonly publishedAt: string;
  readonly supersedes: string | null;
  readonly reason: LocalizedText | null;
  readonly ledgerSeq: string | null;
}

/** A figure for the API, with what is known of its sources' addresses. It names each property: nothing else that a row may carry gets out. */
export function figureJson(figure: Figure, marks: SourceMarks): FigureJson {
  return {
    id: figure.id,
    pledge: figure.pledge,
    target: figure.target,
    shape: figure.shape,
    role: figure.role,
    value: figure.value,
    unit: figure.unit,
    from: figure.from,
    to: figure.to,
    on: figure.on,
    qualifier: figure.qualifier,
    note: figure.note,
    dateNote: figure.dateNote,
    sources: figure.sources.map(({ url, publisher, publishedOn, kind }) => ({
      url,
      publisher,
      publishedOn,
      kind,
      state: marks.get(url)?.state ?? null,
      lastSeenOn: marks.get(url)?.lastSeenOn ?? null,
      archiveUrl: marks.get(url)?.archiveUrl ?? null,
    })),
    state: figure.state,
    recordedBy: figure.recordedBy,
    recordedAt: figure.recordedAt,
    approvedBy: figure.approvedBy,
    publishedAt: figure.publishedAt,
    supersedes: figure.supersedes,
    reason: figure.reason,
    ledgerSeq: figure.ledgerSeq,
  };
}
