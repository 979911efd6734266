import { escaped } from '@/lib/export/cards/svg-parts';
import type { PledgeStanding } from '@/lib/pledges/types';
import { badgeAddress, embedAddress, type ProgrammePlace, pledgeAddress } from '@/lib/programmes/addresses';
import { EMBED_WIDTH, embedHeight } from './embed-size';

interface Embedded {
  /** Where the public finds the site, without a slash at the end. */
  readonly origin: string;
  readonly place: ProgrammePlace;
  readonly pledge: Pick<PledgeStanding, 'slug' | 'targets'>;
  /** The title in the language of the place. */
  readonly title: string;
}

/** HTML that shows the card of a pledge on any page, and lets its frame be as tall as the card. */
export function frameCode(
  { origin, place, pledge, title }: Embedded,
  width = EMBED_WIDTH,
  height = embedHeight(pledge),
): string {
  const src = escaped(`${origin}${embedAddress(place, pledge.slug)}`);
  return [
    `<iframe src="${src}" title="${escaped(title)}" width="${width}" height="${height}" style="border:0;max-width:100%" loading="lazy"></iframe>`,
    `<script async src="${escaped(origin)}/embed.js"></script>`,
  ].join('\n');
}

/** HTML that shows the badge of a pledge as a link to it. `alt`: what the badge is, for who does not see it. */
export function badgeCode({ origin, place, pledge }: Embedded, alt: string): string {
  const href = escaped(`${origin}${pledgeAddress(place, pledge.slug)}`);
  const src = escaped(`${origin}${badgeAddress(place, pledge.slug)}`);
  return `<a href="${href}"><img src="${src}" alt="${escaped(alt)}" height="24"></a>`;
}
