import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Actor } from '@/lib/accounts/types';
import type { Db } from '@/lib/core/db';
import { type Result, refuse, succeed } from '@/lib/core/errors';
import { type CheckedFile, type ImportFormState, LARGEST_UPLOAD, ROWS_SHOWN } from './form-state';
import { importFigures } from './mutations';
import { readFiguresCsv } from './read-csv';
import { DECIMAL_MARKS, type DecimalMark } from './types';

/** More than this does not fit beside the table in one form. */
const LARGEST_CONTENT = 800_000;

/** What comes back from the page; anybody can send anything. */
const checkedSchema = z.object({
  name: z.string().max(300),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  content: z.base64().max(LARGEST_CONTENT),
  decimalMark: z.enum(DECIMAL_MARKS).nullable(),
  report: z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
});

interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly decimalMark: DecimalMark | null;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The file that was chosen in the form. */
export async function readUpload(form: FormData): Promise<Result<Upload>> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0)
    return refuse({ code: 'import_file_missing', field: 'file' });
  const tooLarge = refuse({
    code: 'import_file_too_large',
    field: 'file',
    values: { limit: LARGEST_UPLOAD / 1000 },
  });
  if (file.size > LARGEST_UPLOAD) return tooLarge;
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (gzipSync(bytes).length * (4 / 3) > LARGEST_CONTENT - 4) return tooLarge;
  const decimalMark = DECIMAL_MARKS.find((mark) => mark === form.get('decimal')) ?? null;
  return succeed({ name: file.name.slice(0, 300), bytes, decimalMark });
}

/** The file that was checked before, as the page carried it here; refused where it is not the one that was seen. */
export function readChecked(state: ImportFormState): Result<Upload & { readonly digest: string }> {
  const parsed = checkedSchema.safeParse(state?.checked);
  if (!parsed.success) return refuse({ code: 'import_file_missing', field: 'file' });
  const { name, content, decimalMark, report } = parsed.data;
  try {
    const bytes = gunzipSync(Buffer.from(content, 'base64'), { maxOutputLength: LARGEST_UPLOAD });
    if (sha256(bytes) === parsed.data.sha256) {
      return succeed({ name, bytes, decimalMark, digest: report.digest });
    }
  } catch {
    // It is no gzip, or larger than what was ever checked: said below.
  }
  return refuse({ code: 'import_other_file', field: 'file' });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Checks a file, or writes it where the digest of what was seen is given. */
export async function importUpload(
  on: Db,
  actor: Actor,
  programme: string,
  { name, bytes, decimalMark }: Upload,
  seen: string | null,
): Promise<Result<CheckedFile>> {
  const result = await importFigures(on, actor, {
    programme,
    rows: readFiguresCsv(once(bytes)),
    apply: seen !== null,
    expected: seen,
    decimalMark,
    limit: ROWS_SHOWN,
  });
  if (!result.ok) return result;
  const content = Buffer.from(gzipSync(bytes)).toString('base64');
  return succeed({ name, sha256: sha256(bytes), content, decimalMark, report: result.value });
}
