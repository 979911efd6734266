import { can } from '@/lib/accounts/permissions';
import { currentActor } from '@/lib/accounts/session';
import { act, type Gate } from '@/lib/core/action';
import { type Result, refuse } from '@/lib/core/errors';
import { DECIMAL_MARKS } from '../types';
import { beginImport, keepUpload } from './mutations';
import { BrokenForm, readFormWithFile } from './read-multipart';
import { soon } from './soon';

const GATE: Gate = { who: currentActor, may: (actor) => can(actor, 'catalogue.change') };

async function formOf(request: Request) {
  const body = request.body as AsyncIterable<Uint8Array> | null;
  if (!body) return null;
  try {
    return await readFormWithFile(request.headers.get('content-type') ?? '', body);
  } catch (error) {
    if (error instanceof BrokenForm) return null;
    throw error;
  }
}

/** Lets the rest of a file go by: a browser that is answered in the middle of sending shows no answer. */
async function passOver(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const _ of bytes);
  } catch (error) {
    if (!(error instanceof BrokenForm)) throw error;
  }
}

/**
 * Receives the form with a file as it arrives, keeps the file, and begins to check it. Answers its id once it is checked, or is
 * being checked where that takes long; a check that could not begin is said on the file's own page.
 */
export function receiveUpload(request: Request, programme: string): Promise<Result<{ id: string }>> {
  return act(GATE, async (actor, on) => {
    const form = await formOf(request);
    if (!form) return refuse({ code: 'import_broke_off', field: 'file' });
    const { fields, file } = form;
    if (!file) return refuse({ code: 'import_file_missing', field: 'file' });
    const decimalMark = () => DECIMAL_MARKS.find((mark) => mark === fields.get('decimal')) ?? null;
    const kept = await keepUpload(on, actor, { ...file, programme, decimalMark });
    if (!kept.ok) {
      await passOver(file.bytes);
      return kept;
    }
    const begun = await beginImport(on, actor, kept.value.id, null);
    if (begun.ok) await soon(begun.value.work);
    return kept;
  });
}
