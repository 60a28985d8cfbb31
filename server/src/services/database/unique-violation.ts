const CODES = new Set(['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT', 'ER_DUP_ENTRY']);

/**
 * Whether the database refused a second row with the same unique key (PostgreSQL, SQLite, MySQL).
 * Told by what the error says: a native driver may have made it in another realm, where `Error` is
 * another class.
 */
export const isUniqueViolation = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  return CODES.has(String(code)) || /unique constraint/i.test(String(message));
};
