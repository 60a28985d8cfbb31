import type {
  DraftItem,
  DraftPost,
  PostRow,
} from '../../../../server/src/services/calendar/calendar-item';

/** Epoch ms of a time on the 30th of November 2026 in UTC. */
export const at = (clock: string, day = '2026-11-30'): number => Date.parse(`${day}T${clock}:00Z`);

export const aPost = (over: Partial<DraftPost> = {}): DraftPost => ({
  ...{ deliveryId: 1, connectionId: 1, platform: 'x', handle: 'harbourlight', state: 'queued' },
  ...{ dueAt: null, reason: null, url: null, postedAt: null, time: at('09:00') },
  source: 'manual',
  ...over,
});

export const anItem = (key: string, posts: DraftPost[]): DraftItem => ({
  key,
  ...{ scheduleId: null, scheduleKind: null, entryUid: 'api::article.article' },
  ...{ entryDocumentId: key, entryTitle: key, entryLocale: 'en', zone: null },
  ...{ fixed: null, author: 'manual', time: posts[0]?.time ?? 0, posts },
});

export const aRow = (over: Partial<PostRow> = {}): PostRow => ({
  ...{ id: 1, distributionId: 1, scheduleId: null, connectionId: 1, source: 'manual' },
  ...{ platform: 'x', accountHandle: 'harbourlight', entryUid: 'api::article.article' },
  ...{ entryDocumentId: 'one', entryTitle: 'One', entryLocale: 'en', state: 'queued' },
  ...{ scheduledAt: '2026-11-30T09:00:00.000Z', dueAt: null, reason: null },
  ...{ platformUrl: null, postedAt: null },
  ...over,
});
