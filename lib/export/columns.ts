/**
 * What a cell holds. `text`: words for people (in English, or JSON language → text); `code`: one of a few fixed words, a
 * slug, key or id; `address`: an http(s) address; `date`: YYYY-MM-DD; `instant`: ISO 8601 in UTC; `decimal`, `integer`: plain
 * digits with a point; `yes_no`: true or false; `list`: one item a line.
 */
export type CellType =
  | 'text'
  | 'code'
  | 'address'
  | 'date'
  | 'instant'
  | 'decimal'
  | 'integer'
  | 'yes_no'
  | 'list';

export interface Column<Name extends string = string> {
  readonly name: Name;
  readonly type: CellType;
  /** For the reader of the data page. */
  readonly meaning: string;
}

/** The names of a table's columns. */
export type NameOf<Columns extends readonly Column[]> = Columns[number]['name'];

function column<const Name extends string>(name: Name, type: CellType, meaning: string): Column<Name> {
  return { name, type, meaning };
}

export const PLEDGE_COLUMNS = [
  column('pledge', 'code', 'Slug of the pledge; it never changes'),
  column('url', 'address', 'Page of the pledge'),
  column('principle', 'code', 'Slug of the principle'),
  column('principle_title', 'text', 'Title of the principle'),
  column('theme', 'code', 'Slug of the theme'),
  column('theme_title', 'text', 'Title of the theme'),
  column('title', 'text', 'What was promised, in a line'),
  column('summary', 'text', 'What was promised, in a sentence or two'),
  column('testability', 'code', 'quantified, testable or qualitative'),
  column('origin', 'text', 'Whether it stands in the programme’s documents or was only reported'),
  column('targets', 'integer', 'Number of targets'),
  column('source_document', 'list', 'Keys of the documents that the pledge was read in; an empty line: none'),
  column('source_title', 'list', 'Titles of these documents'),
  column('source_publisher', 'list', 'Publishers of these documents'),
  column('source_document_url', 'list', 'Addresses of these documents'),
  column('source_line', 'list', 'Lines in these documents'),
  column('source_url', 'list', 'Addresses of sources that are no documents of the programme'),
  column(
    'source_published_on',
    'list',
    'When a source was published, as far as known: YYYY, YYYY-MM or YYYY-MM-DD',
  ),
  column('source_note', 'list', 'What is unclear about a source or its reading'),
  column(
    'verdict',
    'code',
    'The editors’ verdict, which never changes a status; empty where none is published',
  ),
  column('verdict_reasoning', 'text', 'Why the editors judge so'),
  column('verdict_published_at', 'instant', 'When the verdict was published'),
  column('verdict_source_url', 'list', 'Addresses of the sources of the verdict'),
] as const;

export const TARGET_COLUMNS = [
  column('pledge', 'code', 'Slug of the pledge'),
  column('target', 'code', 'Key of the target within its pledge; it never changes'),
  column('metric', 'text', 'What is measured'),
  column('kind', 'code', 'total, level, relative, trend, maintain or milestone'),
  column('direction', 'code', 'Which way is better: up or down'),
  column('unit', 'code', 'Unit of all values'),
  column('value', 'decimal', 'Value to be reached; empty where none was promised'),
  column('value_basis', 'code', 'stated, or implied by the promise'),
  column('factor', 'decimal', 'For kind relative: the factor of the baseline to be reached'),
  column('comparison', 'code', 'at_least, more_than, at_most, less_than or exactly'),
  column('start', 'date', 'First day that counts'),
  column('due', 'date', 'Last day'),
  column('due_basis', 'text', 'Where the dates come from'),
  column('stages', 'integer', 'For kind milestone: number of stages'),
  column('reporting_interval_days', 'integer', 'Days between releases of the figure'),
  column('baseline_value', 'decimal', 'Value from which progress is measured'),
  column('baseline_date', 'date', 'Date of the baseline'),
  column('baseline_derived', 'yes_no', 'Whether the baseline was computed or implied, not published as such'),
  column('baseline_source_url', 'address', 'Source of the baseline'),
  column('baseline_note', 'text', 'Note on the baseline'),
  column('checkpoint_date', 'list', 'Dates of interim values of an official plan'),
  column('checkpoint_value', 'list', 'These interim values'),
  column('checkpoint_source_url', 'list', 'Their sources'),
  column('part_of', 'code', 'Key of the target that contains this one; never add the two'),
  column('alternative_kind', 'code', 'Another plausible reading of the promise: its kind'),
  column('alternative_value', 'decimal', 'Value of that reading'),
  column('alternative_unit', 'code', 'Unit of that reading'),
  column('alternative_why', 'text', 'Why it is plausible'),
  column('revised', 'yes_no', 'Whether the target was changed after it was first published here'),
  column(
    'original_value',
    'decimal',
    'Value first promised (of kind relative: the factor); only of a revised target',
  ),
  column('original_due', 'date', 'Last day first promised; only of a revised target'),
  column('revised_on', 'date', 'Day of the newest change of the target'),
] as const;

