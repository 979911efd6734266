import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breadcrumbData, datasetData, pledgeData, structuredText } from './structured-data';

const HOSTILE = '</script><script>alert(1)</script><!-- & \u2028 "';

const PLEDGE: Parameters<typeof pledgeData>[0] = {
  url: 'https://example.org/en/p/pledges/a',
  language: 'en',
  title: 'A title',
  summary: 'A summary.',
  finding: 'On track: 1 of 2',
  promiser: 'A promiser',
  announcedOn: '2022-10-26',
  programme: { name: 'A programme', url: 'https://example.org/en/p' },
  documents: [],
  verdict: null,
};

describe('JSON-LD as text', () => {
  it('cannot end its element, whatever a text holds, and says the same', () => {
    const text = structuredText(pledgeData({ ...PLEDGE, title: HOSTILE }));
    expect(text).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(text)).toMatchObject({ '@context': 'https://schema.org', name: HOSTILE });
  });

  it('is read as it was meant for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const text = structuredText({ '@type': 'Thing', name });
        expect(text).not.toMatch(/[<>]/);
        expect(JSON.parse(text).name).toBe(name);
      }),
    );
  });
});

describe('a pledge', () => {
  it('has no review and no rating without a verdict of people', () => {
    const text = structuredText(pledgeData(PLEDGE));
    expect(text).not.toMatch(/Review|Rating|Claim/);
    expect(JSON.parse(text).description).toBe('On track: 1 of 2');
  });

  it('has the verdict in words, with who gave it and who read it', () => {
    const verdict = {
      verdict: 'Partly kept',
      reasoning: 'Because.',
      language: 'en',
      author: 'A. Author',
      approver: 'B. Reader',
      publishedAt: '2026-11-21T12:00:00.000Z',
      sources: ['https://example.org/source'],
    };
    const data = JSON.parse(structuredText(pledgeData({ ...PLEDGE, verdict })));
    const { review, '@id': id } = data.mainEntity;
    expect(review).toMatchObject({
      '@type': 'Review',
      itemReviewed: { '@id': id },
      reviewRating: { '@type': 'Rating', alternateName: 'Partly kept' },
      author: { name: 'A. Author' },
      editor: { name: 'B. Reader' },
      citation: ['https://example.org/source'],
    });
    expect(review.reviewRating.ratingValue).toBeUndefined();
  });
});

it('numbers the way down to a page', () => {
  const steps = [
    { name: 'One', url: 'https://example.org/1' },
    { name: 'Two', url: 'https://example.org/2' },
  ];
  expect(breadcrumbData(steps).itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: 'One', item: 'https://example.org/1' },
    { '@type': 'ListItem', position: 2, name: 'Two', item: 'https://example.org/2' },
  ]);
});

it('leaves out when an empty record changed', () => {
  const data = datasetData({
    url: 'https://example.org/en/p/data',
    site: { name: 'Site', url: 'https://example.org/en' },
    languages: ['en'],
    name: 'A record',
    description: 'Of pledges.',
    licence: 'https://example.org/licence',
    from: '2022-11-26',
    to: '2029-11-26',
    country: 'KZ',
    changedAt: null,
    version: '0',
    distributions: [{ name: 'a.csv', description: null, url: 'https://example.org/a.csv', type: 'text/csv' }],
  });
  expect(data).not.toHaveProperty('dateModified');
  expect(data).toMatchObject({
    temporalCoverage: '2022-11-26/2029-11-26',
    distribution: [{ contentUrl: 'https://example.org/a.csv', encodingFormat: 'text/csv' }],
  });
});
