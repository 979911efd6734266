import type { Actor } from '@/lib/accounts/types';
import { type Db, db } from './db';
import { type Result, refuse } from './errors';
import { log } from './log';

/** Who may do it: how to find out who asks, and whether they may. */
export interface Gate {
  readonly who: () => Promise<Actor | null>;
  readonly may: (actor: Actor) => boolean;
  /** For the few things that somebody without the second factor that their role needs has to be able to do. */
  readonly isForHeldBack?: boolean;
}

/**
 * The one way from a form to a mutation: session → permission → mutation → result. Without a session it refuses with
 * `session_ended`, without the second factor that the role needs with `second_factor_required`, without the permission with `not_allowed`. A fault of ours becomes `failed`, is logged, and costs the
 * person nothing that was typed. Navigation (`redirect`) has to stand behind it, not inside.
 */
export async function act<T>(
  gate: Gate,
  work: (actor: Actor, on: Db) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    const actor = await gate.who();
    if (actor === null) return refuse({ code: 'session_ended', field: null });
    if (actor.isHeldBack === true && gate.isForHeldBack !== true) {
      return refuse({ code: 'second_factor_required', field: null });
    }
    if (!gate.may(actor)) return refuse({ code: 'not_allowed', field: null });
    return await work(actor, db());
  } catch (error) {
    log().error({ err: error }, 'an action failed');
    return refuse({ code: 'failed', field: null });
  }
}
