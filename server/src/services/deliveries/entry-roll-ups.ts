import type { Core, UID } from '@strapi/types';

import { rollUp } from '../../../../contracts/roll-up';
import type { RollUp } from '../../../../contracts/roll-ups';
import type { EntryAccess } from '../bulk/entry-access';
import { whereSite, type SiteScope } from '../sites/site-scope';
import type { Delivery } from './delivery';
import type { DeliveryRepository } from './delivery-repository';
import { isFinished } from './state-machine';

export interface RollUpWish {
  uid: string;
  documentIds: readonly string[];
  /** Empty for content-types without languages. */
  locale: string;
  scope: SiteScope;
}

const COLUMNS = [
  'entryDocumentId',
  'platform',
  'targetId',
  'accountHandle',
  'state',
  'removedAt',
  'goneAt',
  'finishedAt',
  'dueAt',
] as const satisfies readonly (keyof Delivery)[];

type Row = Pick<Delivery, (typeof COLUMNS)[number]>;

/** Entries that go out again and again have many; older ones than these change nothing in practice. */
const MAX_ROWS = 5_000;

/** Where many entries stand, for lists. */
export class EntryRollUps {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: DeliveryRepository
  ) {}

  /** Those of the entries that were distributed, and that the person may read. */
  async of(
    { uid, documentIds, locale, scope }: RollUpWish,
    access: EntryAccess
  ): Promise<RollUp[]> {
    const conditions = await access.conditionsOf(uid);
    if (!conditions) return [];
    const readable = await this.#readable({ uid, documentIds, locale, conditions });
    if (readable.length === 0) return [];
    const rows = await this.repository.pick([...COLUMNS], {
      where: {
        ...{ entryUid: uid, entryLocale: locale },
        entryDocumentId: { $in: readable },
        ...whereSite(scope),
      },
      orderBy: { id: 'desc' },
      limit: MAX_ROWS,
    });
    return readable.flatMap((documentId) => {
      const own = rows.filter(({ entryDocumentId }) => entryDocumentId === documentId);
      return own.length === 0 ? [] : [rollUpOf(documentId, own)];
    });
  }

  async #readable({
    uid,
    documentIds,
    locale,
    conditions,
  }: Omit<RollUpWish, 'scope'> & { conditions: object }): Promise<string[]> {
    const found = (await this.strapi.documents(uid as UID.ContentType).findMany({
      status: 'draft',
      ...(locale === '' ? {} : { locale }),
      filters: { $and: [conditions, { documentId: { $in: [...documentIds] } }] },
      fields: ['documentId'],
    } as never)) as unknown as { documentId: string }[];
    return [...new Set(found.map(({ documentId }) => documentId))];
  }
}

const rollUpOf = (documentId: string, rows: readonly Row[]): RollUp => ({
  documentId,
  ...rollUp(
    rows.map(({ accountHandle, finishedAt, ...row }) => ({
      ...row,
      handle: accountHandle,
      isIgnored: row.state === 'unknown' && finishedAt !== null,
    }))
  ),
  nextDueAt: nextDueAtOf(rows),
});

const nextDueAtOf = (rows: readonly Row[]): string | null => {
  const waiting = rows.filter(({ state }) => !isFinished(state) && state !== 'unknown');
  const times = waiting.flatMap(({ dueAt }) => dueAt ?? []);
  return times.sort()[0] ?? null;
};
