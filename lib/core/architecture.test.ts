import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { architectureProblems } from './testing/architecture';
import { importsOf, readSourceFiles } from './testing/source-files';

const ROOT = process.cwd();

function problemsOf(path: string, text: string): string[] {
  return architectureProblems([{ path, text }]);
}

test('the project keeps to its layout', () => {
  // This file quotes what is forbidden.
  const files = readSourceFiles(ROOT).filter(({ path }) => path !== 'lib/core/architecture.test.ts');
  expect(files.filter(({ path }) => path.startsWith('lib/status/')).length).toBeGreaterThan(5);
  expect(architectureProblems(files)).toEqual([]);
});

test('the top level holds nothing new', () => {
  const allowed =
    /^(app|bench|components|docs|e2e|lib|prisma|public|node_modules|test-results|playwright-report|package(-lock)?\.json|next\.config\.js|next-env\.d\.ts|tsconfig\.json|tsconfig\.tsbuildinfo|biome\.json|knip\.json|postcss\.config\.mjs|vitest\.config\.ts|playwright\.config\.ts|prisma\.config\.ts|docker-compose\.yml|Dockerfile|README\.md|CHANGELOG\.md|LICENSE|\..+)$/;
  expect(readdirSync(ROOT).filter((name) => !allowed.test(name))).toEqual([]);
});

test('imports are read in every form', () => {
  const text = [
    "import a, { b } from './b';",
    "import type { C } from '@/lib/core/c';",
    "import { type D, type E } from '../d';",
    'import {\n  type F,\n  g,\n} from "next/link";',
    "import './side.css';",
    "export { h } from './h';",
    "const i = await import('./i');",
  ].join('\n');
  expect(importsOf({ path: 'lib/pledges/x.ts', text })).toEqual([
    { target: 'lib/pledges/b', isType: false },
    { target: 'lib/core/c', isType: true },
    { target: 'lib/d', isType: true },
    { target: 'next/link', isType: false },
    { target: 'lib/pledges/h', isType: false },
    { target: 'lib/pledges/side.css', isType: false },
    { target: 'lib/pledges/i', isType: false },
  ]);
});

describe('finds what is planted:', () => {
  const planted: [string, string, string][] = [
    ['the database on a page', 'app/page.tsx', "import { db } from '@/lib/core/db';"],
    ['the client on a page', 'app/page.tsx', "import { Prisma } from '@prisma/client';"],
    ['the server on a page', 'app/page.tsx', "import { say } from '@/lib/server/say';"],
    ['a query in a component', 'components/pledges/list.tsx', "import { q } from '@/lib/pledges/queries';"],
    ['a mutation in a component', 'components/a.tsx', "import { q } from '@/lib/figures/mutations';"],
    ['the core in a component', 'components/a.tsx', "import { env } from '@/lib/core/env';"],
    ['a page in a component', 'components/a.tsx', "import Page from '@/app/page';"],
    ['a component below', 'lib/pledges/a.ts', "import { A } from '@/components/a';"],
    ['the server below', 'lib/pledges/queries.ts', "import { say } from '../server/say';"],
    ['the database beside queries', 'lib/pledges/sort.ts', "import { db } from '@/lib/core/db';"],
    ['rows as DTOs', 'lib/pledges/types.ts', "import type { Pledge } from '@/lib/core/prisma/client';"],
    ['a noun in the core', 'lib/core/http.ts', "import { can } from '@/lib/accounts/permissions';"],
    ['a query in the method', 'lib/status/a.ts', "import { q } from '@/lib/figures/queries';"],
    ['the clock in the method', 'lib/status/a.ts', "import { now } from '@/lib/core/clock';"],
    ['another pure folder in a feed', 'lib/feeds/rss.ts', "import { a } from '@/lib/status/evaluate';"],
    ['a package in an export', 'lib/export/csv.ts', "import lodash from 'lodash';"],
    ['the database by way of a type', 'lib/feeds/rss.ts', "import type { Db } from '@/lib/core/db';"],
    ['test support in the product', 'lib/pledges/a.ts', "import { a } from '@/lib/core/testing/database';"],
    ['pages in the server', 'lib/server/start.ts', "await import('@/app/page');"],
    ['a barrel', 'components/ui/index.ts', ''],
    ['a dumping ground', 'lib/pledges/utils.ts', ''],
    ['a folder for everything', 'lib/pledges/services/a.ts', ''],
    ['a new folder in lib', 'lib/stuff/a.ts', ''],
    ['another way of naming files', 'components/StatusBar.tsx', ''],
    ['a long file', 'lib/pledges/a.ts', 'const a = 1;\n'.repeat(301)],
    ['any', 'lib/pledges/a.ts', 'const a: any = 1;'],
    ['any, by a cast', 'lib/pledges/a.ts', 'const a = (b as any).c;'],
    ['a double cast', 'lib/pledges/a.ts', 'const a = b as unknown as C;'],
    ['a silenced compiler', 'e2e/a.spec.ts', '// @ts-ignore because\n'],
    ['an unexplained exception', 'lib/pledges/a.ts', '// @ts-expect-error'],
    ['an unexplained suppression', 'lib/pledges/a.ts', '// biome-ignore lint/suspicious/noConsole:'],
    ['the environment', 'lib/pledges/a.ts', 'const a = process.env.PORT;'],
    ['the time', 'lib/pledges/a.ts', 'const a = new Date();'],
    ['a stray action', 'components/form.tsx', "'use server';"],
    ['an action inside another', 'lib/figures/actions.ts', "'use server';\nasync () => {\n  'use server';"],
    ['actions that are none', 'lib/figures/actions.ts', 'export const a = 1;'],
  ];
  test.each(planted)('%s', (_, path, text) => {
    expect(problemsOf(path, text)).toHaveLength(1);
  });
});

describe('lets pass:', () => {
  const allowed: [string, string, string][] = [
    ['a query on a page', 'app/page.tsx', "import { q } from '@/lib/pledges/queries';"],
    ['types and days in a component', 'components/a.tsx', "import { addDays } from '@/lib/core/plain-date';"],
    ['the type of a refusal', 'components/a.tsx', "import type { Refusal } from '@/lib/core/errors';"],
    ['the database in queries', 'lib/pledges/queries.ts', "import { db } from '@/lib/core/db';"],
    ['the server in its folder', 'lib/server/a.ts', "import postgres from 'postgres';"],
    ['a DTO in a feed', 'lib/feeds/rss.ts', "import type { LedgerEntry } from '@/lib/ledger/types';"],
    ['tests of anything', 'lib/status/a.test.ts', "import { now } from '@/lib/core/clock';"],
    ['a reason', 'lib/pledges/a.ts', '// The library types it wrongly.\nconst a = b as unknown as C;'],
    ['words that look alike', 'lib/pledges/a.ts', "const any = 'of any kind'; new Date(0);"],
  ];
  test.each(allowed)('%s', (_, path, text) => {
    expect(problemsOf(path, text)).toEqual([]);
  });
});
