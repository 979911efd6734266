import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `npm run doctor`. Plain JavaScript without a single package: it has to speak also where Node.js is too old for the rest,
// or node_modules is half there. What it finds itself has the form of `doctor/finding.ts`.

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const USAGE = `Usage: npm run doctor [-- --full] [-- --json]

Looks at the whole installation, changes nothing, and says what is wrong and what to do.

  --full   recomputes the whole ledger instead of its newest entries
  --json   the findings as JSON, for a program

Exit code: 0 when nothing is wrong (hints are nothing wrong), 1 when something is, 2 for wrong usage.`;

const args = process.argv.slice(2);
const unknown = args.find((arg) => arg !== '--full' && arg !== '--json');
if (unknown !== undefined) {
  process.stderr.write(`${unknown} is no option.\n\n${USAGE}\n`);
  process.exit(2);
}

const findings = [...lookAtNode(), ...lookAtPackages()];
if (findings.every(({ level }) => level !== 'problem')) {
  const { register } = await import('tsx/esm/api');
  register();
  const { runDoctor } = await import('./doctor/run-doctor.ts');
  findings.push(...(await runDoctor(args.includes('--full'))));
}
process.exitCode = findings.some(({ level }) => level === 'problem') ? 1 : 0;
process.stdout.write(args.includes('--json') ? `${JSON.stringify({ findings }, null, 1)}\n` : await asText());

async function asText() {
  if (existsSync(join(ROOT, 'node_modules', 'tsx', 'package.json')) && findings.length > 2) {
    const { findingText, summaryText } = await import('./doctor/finding.ts');
    return `${[...findings.map(findingText), '', summaryText(findings)].join('\n')}\n`;
  }
  return `${findings.map((one) => `${one.level}: ${one.about}: ${one.words}${one.advice ? `\n  → ${one.advice}` : ''}`).join('\n')}\n`;
}

function finding(about, level, words, advice = null) {
  return { about, level, words, advice };
}

function lookAtNode() {
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).engines.node;
  const [major = 0, minor = 0] = wanted.replace(/^>=/, '').split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  const isEnough = ownMajor > major || (ownMajor === major && ownMinor >= minor);
  const words = `This is ${process.versions.node}; ${wanted} is needed.`;
  if (!isEnough)
    return [finding('Node.js', 'problem', words, 'Install a newer one from nodejs.org or your system.')];
  return [finding('Node.js', 'ok', words)];
}

/** Compares node_modules with the lock file. What is only for development may be absent, as in a container. */
function lookAtPackages() {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const wrong = [];
  for (const [path, { version, dev, optional, devOptional, link }] of Object.entries(lock.packages)) {
    if (path === '' || link) continue;
    const manifest = join(ROOT, path, 'package.json');
    if (!existsSync(manifest)) {
      if (!dev && !optional && !devOptional) wrong.push(`${path.replace(/^node_modules\//, '')} is missing`);
    } else if (JSON.parse(readFileSync(manifest, 'utf8')).version !== version) {
      wrong.push(`${path.replace(/^node_modules\//, '')} is not ${version}`);
    }
  }
  if (wrong.length === 0) return [finding('packages', 'ok', 'node_modules is what package-lock.json says.')];
  const shown = wrong.slice(0, 5).join(', ');
  const more = wrong.length > 5 ? ` and ${wrong.length - 5} more` : '';
  return [
    finding(
      'packages',
      'problem',
      `node_modules is not what package-lock.json says: ${shown}${more}.`,
      'npm ci',
    ),
  ];
}
