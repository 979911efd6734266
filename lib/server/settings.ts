import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Env, env } from '@/lib/core/env';
import { projectFile } from './checkout';

/** The settings from the environment and, below it, from `.env` in the checkout. Call it first in every command. */
export function loadSettings(): Env {
  const file = projectFile('.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return env();
}

/** The data folder: the operator's, or `.pledgebook` in the checkout; made if missing. */
export function dataFolder(settings: Env): { path: string; isChosen: boolean } {
  const chosen = settings.PLEDGEBOOK_DATA;
  const path = chosen === null ? projectFile('.pledgebook') : resolve(chosen);
  mkdirSync(path, { recursive: true });
  return { path, isChosen: chosen !== null };
}

/** Completes the environment that the site's own code reads. */
export function setEnvironment(values: Record<string, string>): void {
  Object.assign(process.env, values);
}
