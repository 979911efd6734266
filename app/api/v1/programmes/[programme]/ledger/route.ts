import { jsonAnswer } from '@/app/_open-data/json-answer';
import { LEDGER_LIST, ledgerListParameters } from '@/app/_open-data/parameters';
import { programmeView } from '@/app/_open-data/programme-view';
import { badParameter, problemJson } from '@/lib/core/http';
import { encodeCursor } from '@/lib/core/paging';
import { ledgerEntryJson } from '@/lib/export/ledger-json';
import { listEntries } from '@/lib/ledger/queries';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

interface Context {
  readonly params: Promise<{ programme: string }>;
}

/** The ledger of a programme, oldest entry first, from the beginning or after a sequence number. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const view = await programmeView(request, (await params).programme, ledgerListParameters);
  if (!view.ok) return problemJson(view.problem);
  const { programme, parameters } = view.value;
  const { after, cursor, limit } = parameters;
  if (after !== undefined && cursor !== undefined) {
    const { problem } = badParameter(
      'cursor',
      'Give “after” or “cursor”, not both: each says where to go on.',
    );
    return problemJson(problem);
  }
  // One more than asked for tells whether there is a next page.
  const found = await listEntries({
    programme: programme.slug,
    after: cursor ?? after ?? '0',
    limit: limit + 1,
  });
  const ledger = found.slice(0, limit).map(ledgerEntryJson);
  const last = ledger.at(-1);
  return jsonAnswer(request, view.value, {
    ledger,
    nextCursor: last && found.length > limit ? encodeCursor(LEDGER_LIST, last.seq) : null,
  });
}
