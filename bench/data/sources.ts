import { addDays, type PlainDate } from '../../lib/core/plain-date';
import type { FigureSource } from '../../lib/figures/types';
import type { SourceKind } from '../../lib/status/types';
import type { Random } from './random';

interface Publisher {
  readonly name: string;
  readonly host: string;
  readonly kind: SourceKind;
}

const PUBLISHERS: readonly [Publisher, ...Publisher[]] = [
  publisher('Bureau of Made-up Statistics', 'statistics.example', 'official_statistics'),
  publisher('Regional Statistics Office', 'regions.statistics.example', 'official_statistics'),
  publisher('Ministry of Works', 'works.example', 'government'),
  publisher('Ministry of Waters and Forests', 'waters.example', 'government'),
  publisher('Ministry of Care', 'care.example', 'government'),
  publisher('Prime Minister’s Office', 'cabinet.example', 'government'),
  publisher('Court of Audit', 'audit.example', 'official'),
  publisher('Central Bank', 'bank.example', 'official'),
  publisher('Steppe News', 'news.example', 'media'),
  publisher('Evening Courier', 'courier.example', 'media'),
  publisher('Budget Watch', 'watch.example', 'ngo'),
  publisher('The Free Encyclopedia of Examples', 'encyclopedia.example', 'encyclopedia'),
];

/** Most figures come from the first few. */
const USUAL = 6;

function publisher(name: string, host: string, kind: SourceKind): Publisher {
  return { name, host, kind };
}

/** Where a figure was published within a month after `day`. One release in seven tells of many targets at once. */
function madeSource(name: string, day: PlainDate, random: Random): FigureSource {
  const among = random.chance(0.85) ? USUAL : PUBLISHERS.length;
  const { name: publisherName, host, kind } = PUBLISHERS[random.whole(0, among - 1)] ?? PUBLISHERS[0];
  const page = random.chance(0.15) ? `releases/${day.slice(0, 7)}` : `${day.slice(0, 4)}/${name}`;
  return {
    url: `https://${host}/${page}`,
    publisher: publisherName,
    publishedOn: random.chance(0.9) ? addDays(day, random.whole(0, 30)) : null,
    kind,
  };
}

/** One source, seldom two. `name` is the figure's, and stands in the address. */
export function madeSources(name: string, day: PlainDate, random: Random): FigureSource[] {
  const first = madeSource(name, day, random);
  return random.chance(0.1) ? [first, madeSource(`${name}-copy`, day, random)] : [first];
}
