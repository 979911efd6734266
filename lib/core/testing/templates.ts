/** Has the schema and nothing else. */
export const EMPTY_TEMPLATE = 'pledgebook_template';

/** Has the whole catalogue, loaded as the first start loads it. */
export const CATALOGUE_TEMPLATE = 'pledgebook_catalogue_template';
