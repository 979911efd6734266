import { changeQuestion } from '@/app/_open-data/change-span';
import { jsonAnswer } from '@/app/_open-data/json-answer';
import { changeListParameters } from '@/app/_open-data/parameters';
import { programmeView } from '@/app/_open-data/programme-view';
import { problemJson } from '@/lib/core/http';
import { changesJson } from '@/lib/export/change-json';
import { listChanges } from '@/lib/pledges/changes/queries';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

interface Context {
  readonly params: Promise<{ programme: string }>;
}

/** What changed between two days. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const view = await programmeView(request, (await params).programme, changeListParameters);
  if (!view.ok) return problemJson(view.problem);
  const { programme, parameters, evaluation } = view.value;
  const question = changeQuestion(programme, parameters);
  if (!question.ok) return problemJson(question.problem);
  const changes = await listChanges(programme, question.value);
  return jsonAnswer(request, view.value, changesJson(changes, evaluation));
}
