import type { APIRequestContext } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { expect } from '../fixtures';
import { API, EXPORT, FEED } from './addresses';

export type CsvRow = Readonly<Record<string, string>>;

/** A download as a re-user's program reads it. */
export async function readCsv(request: APIRequestContext, file: string): Promise<CsvRow[]> {
  const response = await request.get(`${EXPORT}/${file}`);
  expect(response.status(), file).toBe(200);
  const rows: CsvRow[] = parse(await response.body(), {
    bom: true,
    columns: true,
    relax_column_count: false,
  });
  return rows;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** All items of one of the API's lists, page by page. */
export async function readAll<T>(request: APIRequestContext, list: string, limit = 100): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | null = null;
  do {
    const params: Record<string, string> = { limit: String(limit), ...(cursor ? { cursor } : {}) };
    const response = await request.get(`${API}/${list}`, { params });
    expect(response.status(), list).toBe(200);
    const body = (await response.json()) as Record<string, unknown>;
    const page: Page<T> = { items: body[list] as T[], nextCursor: body.nextCursor as string | null };
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}

export interface FeedItem {
  readonly title: string;
  readonly link: string;
  readonly guid: string | { readonly '#text': string; readonly '@isPermaLink': string };
  readonly pubDate: string;
  readonly description?: string;
}

export interface Channel {
  readonly title: string;
  readonly link: string;
  readonly description: string;
  readonly lastBuildDate: string;
  readonly 'atom:link': { readonly '@href': string; readonly '@rel': string; readonly '@type': string };
  readonly item: readonly FeedItem[];
}

/** The feed's channel, read as XML; a feed that is not well-formed fails here. */
export async function readFeed(request: APIRequestContext, query = ''): Promise<Channel> {
  const response = await request.get(`${FEED}${query}`);
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toMatch(/^application\/rss\+xml; ?charset=utf-8$/i);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    isArray: (name) => name === 'item',
    parseTagValue: false,
  });
  const document = parser.parse(await response.text(), true) as {
    rss: { '@version': string; channel: Channel };
  };
  expect(document.rss['@version']).toBe('2.0');
  return document.rss.channel;
}
