import postgres, { type ReservedSql } from 'postgres';

/** Names of the locks. The first is Prisma's own, so that `prisma migrate deploy` and we also keep out of each other's way. */
export const DATABASE_LOCKS = {
  migrate: 72_707_369,
  catalogue: 7_305_023,
  sources: 7_305_026,
  digests: 7_305_025,
  snapshots: 7_305_040,
} as const;

/**
 * Runs `work` while no other node runs work under the same lock of this database; others wait. The lock belongs to a
 * connection of its own, whose end gives it back in any case; `work` may use that connection.
 */
export async function withDatabaseLock<T>(
  databaseUrl: string,
  lock: keyof typeof DATABASE_LOCKS,
  work: (sql: ReservedSql) => Promise<T>,
): Promise<T> {
  const pool = postgres(databaseUrl, { max: 1, connect_timeout: 15, onnotice: () => {} });
  try {
    const sql = await pool.reserve();
    try {
      await sql`select pg_advisory_lock(${DATABASE_LOCKS[lock]})`;
      return await work(sql);
    } finally {
      sql.release();
    }
  } finally {
    await pool.end({ timeout: 5 });
  }
}

/**
 * Runs `work` where no other node runs work under the same lock; where one does, it is left to that one and `isHeld` is
 * false.
 */
export async function tryDatabaseLock<T>(
  databaseUrl: string,
  lock: keyof typeof DATABASE_LOCKS,
  work: () => Promise<T>,
): Promise<{ readonly isHeld: true; readonly value: T } | { readonly isHeld: false }> {
  const pool = postgres(databaseUrl, { max: 1, connect_timeout: 15, onnotice: () => {} });
  try {
    const sql = await pool.reserve();
    try {
      const [row] = await sql<
        { got: boolean }[]
      >`select pg_try_advisory_lock(${DATABASE_LOCKS[lock]}) as got`;
      return row?.got === true ? { isHeld: true, value: await work() } : { isHeld: false };
    } finally {
      sql.release();
    }
  } finally {
    await pool.end({ timeout: 5 });
  }
}
