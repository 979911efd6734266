import { z } from 'zod';
import type { Figure } from '@/lib/figures/types';
import type { SourceMarks } from '@/lib/sources/types';
import { FIGURE_ROLES, FIGURE_SHAPES, QUALIFIERS, SOURCE_KINDS } from '@/lib/status/types';
import { decimalText, localizedText, sequenceText, slugText } from './answer-parts';

const PUBLIC_STATES = ['published', 'superseded', 'retracted'] as const;

export const citedSource = z.object({
  url: z.url(),
  publisher: z.string(),
  publishedOn: z.iso.date().nullable(),
  kind: z.enum(SOURCE_KINDS),
});

/** A published figure of the API (DESIGN section 5). */
export const figureAnswer = z.object({
  id: z.guid(),
  pledge: slugText,
  target: slugText
    .nullable()
    .describe('Key of the target; null where the figure belongs to the pledge as a whole'),
  region: z
    .string()
    .nullable()
    .describe('ISO 3166-2 code of the region that it is about; null for the whole country'),
  shape: z.enum(FIGURE_SHAPES),
  role: z.enum(FIGURE_ROLES),
  value: decimalText,
  unit: z.string().nullable(),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  on: z.iso.date().nullable(),
  qualifier: z.enum(QUALIFIERS).nullable(),
  note: localizedText.nullable(),
  dateNote: localizedText.nullable().describe('How the date was inferred'),
  sources: z.array(
    citedSource.extend({
      state: z
        .enum(['alive', 'changed', 'dead', 'refused'])
        .nullable()
        .describe('What is known of the address; null while nothing is'),
      lastSeenOn: z.iso.date().nullable(),
      archiveUrl: z.url().nullable(),
    }),
  ),
  state: z.enum(PUBLIC_STATES),
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
  approvedBy: z.string().nullable(),
  publishedAt: z.iso.datetime(),
  supersedes: z.guid().nullable(),
  reason: localizedText.nullable(),
  ledgerSeq: sequenceText.nullable(),
});

export type FigureJson = z.output<typeof figureAnswer>;

/** The state of a figure that may be known. */
function publicState(state: Figure['state']): FigureJson['state'] {
  const found = PUBLIC_STATES.find((one) => one === state);
  if (found === undefined) throw new TypeError(`A figure that is ${state} is not public`);
  return found;
}

/** A figure for the API, with what is known of its sources' addresses. It names each property: nothing else that a row may carry gets out. */
export function figureJson(figure: Figure, marks: SourceMarks): FigureJson {
  return {
    id: figure.id,
    pledge: figure.pledge,
    target: figure.target,
    region: figure.region,
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
    state: publicState(figure.state),
    recordedBy: figure.recordedBy,
    recordedAt: figure.recordedAt,
    approvedBy: figure.approvedBy,
    publishedAt: figure.publishedAt,
    supersedes: figure.supersedes,
    reason: figure.reason,
    ledgerSeq: figure.ledgerSeq,
  };
}
