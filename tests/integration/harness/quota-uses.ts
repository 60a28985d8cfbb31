import { getService } from '../../../server/src/services/get-service';
import type { TestApp } from './app';

interface Used {
  subject: string;
  limitId: string;
  units: number;
  /** Epoch ms. @default now */
  at?: number;
  /** @default 'used' */
  state?: 'booked' | 'used';
}

/** Places of a limit that posts have taken, as if they had gone out. */
export const useUp = async (app: TestApp, used: Used): Promise<void> => {
  const { store } = getService(app.strapi, 'quotas').ledger;
  const { subject, limitId, units, at = Date.now(), state = 'used' } = used;
  const siteId = subject.startsWith('site:') ? Number(subject.slice('site:'.length)) : null;
  await store.create({ subject, limitId }, { siteId, connectionId: null, platform: null });
  await store.addUses([{ subject, limitId, units, at, state, deliveryId: 999_999, priority: 1 }]);
};

/** Frees everything, and forgets what platforms said. */
export const freeAll = async (app: TestApp): Promise<void> => {
  const { store } = getService(app.strapi, 'quotas').ledger;
  await store.removeUses({});
  const nothing = { reportedRemaining: null, reportedAt: null, reportedUntil: null };
  await store.writeLimits({}, nothing);
};
