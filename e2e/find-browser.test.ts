import { describe, expect, test } from 'vitest';
import { browserArguments, findBrowser, findOrInstallBrowser, type Surroundings } from './find-browser';

const OWN = '/cache/chromium-1/chrome';

/** A machine with these files; `appears` says which file a command brings. */
function machine(files: string[], more: Partial<Surroundings> = {}, appears: Record<string, string> = {}) {
  const present = new Set(files);
  const ran: string[] = [];
  const around: Surroundings = {
    env: { PATH: '/opt/bin:/usr/bin' },
    exists: (path) => present.has(path),
    playwrightPath: OWN,
    isRoot: true,
    run: (command, args) => {
      const line = [command, ...args].join(' ');
      ran.push(line);
      for (const [part, path] of Object.entries(appears)) if (line.includes(part)) present.add(path);
      return true;
    },
    log: () => {},
    ...more,
  };
  return { around, ran };
}

describe('finds, in this order:', () => {
  const named = { env: { PATH: '/usr/bin', PLEDGEBOOK_BROWSER: '/x/brave' } };

  test('the one that is named', () => {
    expect(findBrowser(machine(['/x/brave', OWN, '/usr/bin/chromium'], named).around)).toBe('/x/brave');
  });

  test('never another than the one that is named', () => {
    expect(() => findBrowser(machine([OWN], named).around)).toThrow('/x/brave');
  });

  test('Playwright’s own', () => {
    expect(findBrowser(machine([OWN, '/usr/bin/chromium']).around)).toBe(OWN);
  });

  test('the system’s', () => {
    expect(findBrowser(machine(['/usr/bin/google-chrome', '/usr/bin/node']).around)).toBe(
      '/usr/bin/google-chrome',
    );
    expect(findBrowser(machine(['/opt/bin/chromium']).around)).toBe('/opt/bin/chromium');
  });

  test('none', () => {
    expect(findBrowser(machine(['/usr/bin/node', '/usr/bin']).around)).toBeNull();
  });
});

describe('installs, where there is none:', () => {
  test('nothing when there is one', () => {
    const { around, ran } = machine(['/usr/bin/chromium']);
    expect(findOrInstallBrowser(around)).toBe('/usr/bin/chromium');
    expect(ran).toEqual([]);
  });

  test('by Playwright', () => {
    const { around, ran } = machine([], {}, { 'playwright install': OWN });
    expect(findOrInstallBrowser(around)).toBe(OWN);
    expect(ran).toHaveLength(1);
  });

  test('by the system, as root', () => {
    const { around, ran } = machine([], {}, { 'apt-get install': '/usr/bin/chromium' });
    expect(findOrInstallBrowser(around)).toBe('/usr/bin/chromium');
    expect(ran.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'npx playwright',
      'apt-get update',
      'apt-get install',
    ]);
  });

  test('not by the system for anybody else: then it says what to install', () => {
    const { around, ran } = machine([], { isRoot: false }, { 'apt-get install': '/usr/bin/chromium' });
    expect(() => findOrInstallBrowser(around)).toThrow('apt-get install chromium');
    expect(ran).toHaveLength(1);
  });
});

test('only root goes without the sandbox', () => {
  expect(browserArguments(true)).toContain('--no-sandbox');
  expect(browserArguments(false)).not.toContain('--no-sandbox');
});
