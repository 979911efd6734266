import { dictionary } from '@zxcvbn-ts/language-common';

/** What the list of leaked passwords has not: words of this site, of its languages and keyboards, and long runs. Lower case, without blanks. */
const OURS = [
  'password',
  'passwort',
  'parol',
  'пароль',
  'құпиясөз',
  'passphrase',
  'passwordpassword',
  'correcthorsebatterystaple',
  'qwerty',
  'qwertyuiop',
  'qwertyuiop[]',
  'qwertyuiopasdfghjkl',
  'asdfghjkl',
  'zxcvbnm',
  'йцукен',
  'йцукенгшщзхъ',
  'фывапролджэ',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'qazwsxedcrfv',
  '123456789012',
  '1234567890123',
  '12345678901234',
  '123456789123',
  '012345678910',
  'abcdefghijkl',
  'abcdefghijklm',
  'abcd12345678',
  'administrator',
  'admin',
  'letmein',
  'iloveyou',
  'welcome',
  'changeme',
  'changemenow',
  'default',
  'secret',
  'trustno1',
  'superman',
  'football',
  'pledgebook',
  'pledgebookpledgebook',
];

/**
 * Passwords that are tried first: some 49,000 that were used most in known leaks, and ours. Short ones count too, because people
 * lengthen them with digits or write them twice.
 */
const COMMON: ReadonlySet<string> = new Set([...dictionary['passwords-common'], ...OURS]);

/** Whether a password, in lower case and without blanks, is one of those that are tried first. */
export function isCommonPassword(folded: string): boolean {
  return COMMON.has(folded);
}
