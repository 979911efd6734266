import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/core/i18n/request.ts');

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  typedRoutes: true,
  poweredByHeader: false,
  // Compression and ETags are the response cache's (lib/server), which knows the ledger sequence.
  compress: false,
  generateEtags: false,
  // Metadata stands in the head of every page, also for readers without scripts: nothing streams.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['@node-rs/argon2', '@prisma/adapter-pg', 'pg', 'pino', 'postgres'],
};

export default withNextIntl(config);
