import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import { originOf } from './instance';

/** Settings that other rows name by number: their rows say where they were made. */
export const MARKED_TYPES = [
  UIDS.site,
  UIDS.connection,
  UIDS.target,
  UIDS.template,
  UIDS.rule,
  UIDS.hashtagSet,
  UIDS.experiment,
] as const;

export type MarkedType = (typeof MARKED_TYPES)[number];

/** Marks rows as made here. */
export const markRows = async (
  strapi: Core.Strapi,
  { uid, ids, instance }: { uid: string; ids: readonly number[]; instance: string }
): Promise<void> => {
  for (const id of ids) {
    const data = { origin: originOf(instance, id) };
    await tableOf(strapi, uid).updateMany({ where: { id }, data });
  }
};

/** Marks every row that is made from now on. Strapi switches lifecycles off while it imports. */
export const markNewRows = (
  strapi: Core.Strapi,
  instanceName: () => Promise<string | null>
): void => {
  const mark = async (uid: string, ids: readonly unknown[]): Promise<void> => {
    const instance = await instanceName();
    const numbers = ids.map(Number).filter(Number.isSafeInteger);
    if (instance !== null) await markRows(strapi, { uid, ids: numbers, instance });
  };
  strapi.db.lifecycles.subscribe({
    models: [...MARKED_TYPES],
    async afterCreate({ model, result }: LifecycleEvent) {
      await mark(model.uid, [fieldOf(result, 'id')]);
    },
    async afterCreateMany({ model, result }: LifecycleEvent) {
      const ids = fieldOf(result, 'ids');
      await mark(model.uid, Array.isArray(ids) ? ids : []);
    },
  });
};

interface LifecycleEvent {
  model: { uid: string };
  result?: unknown;
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
