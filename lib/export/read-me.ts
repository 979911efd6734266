import { LICENCE, type PackageFacts, titleOf } from './data-package';
import { programmeUrl } from './public-address';
import { TABLE_NAMES, TABLES } from './tables';

/** The text that goes with all files of a programme: what they are, under which licence, and how to cite them. */
export function readMe(origin: string, { programme, evaluation, writtenAt }: PackageFacts): string {
  const title = titleOf(programme);
  const { host } = new URL(origin);
  const address = programmeUrl(origin, programme.slug);
  const { ledgerSeq, on, method } = evaluation;
  const files = TABLE_NAMES.map((name) => `  ${`${name}.csv`.padEnd(18)}${TABLES[name].row}`);
  return [
    title,
    address,
    '',
    `State: ledger entry ${ledgerSeq}${writtenAt === null ? '' : `, written at ${writtenAt}`}.`,
    `Statuses: of ${on}, by version ${method.version} of the method.`,
    '',
    'Files',
    ...files,
    '  ledger.ndjson     An entry of the ledger a line: the whole chain of the site',
    '  datapackage.json  The columns of the tables with types and keys (Data Package 2)',
    '',
    'The tables are CSV in UTF-8 with a byte order mark, and lines end in CRLF. Absent is empty. A cell other than a',
    'number that a spreadsheet would run as a formula begins with an apostrophe, which is not part of the text.',
    '',
    'Licence',
    `${LICENCE.title} (CC BY 4.0): ${LICENCE.path}`,
    'The linked sources belong to their publishers.',
    '',
    'How to cite',
    `Pledgebook, ${host}: “${title}”. Data as of ledger entry ${ledgerSeq}, ${on}. ${address}. CC BY 4.0.`,
    '',
  ].join('\n');
}
