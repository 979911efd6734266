/** Second segments below a language that belong to accounts, the editor's desk, subscribers and readers' reports. */
export const PRIVATE_SECTIONS: readonly string[] = [
  'editor',
  'sign-in',
  'sign-out',
  'setup',
  'account',
  'invitation',
  'password',
  'subscriptions',
  'report',
];
