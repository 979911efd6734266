import { parseArgs } from 'node:util';
import { DECIMAL_MARKS, type DecimalMark } from '@/lib/figures/import/types';

/** What `npm run import -- …` was asked to do. */
export interface ImportCommand {
  /** A table of figures, or a folder with a whole programme. */
  readonly file: string;
  /** Null for a folder, which names it itself. */
  readonly programme: string | null;
  readonly apply: boolean;
  readonly skipRefused: boolean;
  readonly decimalMark: DecimalMark | null;
  /** E-mail address of the account that imports; null for the program's own. */
  readonly as: string | null;
}

export const IMPORT_USAGE = `Usage: npm run import -- <file.csv> --programme <slug> [options]
       npm run import -- <folder> [options]

Takes figures from a file in the form of figures.csv, or a whole programme from a folder: programme.json, pledges.csv
and targets.csv (or pledges.json), figures.csv (or figures.json). It says what would become of each row; nothing is
written without --apply.

  --apply                  write, all in one transaction: if a row is refused, nothing
  --skip-refused           write the other rows although some are refused
  --decimal point|comma    what stands before decimals where a number could be read in two ways
  --as <e-mail>            the account that imports, an administrator's; otherwise the program's own

Exit code: 0 when no row is refused, 1 when one is, 2 for wrong usage.`;

/** The names of tables of figures, which do not say whose they are. */
const TABLE = /\.(csv|tsv|txt)$/i;

/** Reads the command's arguments; a text says what is wrong with them. */
export function parseImportCommand(args: readonly string[]): ImportCommand | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  const [file, excess] = positionals;
  if (file === undefined) return 'Name the file or the folder.';
  if (excess !== undefined) return `"${excess}" is too much.`;
  if (!values.programme && TABLE.test(file)) return 'Name the programme with --programme.';
  const decimalMark = DECIMAL_MARKS.find((mark) => mark === values.decimal) ?? null;
  if (values.decimal !== undefined && decimalMark === null) return '--decimal is point or comma.';
  const skipRefused = values['skip-refused'] === true;
  const apply = values.apply === true;
  if (skipRefused && !apply) return '--skip-refused makes sense only with --apply.';
  return {
    file,
    programme: values.programme ?? null,
    apply,
    skipRefused,
    decimalMark,
    as: values.as ?? null,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      programme: { type: 'string' },
      apply: { type: 'boolean' },
      'skip-refused': { type: 'boolean' },
      decimal: { type: 'string' },
      as: { type: 'string' },
    },
  });
}
