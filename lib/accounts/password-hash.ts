import { hash, type Options, verify } from '@node-rs/argon2';
import { normalisePassword } from './password-rules';

/**
 * Argon2id with 19 MiB and two passes: the least that OWASP's password storage cheat sheet allows for it, some 30 ms on
 * one core, so that two web nodes' sign-ins cannot exhaust a small machine. 2 is Argon2id (the library's enum exists
 * only as a type).
 */
const PARAMETERS: Options = {
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
  outputLen: 32,
};

/** A salted Argon2id hash in PHC notation. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalisePassword(password), PARAMETERS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password is the one that was hashed. Without a hash (nobody has that address, or the account has no password)
 * it does the same work and says no, so that the time taken does not tell who has an account.
 */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const matches = await verify(passwordHash ?? (await decoy), normalisePassword(password));
  return passwordHash !== null && matches;
}
