// Checks a Pledgebook from its downloads alone, without dependencies: the chain of the ledger, and every status.
//   node check-ledger.mjs ledger.ndjson statuses.csv [programme] [--as-of]
// ledger.md says what is checked here; the arithmetic of the method is in method-1.mjs beside this file.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pledgeStatus, targetStatus } from './method-1.mjs';

const isAsOf = process.argv.includes('--as-of');
const [ledgerFile, statusFile, named] = process.argv.slice(2).filter((word) => word !== '--as-of');
const faults = [];

/** RFC 8785: keys in order of their UTF-16 units, no white space, strings and numbers as JavaScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)}}`;
}

/** The first entry that does not fit the chain; undefined where all do. */
function firstBreak(entries) {
  let [next, previous] = [1n, '0'.repeat(64)];
  return entries.find(({ hash, ...hashed }) => {
    const own = createHash('sha256').update(canonical(hashed), 'utf8').digest('hex');
    const fits = hashed.seq === String(next) && hashed.prevHash === previous && hash === own;
    [next, previous] = [next + 1n, hash];
    return !fits;
  });
}

/** The rows of a CSV file with byte order mark, CRLF and quotes, by the names in its first line. */
function readCsv(text) {
  const lines = [[]];
  for (const [, cell, end] of text.slice(1).matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g)) {
    lines.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') lines.push([]);
  }
  const [names, ...rows] = lines.slice(0, -1);
  return rows.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index]])));
}

/** What entries amount to: the pledges, the targets as last revised and as first promised, the figures in force. */
function replay(entries) {
  const [pledges, targets, originals, figures] = [new Set(), new Map(), new Map(), new Map()];
  for (const { at, kind, pledge, target, figure, content } of entries) {
    const key = `${pledge}/${target}`;
    if (kind === 'pledge_added') pledges.add(pledge);
    if (kind === 'target_added') targets.set(key, content);
    if (kind === 'target_revised') {
      if (!originals.has(key)) originals.set(key, targets.get(key));
      targets.set(key, { ...targets.get(key), ...content });
    }
    if (kind === 'figure_corrected') figures.delete(content.supersedes);
    if (kind === 'figure_retracted') figures.delete(figure);
    // Figures about one region decide nothing: only those about the whole country do.
    if ((kind === 'figure_published' || kind === 'figure_corrected') && !content.region) {
      figures.set(figure, { ...content, key, order: `${at} ${figure}` });
    }
  }
  return { pledges, targets, originals, figures: [...figures.values()] };
}

const ledger = readFileSync(ledgerFile, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const bad = firstBreak(ledger);
if (bad) faults.push(`The ledger is broken at entry ${bad.seq}.`);

const rows = readCsv(readFileSync(statusFile, 'utf8'));
const { ledger_seq: upTo, evaluated_on: on } = rows[0] ?? { ledger_seq: '0', evaluated_on: '' };
const programme = named ?? ledger[0]?.programme;
if (BigInt(upTo) > ledger.length) faults.push(`The statuses are of entry ${upTo}; the ledger ends before.`);
const known = ledger.filter((entry) => entry.programme === programme && BigInt(entry.seq) <= BigInt(upTo));
const { pledges, targets, originals, figures } = replay(known);

const computed = new Map([...pledges].map((pledge) => [pledge, new Map()]));
for (const [key, target] of targets) {
  const own = figures.filter((figure) => figure.key === key);
  const [now, first] = [target, originals.get(key)].map((one) => one && targetStatus(one, own, on, isAsOf));
  computed.get(target.pledge)?.set(target.key, { ...now, original: first?.status ?? '' });
}
for (const row of rows) {
  const of = computed.get(row.pledge);
  const overall = of && pledgeStatus([...of.values()].map(({ status }) => status));
  const alone = { status: row.target === '' && overall, rule: '', original: '' };
  const { status, rule, original } = of?.get(row.target) ?? alone;
  const ours = [status, String(rule), overall, original];
  const theirs = [row.status, row.rule, row.pledge_status, row.status_against_original];
  if (ours.join() !== theirs.join()) faults.push(`${row.pledge} ${row.target}: ${theirs}, computed ${ours}`);
}
const expected = [...computed.values()].reduce((sum, of) => sum + Math.max(of.size, 1), 0);
if (rows.length !== expected) faults.push(`${expected} rows were expected, there are ${rows.length}.`);

const counts = `${ledger.length} entries, ${targets.size} targets and ${pledges.size} pledges on ${on}`;
const verdict = faults.length === 0 ? `Confirmed: ${counts}.` : `NOT CONFIRMED\n${faults.join('\n')}`;
process.stdout.write(`${verdict}\nNewest hash: ${ledger.at(-1)?.hash}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
