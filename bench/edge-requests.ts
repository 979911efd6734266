import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEdge, startNginx } from '../e2e/edge';
import { HOME } from '../e2e/steps/addresses';
import { inTurns } from './in-turns';
import { generator } from './load';
import { type Bench, type BenchResult, benchResult } from './result';
import { ACCEPTED, type SentAnswer, sentAnswer } from './same-bytes';

const FILE = 'page.html';

/** Row 2: the dashboard behind nginx as shipped, against nginx that serves a file of the same bytes with as many workers. */
export async function measureEdge(bench: Bench): Promise<readonly BenchResult[]> {
  const node = await bench.startNode(await bench.database('catalogue'), { PLEDGEBOOK_PROXIES: '1' });
  const edge = await startEdge(Number(new URL(node.url).port));
  bench.after(edge.stop);
  const answer = await sentAnswer(`${edge.url}${HOME}`);
  const plain = await startNginx((folder, port) => ofFile(folder, port, answer));
  bench.after(plain.stop);

  bench.say('Requests of the dashboard behind nginx.');
  const asked = { seconds: bench.isQuick ? 1 : 3, headers: ACCEPTED };
  const { ours, reference } = await inTurns(
    bench,
    { ...asked, url: `${edge.url}${HOME}` },
    { ...asked, url: `${plain.url}/${FILE}` },
  );
  return [
    benchResult({
      row: 2,
      what: 'Dashboard behind the shipped nginx',
      ours: ours.perSecond,
      reference: reference.perSecond,
      against: 'nginx serving a file of those bytes',
      unit: 'requests/s',
      goal: { atLeast: 0.9 },
      note: `${answer.body.length} bytes, by ${generator()}; one worker each`,
    }),
  ];
}

/** The least that sends the file. */
function ofFile(folder: string, port: number, { body, headers }: SentAnswer): string {
  writeFileSync(join(folder, FILE), body);
  return `
    worker_processes 1;
    pid ${folder}/nginx.pid;
    error_log stderr error;
    events { worker_connections 8192; }
    http {
      access_log off;
      sendfile on;
      tcp_nopush on;
      gzip off;
      keepalive_timeout 65s;
      keepalive_requests 10000;
      open_file_cache max=10000 inactive=60s;
      default_type text/html;
      server {
        listen 127.0.0.1:${port};
        root ${folder};
        add_header Content-Encoding ${headers['content-encoding'] ?? 'identity'};
      }
    }`;
}
