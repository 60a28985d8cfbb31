import type { Core } from '@strapi/types';

import type { ApprovalPost, ApprovalView } from '../../../../contracts/approvals';
import type { Delivery } from '../deliveries/delivery';
import { getService } from '../get-service';
import type { Approval, ApprovalEntry } from './approval';
import { entriesOf } from './approval-entries';
import { bulkOrdersOf } from './bulk-orders-of';
import { revisionOf } from './revision';

const COLUMNS = [
  'id',
  'distributionId',
  'state',
  'waitsFor',
  'claims',
  'scheduledAt',
  'versionHash',
  'platform',
  'accountHandle',
  'content',
] as const;
type Post = Pick<Delivery, (typeof COLUMNS)[number]>;

/** Approvals as people see them, in the same order. Those of a distribution that is gone are left out. */
export const viewsOf = async (
  strapi: Core.Strapi,
  approvals: readonly Approval[]
): Promise<ApprovalView[]> => {
  const entries = await entriesOf(strapi, approvals);
  const ids = approvals.map(({ distributionId }) => distributionId);
  const posts = await getService(strapi, 'deliveries').repository.pick([...COLUMNS], {
    where: { distributionId: { $in: ids } },
    orderBy: { id: 'asc' },
  });
  const pauses = await pausesOf(strapi, ids);
  const views: ApprovalView[] = [];
  for (const approval of approvals) {
    const entry = entries.get(approval.id);
    if (!entry) continue;
    const own = posts.filter(({ distributionId }) => distributionId === approval.distributionId);
    const shown = own.filter((post) => isShown(approval, post));
    const isChanged =
      approval.state === 'pending' && (await isOutdated(strapi, { approval, entry, shown }));
    const pause = pauses.get(approval.distributionId) ?? null;
    views.push(
      viewOf(approval, {
        ...{ entry, shown, isChanged },
        posts: shown.map((post) => postOf(strapi, approval, post)),
        note: noteOf(approval, shown, pause),
      })
    );
  }
  return views;
};

/** Why posts of distributions wait for more than approval: their bulk orders are paused. */
const pausesOf = async (
  strapi: Core.Strapi,
  distributionIds: readonly number[]
): Promise<Map<number, string>> => {
  const orders = await bulkOrdersOf(strapi, distributionIds);
  if (orders.size === 0) return new Map();
  const paused = await getService(strapi, 'bulk').pausesAmong([...new Set(orders.values())]);
  return new Map(
    [...orders].flatMap(([distributionId, orderId]) => {
      const reason = paused.get(orderId);
      return reason === undefined ? [] : [[distributionId, reason] as const];
    })
  );
};

const noteOf = (
  { state }: Approval,
  shown: readonly Post[],
  pause: string | null
): string | null => {
  const isKept = shown.some((post) => post.state === 'held' && post.waitsFor === null);
  return state === 'pending' || (state === 'approved' && isKept) ? pause : null;
};

/** What waits, or was decided about; of what nobody decided, all. */
const isShown = ({ state, decidedIds }: Approval, { id, ...post }: Post): boolean => {
  if (state === 'pending') return post.state === 'held' && post.waitsFor === 'approval';
  return decidedIds === null || decidedIds.includes(id);
};

/** Whether what is published by now is not what the posts were made of. */
const isOutdated = async (
  strapi: Core.Strapi,
  { approval, entry, shown }: { approval: Approval; entry: ApprovalEntry; shown: readonly Post[] }
): Promise<boolean> => {
  const site = await getService(strapi, 'sites').find(approval.siteId);
  const linkBaseUrl = site?.linkBaseUrl ?? null;
  const published = await getService(strapi, 'entries').loadPublished(entry, linkBaseUrl);
  return shown.some(({ versionHash }) => versionHash !== published?.versionHash);
};

const postOf = (strapi: Core.Strapi, { requestedAt }: Approval, post: Post): ApprovalPost => ({
  id: post.id,
  platform: post.platform,
  platformLabel: getService(strapi, 'adapters').descriptorOf(post.platform).label,
  handle: post.accountHandle,
  parts: post.content.parts.map(({ text }) => text),
  mediaCount: post.content.parts.reduce((sum, { media }) => sum + media.length, 0),
  scheduledAt: laterThan(requestedAt, post.scheduledAt),
});

interface Shown {
  entry: ApprovalEntry;
  shown: readonly Post[];
  posts: ApprovalPost[];
  isChanged: boolean;
  note: string | null;
}

const viewOf = (
  approval: Approval,
  { entry, shown, posts, isChanged, note }: Shown
): ApprovalView => ({
  id: approval.id,
  siteId: approval.siteId,
  distributionId: approval.distributionId,
  state: approval.state,
  entryUid: entry.uid,
  entryDocumentId: entry.documentId,
  entryTitle: entry.title,
  locale: entry.locale,
  requestedBy: approval.requestedBy,
  requestedAt: approval.requestedAt,
  dueAt: dueAtOf(approval, shown),
  decidedBy: approval.decidedBy,
  decidedAt: approval.decidedAt,
  comments: approval.comments ?? [],
  deliveryIds: shown.map(({ id }) => id),
  posts,
  isChanged,
  note,
  revision: revisionOf(shown),
});

const dueAtOf = ({ requestedAt }: Approval, shown: readonly Post[]): string | null => {
  const [first] = shown.flatMap(({ scheduledAt }) => scheduledAt ?? []).sort();
  return laterThan(requestedAt, first ?? null);
};

/** What was meant to go out when it was asked for, was meant to go out at once. */
const laterThan = (requestedAt: string, at: string | null): string | null =>
  at !== null && at > requestedAt ? at : null;
