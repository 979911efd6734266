/** Characters, not bytes. Length is what makes a password strong; there are no rules about kinds of characters. */
export const PASSWORD_MIN_LENGTH = 12;
/** Far above any real password, and low enough that hashing stays cheap. */
export const PASSWORD_MAX_LENGTH = 200;
