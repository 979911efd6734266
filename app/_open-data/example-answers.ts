import { publicOrigin } from '@/lib/core/env';
import { OPERATIONS, type OperationId } from './openapi';
import { routeAnswer, type Slugs } from './route-answers';

/** A request, and the beginning of what it answers. */
interface RealAnswer {
  readonly request: string;
  readonly answer: string;
}

/** Lines of an answer that are shown. */
const SHOWN_LINES = 24;

/** Examples ask for few rows; the first are as good as any. */
const QUERIES: Partial<Record<OperationId, string>> = {
  listPledges: '?group=in_trouble&limit=1',
  listFigures: '?limit=1',
  listLedger: '?after=1&limit=1',
};

/** A real answer of each operation, by its id. `pledge` is one to show; without it there is none of its address. */
export async function exampleAnswers(
  programme: string,
  pledge: string | null,
): Promise<ReadonlyMap<string, RealAnswer>> {
  const asked = OPERATIONS.filter(({ path }) => pledge !== null || !path.includes('{slug}'));
  const answers = asked.map(async ({ id, path }) => {
    const slugs = { programme, slug: pledge ?? '' };
    return [id, await exampleOf(id, path, slugs, QUERIES[id] ?? '')] as const;
  });
  return new Map(await Promise.all(answers));
}

/** What is answered to a list of no rows. */
export function exampleRefusal(programme: string): Promise<RealAnswer> {
  const path = '/api/v1/programmes/{programme}/figures';
  return exampleOf('listFigures', path, { programme, slug: '' }, '?limit=0');
}

async function exampleOf(id: OperationId, path: string, slugs: Slugs, query: string): Promise<RealAnswer> {
  const filled = path.replace('{programme}', slugs.programme).replace('{slug}', slugs.slug);
  const response = await routeAnswer(id, slugs, query);
  const lines = JSON.stringify(await response.json(), null, 2).split('\n');
  const shown = lines.length > SHOWN_LINES ? [...lines.slice(0, SHOWN_LINES), '…'] : lines;
  return { request: `${publicOrigin()}${filled}${query}`, answer: shown.join('\n') };
}
