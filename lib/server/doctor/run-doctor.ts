import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { type Env, EnvError, env, SETTING_NAMES } from '@/lib/core/env';
import { buildState } from '../build-site';
import { projectFile } from '../checkout';
import { isClientCurrent } from '../generate-client';
import { loadSettings, setEnvironment } from '../settings';
import { type Finding, findingsAbout } from './finding';
import {
  connectReadOnly,
  lookAtClocks,
  lookAtConnection,
  lookAtMigrations,
  lookAtNotifications,
  lookAtServer,
} from './look-at-database';
import { lookAtEmbedded } from './look-at-embedded';
import { lookAtBackups, lookAtDataFolder, lookAtSecretFiles, lookAtSpace } from './look-at-files';
import {
  lookAtAccounts,
  lookAtLedger,
  lookAtListeners,
  lookAtSources,
  lookAtSummaries,
} from './look-at-record';
import { lookAtMail, lookAtProvider } from './look-at-services';
import { lookAtNames, lookAtSettings } from './look-at-settings';
import { lookAtPort, lookAtPublicAddress } from './look-at-site';

const RUNS = /^It runs/;

/** Looks at the whole installation and changes nothing. `isFull` recomputes the whole ledger. */
export async function runDoctor(isFull: boolean): Promise<Finding[]> {
  const file = projectFile('.env');
  const inEnvironment = Object.keys(process.env);
  const inFile = existsSync(file) ? Object.keys(parseEnv(readFileSync(file, 'utf8'))) : [];
  const findings = lookAtNames(SETTING_NAMES, inFile, inEnvironment);
  let settings: Env;
  try {
    settings = loadSettings();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    const { problem } = findingsAbout('settings');
    const lines = error.message.split('\n').slice(1);
    return [
      ...findings,
      ...lines.map((line) => problem(`${line.trim()}.`, 'See .env.example. The rest was not looked at.')),
    ];
  }
  findings.push(...lookAtSettings(settings), ...codeFindings(settings));

  const folder = resolve(settings.PLEDGEBOOK_DATA ?? projectFile('.pledgebook'));
  const secrets = ['session-secret', 'postgres-password'].map((name) => join(folder, name));
  findings.push(...lookAtDataFolder(folder), ...lookAtSecretFiles([file, ...secrets]));
  findings.push(
    ...lookAtSpace(existsSync(folder) ? folder : projectFile('.')),
    ...lookAtBackups(folder, new Date()),
  );

  const site = await guarded('site', () => lookAtPort(settings));
  const isRunning = site.some(({ words }) => RUNS.test(words));
  findings.push(...site);
  findings.push(...(await guarded('public address', () => lookAtPublicAddress(settings, isRunning))));
  findings.push(...(await guarded('mail', () => lookAtMail(settings))));
  findings.push(...(await guarded('sign-in provider', () => lookAtProvider(settings))));

  const embedded = settings.DATABASE_URL === undefined ? lookAtEmbedded(folder) : null;
  findings.push(...(embedded?.findings ?? []));
  const url = settings.DATABASE_URL ?? embedded?.url ?? null;
  if (url !== null) findings.push(...(await lookIntoDatabase(url, isRunning, isFull)));
  return findings;
}

function codeFindings({ NEXT_DIST_DIR: distDir }: Env): Finding[] {
  const { ok, hint } = findingsAbout('build');
  const findings: Finding[] = [];
  const state = buildState(distDir);
  if (state === 'missing')
    findings.push(hint('The pages are not built.', 'The next "npm start" builds them, or npm run build.'));
  if (state === 'older') {
    findings.push(
      hint(
        'The pages were built from other sources than these.',
        'The next "npm start" builds them anew: restart the site.',
      ),
    );
  }
  if (!isClientCurrent())
    findings.push(
      hint('The database client is not made for this schema.', 'npm run generate, or the next start.'),
    );
  return findings.length === 0 ? [ok('Pages and database client are of these sources.')] : findings;
}

async function lookIntoDatabase(url: string, isRunning: boolean, isFull: boolean): Promise<Finding[]> {
  const sql = connectReadOnly(url);
  try {
    const unreachable = await lookAtConnection(sql, url);
    if (unreachable !== null) return [unreachable];
    const findings = [...(await guarded('database', () => lookAtServer(sql)))];
    const schema = await lookAtMigrations(sql);
    findings.push(...schema.findings);
    findings.push(...(await guarded('clocks', () => lookAtClocks(sql, schema.isCurrent))));
    findings.push(...(await guarded('notifications', () => lookAtNotifications(url, sql))));
    if (!schema.isCurrent) return findings;
    findings.push(...(await guarded('nodes', () => lookAtListeners(sql, isRunning))));
    findings.push(...(await guarded('accounts', () => lookAtAccounts(sql))));
    findings.push(...(await guarded('summaries', () => lookAtSummaries(sql))));
    const { PLEDGEBOOK_SOURCES_EVERY_HOURS: hours } = env();
    findings.push(...(await guarded('sources', () => lookAtSources(sql, hours, new Date()))));
    if (isClientCurrent()) {
      setEnvironment({ DATABASE_URL: url });
      findings.push(...(await guarded('ledger', () => lookAtLedger(sql, isFull))));
      const { disconnect } = await import('@/lib/core/db');
      await disconnect();
    }
    return findings;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** A look that fails is a finding as well: one broken thing must not hide the others. */
async function guarded(about: string, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return [
      findingsAbout(about).problem(`It could not be looked at: ${words}`, 'Mend what is said above first.'),
    ];
  }
}
