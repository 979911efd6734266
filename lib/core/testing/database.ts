import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { db, disconnect } from '@/lib/core/db';
import type { PrismaClient } from '@/lib/core/prisma/client';
import { cloneDatabase, dropDatabase } from '@/lib/server/databases';
import { CATALOGUE_TEMPLATE, EMPTY_TEMPLATE } from './templates';
import { TEST_CLOCK } from './test-clock';

export interface TestDatabase {
  /** The process's client: queries that take none use the same one. */
  readonly db: PrismaClient;
  readonly url: string;
}

const TEMPLATES = { nothing: 'template0', schema: EMPTY_TEMPLATE, catalogue: CATALOGUE_TEMPLATE } as const;

/**
 * A real database for one test file, gone after it: `const { db } = await testDatabase();` at the top of a `*.db.test.ts`. From
 * then on the file's clock stands still.
 *
 * @param content `schema`: migrated and empty; `catalogue`: with the whole catalogue loaded
 */
export async function testDatabase(content: 'schema' | 'catalogue' = 'schema'): Promise<TestDatabase> {
  const url = await scratchDatabase(content);
  process.env.DATABASE_URL = url;
  process.env.PLEDGEBOOK_CLOCK = TEST_CLOCK;
  process.env.NEXTAUTH_SECRET ??= 'for these tests only, and long enough';
  afterAll(disconnect);
  return { db: db(), url };
}

/** The address of a database of its own for one test file, for those that talk to it without Prisma. */
export async function scratchDatabase(content: keyof typeof TEMPLATES): Promise<string> {
  const server = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = await cloneDatabase(server, TEMPLATES[content], name);
  afterAll(() => dropDatabase(server, name));
  return url;
}
