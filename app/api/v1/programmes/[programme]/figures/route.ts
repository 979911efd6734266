import { jsonAnswer } from '@/app/_open-data/json-answer';
import { FIGURE_LIST, figureListParameters } from '@/app/_open-data/parameters';
import { programmeView } from '@/app/_open-data/programme-view';
import { badParameter, problemJson } from '@/lib/core/http';
import { encodeCursor } from '@/lib/core/paging';
import { figureJson } from '@/lib/export/figure-json';
import { isPublishedFigure, listFigures } from '@/lib/figures/queries';
import { isPledge } from '@/lib/pledges/queries';
import { listSourceMarks } from '@/lib/sources/queries';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

interface Context {
  readonly params: Promise<{ programme: string }>;
}

/** The published figures of a programme, oldest publication first; superseded and retracted ones say so. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const view = await programmeView(request, (await params).programme, figureListParameters);
  if (!view.ok) return problemJson(view.problem);
  const { programme, parameters, day } = view.value;
  const { pledge, cursor, limit } = parameters;
  if (pledge !== undefined && !(await isPledge(programme, pledge))) {
    return problemJson(badParameter('pledge', `The programme has no pledge “${pledge}”.`).problem);
  }
  if (cursor !== undefined && !(await isPublishedFigure(programme, cursor))) {
    const { problem } = badParameter('cursor', 'The figure that the parameter “cursor” names is not there.');
    return problemJson(problem);
  }
  const { figures, nextCursor } = await listFigures(programme, { day, pledge, after: cursor, limit });
  const urls = figures.flatMap(({ sources }) => sources.map(({ url }) => url));
  const marks = day.isAsOf ? new Map() : await listSourceMarks(urls);
  return jsonAnswer(request, view.value, {
    figures: figures.map((figure) => figureJson(figure, marks)),
    nextCursor: nextCursor && encodeCursor(FIGURE_LIST, nextCursor),
  });
}
