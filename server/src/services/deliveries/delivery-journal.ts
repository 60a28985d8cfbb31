import type { CommitMark, JsonValue, PostedPart, PublishJournal } from '../../platforms/contract';
import type { Delivery } from './delivery';
import { LeaseLostError, type DeliveryRepository, type Lease } from './delivery-repository';

export interface DeliveryJournal extends PublishJournal {
  /** True between the moment before a commit and the moment its result is stored. */
  isCommitting(): boolean;
}

/** The engine's journal: the delivery's row, written only while the lease holds. */
export const createDeliveryJournal = ({
  repository,
  lease,
  delivery,
  now,
}: {
  repository: DeliveryRepository;
  lease: Lease;
  delivery: Delivery;
  now: () => number;
}): DeliveryJournal => {
  const handles: Record<string, JsonValue> = { ...delivery.handles };
  const posted: PostedPart[] = [...delivery.posted];
  let committing = false;

  const storePosted = async (part: PostedPart): Promise<void> => {
    try {
      await repository.write(lease, {
        posted,
        platformPostId: posted[0]?.id ?? null,
        platformUrl: posted[0]?.url ?? null,
      });
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      // The post is visible though we may not write to the row: keep the evidence beside it.
      const message = `Part ${part.index + 1} is visible as ${part.id} ${part.url ?? ''}`.trim();
      await repository.record(delivery.id, 'late_commit', { from: null, to: null, message });
      throw error;
    }
  };

  return {
    handles,
    posted,
    isCommitting: () => committing,
    async saveHandle(name, value) {
      handles[name] = value;
      await repository.write(lease, { handles });
    },
    async beforeCommit(mark: CommitMark) {
      const startedAt = now();
      await repository.advance(lease, 'begin_commit', {
        keepLease: true,
        data: {
          commitMark: { ...mark, startedAt, endedAt: null },
          committingAt: new Date(startedAt),
        },
        event: { message: `Part ${mark.part.index + 1}, payload ${mark.fingerprint.slice(0, 12)}` },
      });
      committing = true;
    },
    async afterCommit(part) {
      posted.push(part);
      await storePosted(part);
      committing = false;
    },
  };
};
