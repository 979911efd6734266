import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import createNextIntlPlugin from 'next-intl/plugin';

const distDir = process.env.NEXT_DIST_DIR || '.next';

/**
 * Next writes its build folder's name into the TypeScript configuration. A build in another folder than the usual one
 * gets a configuration of its own, so that tsconfig.json stays as it is.
 */
function tsconfigPath() {
  if (distDir === '.next') return 'tsconfig.json';
  const path = join('.pledgebook', `tsconfig${distDir}.json`);
  if (!existsSync(path)) {
    mkdirSync('.pledgebook', { recursive: true });
    writeFileSync(path, '{ "extends": "../tsconfig.json", "include": ["../**/*.ts", "../**/*.tsx"] }');
  }
  return path;
}

/**
 * Languages that the addresses know (`ADDRESS_LOCALES`) and that have no messages yet lead to the same page in the
 * default one, for the time being (307).
 */
function untranslatedLocales() {
  return ['en', 'kk', 'ru'].filter((locale) => !existsSync(join('lib/core/i18n/messages', locale)));
}

const withNextIntl = createNextIntlPlugin('./lib/core/i18n/request.ts');

/** @type {import('next').NextConfig} */
const config = {
  distDir,
  typedRoutes: true,
  // Types are checked by `npm run check`. The build has to work wherever the site runs, without the tests' packages.
  typescript: { ignoreBuildErrors: true, tsconfigPath: tsconfigPath() },
  redirects: async () =>
    untranslatedLocales().map((locale) => ({
      source: `/${locale}/:path*`,
      destination: '/en/:path*',
      permanent: false,
    })),
  // There are no pictures to make smaller, and the address that would do it is open to everybody.
  images: { unoptimized: true },
  poweredByHeader: false,
  // For the desk. The response cache (lib/server) asks for public pages uncompressed, and compresses and tags them itself.
  compress: true,
  generateEtags: false,
  // Metadata stands in the head of every page, also for readers without scripts: nothing streams.
  htmlLimitedBots: /.*/,
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@resvg/resvg-js',
    // Fifty thousand words need no bundling.
    '@zxcvbn-ts/language-common',
    'nodemailer',
    'pg',
    'pino',
    'postgres',
  ],
};

export default withNextIntl(config);
