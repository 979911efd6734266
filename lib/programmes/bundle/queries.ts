import type { LocalizedText } from '@/lib/core/localized-text';
import type { Prisma } from '@/lib/core/prisma/client';
import { SOURCE_PARTS, TARGET_PARTS, toPledgeSource, toTarget } from '@/lib/pledges/pledge-rows';
import type { Programme } from '../types';
import { pledgeTerms, type Terms, targetTerms } from './same-entry';

/** What is in the record of a pledge that a bundle names. */
export interface KnownPledge {
  readonly terms: Terms;
  /** Its targets by key. */
  readonly targets: ReadonlyMap<string, Terms>;
}

/** The pledges of a programme by slug, as a bundle would say them. */
export async function listKnownPledges(
  tx: Prisma.TransactionClient,
  programme: Programme,
): Promise<Map<string, KnownPledge>> {
  const rows = await tx.pledge.findMany({
    where: { programmeId: programme.id },
    include: {
      theme: { select: { slug: true } },
      sources: { orderBy: { position: 'asc' }, include: SOURCE_PARTS },
      targets: { include: TARGET_PARTS },
    },
  });
  return new Map(
    rows.map(({ slug, theme, title, summary, testability, origin, sources, targets }) => {
      const terms = pledgeTerms({
        ...{ testability, origin, theme: theme.slug },
        title: title as LocalizedText,
        summary: summary as LocalizedText,
        sources: sources.map(toPledgeSource).map((source) => ({
          ...source,
          document: source.document?.key ?? null,
        })),
      });
      const known = targets.map(
        (row) => [row.key, targetTerms(toTarget(row, programme), programme)] as const,
      );
      return [slug, { terms, targets: new Map(known) }];
    }),
  );
}
