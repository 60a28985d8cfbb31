import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import { idInOrigin } from './instance';
import { MARKED_TYPES, type MarkedType } from './marked-types';

interface MarkedRow {
  id: number;
  origin: string | null;
  [column: string]: unknown;
}

type NewIds = ReadonlyMap<number, number>;

/** Columns with the number of another row. Strapi gives imported rows new numbers. */
const REFERENCES: Readonly<Partial<Record<MarkedType, Readonly<Record<string, MarkedType>>>>> = {
  [UIDS.connection]: { siteId: UIDS.site },
  [UIDS.target]: { siteId: UIDS.site, connectionId: UIDS.connection },
  [UIDS.template]: { siteId: UIDS.site, targetId: UIDS.target },
  [UIDS.rule]: { templateId: UIDS.template },
  [UIDS.hashtagSet]: { siteId: UIDS.site },
  [UIDS.experiment]: { siteId: UIDS.site, templateId: UIDS.template },
};

/** Columns with numbers of several targets. */
const TARGET_LISTS: readonly MarkedType[] = [UIDS.rule, UIDS.experiment];

/** A row that cannot be without it goes when what it names did not come along. */
const NEEDED = ['siteId', 'connectionId'];

/** Lets imported rows name each other by the numbers that they have here. */
export const renumberReferences = async (strapi: Core.Strapi): Promise<void> => {
  const newIds = new Map<MarkedType, NewIds>();
  for (const uid of MARKED_TYPES) newIds.set(uid, await newIdsOf(strapi, uid));
  for (const [uid, columns] of entriesOf(REFERENCES)) {
    for (const [column, to] of Object.entries(columns)) {
      await renumberColumn(strapi, { uid, column, newIds: newIds.get(to) ?? new Map() });
    }
  }
  const targets = newIds.get(UIDS.target) ?? new Map<number, number>();
  for (const uid of TARGET_LISTS) await renumberTargetLists(strapi, uid, targets);
};

const entriesOf = (references: typeof REFERENCES) =>
  MARKED_TYPES.flatMap((uid) => {
    const columns = references[uid];
    return columns ? [[uid, columns] as const] : [];
  });

const rowsOf = (strapi: Core.Strapi, uid: string): Promise<MarkedRow[]> =>
  tableOf<MarkedRow>(strapi, uid).findMany({ orderBy: { id: 'asc' } });

const newIdsOf = async (strapi: Core.Strapi, uid: string): Promise<NewIds> =>
  new Map(
    (await rowsOf(strapi, uid)).flatMap(({ id, origin }) => {
      const before = idInOrigin(origin);
      return before === null ? [] : [[before, id] as const];
    })
  );

/** In two steps, below zero first: on the way two rows must not hold the same of a unique index. */
const renumberColumn = async (
  strapi: Core.Strapi,
  { uid, column, newIds }: { uid: string; column: string; newIds: NewIds }
): Promise<void> => {
  const table = tableOf<MarkedRow>(strapi, uid);
  const moved: { id: number; to: number }[] = [];
  for (const row of await rowsOf(strapi, uid)) {
    const before = row[column];
    if (typeof before !== 'number') continue;
    const to = newIds.get(before);
    if (to !== undefined) moved.push({ id: row.id, to });
    else if (NEEDED.includes(column)) await table.deleteMany({ where: { id: row.id } });
    else await table.updateMany({ where: { id: row.id }, data: { [column]: null } });
  }
  for (const sign of [-1, 1]) {
    for (const { id, to } of moved) {
      await table.updateMany({ where: { id }, data: { [column]: sign * to } });
    }
  }
};

const renumberTargetLists = async (
  strapi: Core.Strapi,
  uid: string,
  newIds: NewIds
): Promise<void> => {
  for (const row of await rowsOf(strapi, uid)) {
    if (!Array.isArray(row.targetIds)) continue;
    const targetIds = row.targetIds.flatMap((id) => newIds.get(Number(id)) ?? []);
    await tableOf(strapi, uid).updateMany({ where: { id: row.id }, data: { targetIds } });
  }
};
