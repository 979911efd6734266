/** The columns that are not the field's own name in other letters. */
const COLUMNS: Readonly<Record<string, string>> = {
  slug: 'pledge',
  key: 'target',
  sources: 'source_document',
  checkpoints: 'checkpoint_date',
  'sources.document': 'source_document',
  'sources.line': 'source_line',
  'sources.url': 'source_url',
  'sources.publishedOn': 'source_published_on',
  'sources.note': 'source_note',
  'checkpoints.on': 'checkpoint_date',
  'checkpoints.value': 'checkpoint_value',
  'checkpoints.sourceUrl': 'checkpoint_source_url',
  baseline: 'baseline_value',
  'baseline.isDerived': 'baseline_derived',
  alternativeReading: 'alternative_kind',
  'alternativeReading.kind': 'alternative_kind',
  'alternativeReading.value': 'alternative_value',
  'alternativeReading.unit': 'alternative_unit',
  'alternativeReading.why': 'alternative_why',
};

/** The column of pledges.csv or targets.csv in which a field of the form stands; null when it is about the row as a whole. */
export function columnOfField(field: string | null): string | null {
  if (field === null) return null;
  const parts = field.split('.').filter((part) => !/^\d+$/.test(part));
  const name = parts.slice(0, 2).join('.');
  return COLUMNS[name] ?? name.replace('.', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
