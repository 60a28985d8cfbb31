/** An admin user or a role, as it can be chosen as a member of a site. */
export interface Member {
  id: number;
  name: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const membersOf = (rows: unknown, nameOf: (row: Record<string, unknown>) => string): Member[] => {
  if (!Array.isArray(rows)) return [];
  return rows.filter(isRecord).flatMap((row) => {
    const id = Number(row['id']);
    return Number.isInteger(id) && id > 0 ? [{ id, name: nameOf(row) || String(id) }] : [];
  });
};

const dataOf = (answer: unknown): unknown => (isRecord(answer) ? answer['data'] : null);

/** First and last name as Strapi's own lists show them, else what the person signs in with. */
const personName = (row: Record<string, unknown>): string =>
  [row['firstname'], row['lastname']].map(textOf).filter(Boolean).join(' ') ||
  textOf(row['username']) ||
  textOf(row['email']);

/** Reads the answer of `GET /admin/users`. */
export const memberUsersOf = (answer: unknown): Member[] => {
  const data = dataOf(answer);
  return membersOf(isRecord(data) ? data['results'] : null, personName);
};

/** Reads the answer of `GET /admin/roles`. */
export const memberRolesOf = (answer: unknown): Member[] =>
  membersOf(dataOf(answer), (row) => textOf(row['name']));
