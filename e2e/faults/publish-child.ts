import { createInterface } from 'node:readline';
import { db } from '../../lib/core/db';
import { publishFigure } from '../../lib/figures/mutations';
import type { FigureInput } from '../../lib/figures/schema';

/**
 * A process of ours that publishes and may be killed: reads figures from standard input, one a line, and answers each with
 * a line once it is published, refused or failed. DATABASE_URL and PLEDGEBOOK_TEST_ACTOR (an account's e-mail) say where and who.
 */
const email = process.env.PLEDGEBOOK_TEST_ACTOR ?? '';
const { id, name, role } = await db().user.findFirstOrThrow({ where: { email } });

for await (const line of createInterface({ input: process.stdin })) {
  const figure = JSON.parse(line) as FigureInput;
  const answer = await publishFigure(db(), { id, name, role }, figure).then(
    (result) =>
      result.ok
        ? { kind: 'acknowledged' }
        : { kind: 'refused', status: 422, page: JSON.stringify(result.refusals) },
    () => ({ kind: 'unknown' }),
  );
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit(0);
