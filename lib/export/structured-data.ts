/** A node of JSON-LD in the vocabulary of schema.org. Absent values are left out. */
export interface StructuredData {
  readonly '@type': string;
  readonly [property: string]: unknown;
}

/**
 * JSON-LD as the content of a `script` element: no text can end the element, open another or a comment, whatever it holds.
 * The escapes mean the same to every JSON parser.
 */
export function structuredText(data: StructuredData): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...data }).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

interface Step {
  readonly name: string;
  /** Absolute. */
  readonly url: string;
}

/** The way from the overview down to a page, the page itself last. */
export function breadcrumbData(steps: readonly Step[]): StructuredData {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url,
    })),
  };
}

/** A verdict of people about a pledge, as the page shows it. */
interface VerdictFacts {
  readonly verdict: string;
  readonly reasoning: string;
  /** Language of the reasoning. */
  readonly language: string;
  readonly author: string;
  /** Who read it before it was published. */
  readonly approver: string;
  /** Instant, ISO 8601. */
  readonly publishedAt: string;
  readonly sources: readonly string[];
}

interface PledgeFacts {
  readonly url: string;
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  /** The status computed from figures, as a sentence. */
  readonly finding: string;
  readonly promiser: string;
  readonly announcedOn: string;
  readonly programme: Step;
  /** Addresses that the page names as read for the pledge. */
  readonly documents: readonly string[];
  readonly verdict: VerdictFacts | null;
}

/**
 * A pledge's page. The pledge is a work of the promiser; the computed status is only what the page says of it. A review
 * is there where people gave a verdict, and has its words, not a number, as verdicts are no scale.
 */
export function pledgeData(facts: PledgeFacts): StructuredData {
  const { url, verdict } = facts;
  const id = `${url}#pledge`;
  return {
    '@type': 'WebPage',
    '@id': url,
    url,
    name: facts.title,
    description: facts.finding,
    inLanguage: facts.language,
    ...(facts.documents.length > 0 && { citation: facts.documents }),
    mainEntity: {
      '@type': 'CreativeWork',
      '@id': id,
      name: facts.title,
      abstract: facts.summary,
      // Whether a person, a party or an office made the promise is not on record.
      creator: { name: facts.promiser },
      datePublished: facts.announcedOn,
      isPartOf: { '@type': 'CreativeWork', ...facts.programme },
      ...(verdict && { review: reviewOf(verdict, id, url) }),
    },
  };
}

function reviewOf(verdict: VerdictFacts, pledge: string, page: string): StructuredData {
  return {
    '@type': 'Review',
    url: `${page}#assessment`,
    itemReviewed: { '@id': pledge },
    reviewRating: { '@type': 'Rating', alternateName: verdict.verdict },
    reviewBody: verdict.reasoning,
    inLanguage: verdict.language,
    author: { '@type': 'Person', name: verdict.author },
    editor: { '@type': 'Person', name: verdict.approver },
    datePublished: verdict.publishedAt,
    ...(verdict.sources.length > 0 && { citation: verdict.sources }),
  };
}

interface Distribution {
  readonly name: string;
  readonly description: string | null;
  readonly url: string;
  /** Media type. */
  readonly type: string;
}

interface DatasetFacts {
  readonly url: string;
  readonly site: Step;
  readonly languages: readonly string[];
  readonly name: string;
  readonly description: string;
  readonly licence: string;
  /** Days, `YYYY-MM-DD`: the term that the pledges are for. */
  readonly from: string;
  readonly to: string;
  /** Two letters of ISO 3166. */
  readonly country: string;
  /** Instant of the newest entry, ISO 8601; null while there is none. */
  readonly changedAt: string | null;
  /** Sequence number of the newest entry. */
  readonly version: string;
  readonly distributions: readonly Distribution[];
}

/** The data of a programme, with its downloads, as a data set of the site's catalogue. */
export function datasetData(facts: DatasetFacts): StructuredData {
  return {
    '@type': 'Dataset',
    '@id': `${facts.url}#dataset`,
    url: facts.url,
    name: facts.name,
    description: facts.description,
    license: facts.licence,
    isAccessibleForFree: true,
    inLanguage: facts.languages,
    version: facts.version,
    ...(facts.changedAt !== null && { dateModified: facts.changedAt }),
    temporalCoverage: `${facts.from}/${facts.to}`,
    spatialCoverage: {
      '@type': 'Place',
      address: { '@type': 'PostalAddress', addressCountry: facts.country },
    },
    includedInDataCatalog: { '@type': 'DataCatalog', ...facts.site },
    distribution: facts.distributions.map(({ name, description, url, type }) => ({
      '@type': 'DataDownload',
      name,
      ...(description !== null && { description }),
      contentUrl: url,
      encodingFormat: type,
    })),
  };
}
