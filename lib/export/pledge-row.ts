import type { PledgeSource, PledgeStanding } from '@/lib/pledges/types';
import type { Principle, Programme, Theme } from '@/lib/programmes/types';
import type { NameOf, PLEDGE_COLUMNS } from './columns';
import type { Row } from './csv';
import { pledgeUrl } from './public-address';
import { listCell, textCell, textLine } from './text-cell';

function titleOf(list: readonly (Principle | Theme)[], slug: string): string {
  return textCell(list.find((one) => one.slug === slug)?.title ?? null);
}

/** What of a pledge its row holds. */
export interface PledgeInRow
  extends Pick<
    PledgeStanding,
    'slug' | 'principle' | 'theme' | 'title' | 'summary' | 'testability' | 'origin' | 'assessment'
  > {
  readonly targets: readonly unknown[];
}

/** A pledge as a row of pledges.csv. `origin` is where absolute addresses begin. */
export function pledgeRow(
  origin: string,
  programme: Programme,
  pledge: PledgeInRow,
  sources: readonly PledgeSource[],
): Row<NameOf<typeof PLEDGE_COLUMNS>> {
  return {
    pledge: pledge.slug,
    url: pledgeUrl(origin, programme.slug, pledge.slug),
    principle: pledge.principle,
    principle_title: titleOf(programme.principles, pledge.principle),
    theme: pledge.theme,
    theme_title: titleOf(programme.themes, pledge.theme),
    title: textCell(pledge.title),
    summary: textCell(pledge.summary),
    testability: pledge.testability,
    origin: pledge.origin,
    targets: String(pledge.targets.length),
    source_document: listCell(sources.map(({ document }) => document?.key ?? null)),
    source_title: listCell(sources.map(({ document }) => document?.title ?? null)),
    source_publisher: listCell(sources.map(({ document }) => document?.publisher ?? null)),
    source_document_url: listCell(sources.map(({ document }) => document?.url ?? null)),
    source_line: listCell(sources.map(({ line }) => (line === null ? null : String(line)))),
    source_url: listCell(sources.map(({ url }) => url)),
    source_published_on: listCell(sources.map(({ publishedOn }) => publishedOn)),
    source_note: listCell(sources.map(({ note }) => textLine(note))),
    verdict: pledge.assessment?.verdict ?? null,
    verdict_reasoning: textCell(pledge.assessment?.reasoning ?? null),
    verdict_published_at: pledge.assessment?.publishedAt ?? null,
    verdict_source_url: listCell((pledge.assessment?.sources ?? []).map(({ url }) => url)),
  };
}
