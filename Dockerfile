# The website. With DATABASE_URL it uses that PostgreSQL server; without, it brings its own, with its data in /data:
#   docker build -t pledgebook . && docker run -p 3000:3000 -v pledgebook:/data pledgebook

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# Needs neither a database nor the network.
RUN npm run build && npm prune --omit=dev && rm -rf .next/cache

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    PLEDGEBOOK_DATA=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data && chown node:node /app
COPY --from=build --chown=node:node /app ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/api/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Without npm in between, so that the stop signal reaches the server.
CMD ["node", "--import", "tsx", "lib/server/start.ts"]
