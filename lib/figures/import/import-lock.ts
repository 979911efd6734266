/** Any fixed number: with the programme it names the lock that lets in one import a programme at a time. */
export const IMPORT_LOCK = 7_305_023;
