/** The version of the method that every status carries. It changes whenever a figure could get another status. */
export const METHOD_VERSION = 1;