export const FIGURE_COLUMNS = [
  column('id', 'code', 'Id of the figure; it never changes'),
  column('pledge', 'code', 'Slug of the pledge'),
  column('target', 'code', 'Key of the target; empty where the figure belongs to the pledge as a whole'),
  column('shape', 'code', 'amount, running_total, reading or stage'),
  column('role', 'code', 'counted, alternative or context; only counted figures feed a status'),
  column('value', 'decimal', 'The figure; 1 or 0 for yes or no, the number of the stage for a stage'),
  column('unit', 'code', 'Unit of the value'),
  column('from', 'date', 'First day of an amount'),
  column('to', 'date', 'Last day of an amount'),
  column('on', 'date', 'Day of a running total, reading or stage'),
  column('qualifier', 'code', 'about, almost, over or under, as the source has it'),
  column(
    'note',
    'text',
    'What is to be known about the figure; a line “Date: …” says how its date was inferred',
  ),
  column('source_url', 'list', 'Addresses of the sources'),
  column('source_publisher', 'list', 'Their publishers'),
  column('source_published_on', 'list', 'When they were published; an empty line: not known'),
  column(
    'source_kind',
    'list',
    'official_statistics, government, official, media, ngo, encyclopedia or other',
  ),
  column('state', 'code', 'published, superseded (replaced by a correction) or retracted'),
  column('recorded_at', 'instant', 'When it was recorded here'),
  column('supersedes', 'code', 'Id of the figure that this one corrects'),
  column('reason', 'text', 'Why it was corrected'),
] as const;

export const STATUS_COLUMNS = [
  column('pledge', 'code', 'Slug of the pledge'),
  column('target', 'code', 'Key of the target; empty for a pledge without targets'),
  column('status', 'code', 'Status of the target; of the pledge where it has no target'),
  column('group', 'code', 'fulfilled, on_course, in_trouble or not_yet_known'),
  column('rule', 'integer', 'Rule of the method, section 4, that gave the status'),
  column('flags', 'list', 'Remarks that do not change the status'),
  column('current', 'decimal', 'Current value'),
  column('qualifier', 'code', 'about, almost, over or under: the word that belongs before the current value'),
  column('unit', 'code', 'Unit of all values'),
  column('reference', 'date', 'Day that the current value speaks of'),
  column('target_value', 'decimal', 'Value to be reached'),
  column('origin_value', 'decimal', 'Value from which progress is measured'),
  column('origin_date', 'date', 'Date of that value'),
  column('progress', 'decimal', 'Share of the way covered by then; rounded to 10 places'),
  column('expected', 'decimal', 'Share of the way that should have been covered by then'),
  column('expected_value', 'decimal', 'The value that this share stands for'),
  column('pace', 'decimal', 'Progress divided by the expected share'),
  column('required_per_year', 'decimal', 'Rate needed from the reference date to the due date'),
  column('achieved_per_year', 'decimal', 'Rate from the origin to the reference date'),
  column('forecast_value', 'decimal', 'Value on the due date if the pace so far holds'),
  column('forecast_low', 'decimal', 'Lower end of its range'),
  column('forecast_high', 'decimal', 'Upper end of its range'),
  column('forecast_date', 'date', 'Day on which the target is reached if the pace so far holds'),
  column('pledge_status', 'code', 'Status of the pledge: that of its weakest target'),
  column('pledge_group', 'code', 'Group of the pledge'),
  column(
    'verdict',
    'code',
    'The editors’ verdict on the pledge, beside the status; empty where none is published',
  ),
  column('evaluated_on', 'date', 'Day for which the statuses hold'),
  column('method_version', 'integer', 'Version of the method'),
  column('ledger_seq', 'integer', 'Last entry of the ledger that was taken into account'),
  column(
    'status_against_original',
    'code',
    'Status that the target would have as it was first promised; only of a revised target',
  ),
] as const;

export const SOURCE_COLUMNS = [
  column('url', 'address', 'Address of a source that something published here cites'),
  column('pledge', 'list', 'Slugs of the pledges that cite it; empty for a document of the programme alone'),
  column(
    'state',
    'code',
    'alive, changed (since it was recorded), dead (not reachable for days) or refused (it lets no program in); empty: not known',
  ),
  column('last_seen_on', 'date', 'Day on which it was seen; it may be up to a week behind'),
  column('since', 'date', 'Since when it is changed or dead'),
  column('archive_url', 'address', 'Address of a copy'),
] as const;
