/**
 * The program's own account: it carries catalogues in, has no e-mail and no password, and cannot sign in. What it recorded is
 * imported, and nobody has read it.
 */
export const IMPORT_ACCOUNT = {
  id: '00000000-0000-8000-8000-000000000001',
  name: 'Catalogue import',
  role: 'admin',
} as const;
