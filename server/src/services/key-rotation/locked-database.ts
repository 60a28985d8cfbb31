import { setTimeout as pause } from 'node:timers/promises';

/** Somebody else writes, or had to go first: the same again will do. SQLite, PostgreSQL, MySQL. */
const LOCKED =
  /^(SQLITE_BUSY\w*|SQLITE_LOCKED\w*|40P01|40001|55P03|ER_LOCK_DEADLOCK|ER_LOCK_WAIT_TIMEOUT)$/;

const PATIENCE_MS = 30_000;
const FIRST_WAIT_MS = 25;
const LONGEST_WAIT_MS = 1000;

/**
 * Does it, again and again for half a minute while the database is locked.
 *
 * @throws the database's own words, without the values of the statement
 */
export const patiently = async <Result>(act: () => PromiseLike<Result>): Promise<Result> => {
  const until = Date.now() + PATIENCE_MS;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    try {
      return await act();
    } catch (error) {
      if (!isLocked(error) || Date.now() > until) throw withoutValues(error);
      // A random part, so that two processes do not meet again and again.
      await pause(waitMs * (0.5 + Math.random() / 2));
    }
  }
};

/** By its code alone: a native driver's error may be of another realm's class. */
const isLocked = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && LOCKED.test(String(error.code));

/** Knex writes the statement with its values, here envelopes, in front of what the database said. */
const withoutValues = (error: unknown): Error => {
  const message = error instanceof Error ? error.message : String(error);
  return new Error(`The database answered: ${message.split(' - ').at(-1)}`);
};
