import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { openFilesLimit } from './open-files-limit';
import { refuseBroken } from './refuse-broken';

/** Longer than the usual 60 s of proxies, so that it is always they who close an idle connection first. */
const KEEP_ALIVE_MS = 72_000;
/** From the first byte of a request, or from connecting, to the end of its headers: enough for any honest line. */
const HEADERS_WITHIN_MS = 15_000;
/** A whole request: a file of figures comes over a slow line in this time. */
const REQUEST_WITHIN_MS = 300_000;
/** How often the two above are looked at. */
const LOOK_EVERY_MS = 2_000;
/** Nothing has moved on the connection: whoever downloads has gone to sleep, and holds a place at the database. */
const SILENT_FOR_MS = 300_000;
/** All headers together. It also bounds their number, so that none needs to be dropped without a word. */
const HEADER_BYTES = 16 * 1024;
/** Files and connections that the process needs besides: database, log, pages of the build. */
const OTHER_FILES = 512;
const MOST_CONNECTIONS = 50_000;
/** From this share of the most connections on, those that wait for nothing are closed to make room. */
const CROWDED = 0.8;

/** The web server with limits against clients that are slow, send too much or are too many. */
export function createWebServer(handle: RequestListener): Server {
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_WITHIN_MS,
      requestTimeout: REQUEST_WITHIN_MS,
      connectionsCheckingInterval: LOOK_EVERY_MS,
      maxHeaderSize: HEADER_BYTES,
      // Without a host Node would answer by itself, with none of our headers.
      requireHostHeader: false,
    },
    handle,
  );
  server.timeout = SILENT_FOR_MS;
  server.maxHeadersCount = 0;
  server.maxConnections = Math.min(MOST_CONNECTIONS, Math.max(64, openFilesLimit() - OTHER_FILES));
  makeRoom(server, Math.floor(server.maxConnections * CROWDED));
  server.on('clientError', refuseBroken);
  // Whoever expects what no server here knows is answered as if they did not.
  server.on('checkExpectation', handle);
  return server;
}

/** Closes connections that wait for nothing while there are too many, so that those who ask something get in. */
function makeRoom(server: Server, crowd: number): void {
  let open = 0;
  let isMaking = false;
  server.on('connection', (socket: Socket) => {
    open += 1;
    socket.once('close', () => {
      open -= 1;
    });
    if (open < crowd || isMaking) return;
    isMaking = true;
    server.closeIdleConnections();
    setTimeout(() => {
      isMaking = false;
    }, 1000).unref();
  });
}
