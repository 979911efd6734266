import { changeQuestion } from '@/app/_open-data/change-span';
import { changeListParameters } from '@/app/_open-data/parameters';
import { programmeView } from '@/app/_open-data/programme-view';
import { conditionally } from '@/lib/core/conditional';
import { OPEN_TO_ALL, problemText, streamText } from '@/lib/core/http';
import { changeRows } from '@/lib/export/change-row';
import { CHANGE_COLUMNS } from '@/lib/export/columns';
import { CSV_TYPE, writeCsv } from '@/lib/export/csv';
import type { Evaluation } from '@/lib/export/method';
import { knownFrom } from '@/lib/figures/known-on';
import { type ChangeQuestion, iterateFiguresMadeKnown, listChanges } from '@/lib/pledges/changes/queries';
import type { Programme } from '@/lib/programmes/types';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

interface Context {
  readonly params: Promise<{ programme: string }>;
}

async function* rowsOf(programme: Programme, question: ChangeQuestion, evaluation: Evaluation) {
  const { span, pledges, revisions } = await listChanges(programme, question);
  const rows = changeRows(span, evaluation);
  for (const pledge of pledges) yield* rows.statuses(pledge);
  for (const revision of revisions) yield rows.revision(revision);
  for await (const figure of iterateFiguresMadeKnown(programme, question)) {
    yield rows.figure(figure, knownFrom(figure));
  }
}

/** What changed between two days, as a table: statuses, promises, figures. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const view = await programmeView(request, (await params).programme, changeListParameters);
  if (!view.ok) return problemText(view.problem);
  const { programme, parameters, evaluation, version } = view.value;
  const question = changeQuestion(programme, parameters);
  if (!question.ok) return problemText(question.problem);
  const { from, to } = question.value;
  const headers = {
    ...OPEN_TO_ALL,
    'Content-Type': CSV_TYPE,
    'Content-Disposition': `attachment; filename="${programme.slug}-changes-${from}-${to}.csv"`,
  };
  return conditionally(request, version, headers, () =>
    streamText(writeCsv(CHANGE_COLUMNS, rowsOf(programme, question.value, evaluation))),
  );
}
