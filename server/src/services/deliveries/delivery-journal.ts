import type { CommitMark, JsonValue, PostedPart, PublishJournal } from '../../platforms/contract';
import { followUpAtOf, type Delivery, type StoredCommitMark } from './delivery';
import type { DeliveryRepository } from './delivery-repository';
import { reached } from './delivery-steps';
import { LeaseLostError, type Lease } from './lease';

export interface DeliveryJournalDeps {
  repository: DeliveryRepository;
  lease: Lease;
  delivery: Delivery;
  now: () => number;
}

/** What a published delivery does not have. */
const DONE = { dueAt: null, errorFamily: null, errorCode: null, errorMessage: null, reason: null };

const MAX_EVENT_LENGTH = 1_000;

const firstOf = ([first]: readonly PostedPart[]) => ({
  platformPostId: first?.id ?? null,
  platformUrl: first?.url ?? null,
});

/** The engine's journal: the delivery's row, written only while the lease holds. */
export class DeliveryJournal implements PublishJournal {
  readonly handles: Record<string, JsonValue>;
  readonly posted: PostedPart[];
  #running: StoredCommitMark | null = null;
  #begun = 0;

  constructor(private readonly deps: DeliveryJournalDeps) {
    this.handles = { ...deps.delivery.handles };
    this.posted = [...deps.delivery.posted];
  }

  /** The commit whose result is not stored yet; null between commits. */
  get runningCommit(): StoredCommitMark | null {
    return this.#running;
  }

  /** Commits that this attempt began: the platform may have counted each. */
  get begun(): number {
    return this.#begun;
  }

  /** Parts that this attempt made visible. */
  get landed(): number {
    return this.posted.length - this.deps.delivery.posted.length;
  }

  async saveHandle(name: string, value: JsonValue): Promise<void> {
    const { repository, lease } = this.deps;
    this.handles[name] = value;
    await repository.write(lease, { handles: this.handles });
    reached('handle-stored', lease.deliveryId);
  }

  /** Says once what had to be changed in the files; a later attempt changes the same. */
  async noteChanges(changes: readonly string[]): Promise<void> {
    const { repository, lease } = this.deps;
    if (changes.length === 0 || lease.attempts > 1) return;
    const message = `${changes.join('; ')}.`.slice(0, MAX_EVENT_LENGTH);
    await repository.events.add({ deliveryId: lease.deliveryId, event: 'adjusted', message });
  }

  async beforeCommit(mark: CommitMark): Promise<void> {
    const { repository, lease, delivery, now } = this.deps;
    const earlier = delivery.commitMark;
    const isSamePart = earlier?.part.index === mark.part.index;
    const doubtedSince = isSamePart ? (earlier?.doubtedSince ?? null) : null;
    const commitMark = { ...mark, startedAt: now(), endedAt: null, doubtedSince };
    await repository.advance(lease, 'begin_commit', {
      keepLease: true,
      data: { commitMark, committingAt: new Date(commitMark.startedAt) },
      event: { message: `Part ${mark.part.index + 1}, payload ${mark.fingerprint.slice(0, 12)}` },
    });
    this.#running = commitMark;
    this.#begun += 1;
    reached('commit-marked', lease.deliveryId);
  }

  async afterCommit(part: PostedPart, isLast: boolean): Promise<void> {
    const { lease } = this.deps;
    reached('commit-answered', lease.deliveryId);
    this.posted.push(part);
    await this.#storePosted(part, isLast);
    this.#running = null;
    reached('commit-stored', lease.deliveryId);
  }

  /** Every part is visible; does nothing when that is stored already. */
  async finish(data: Record<string, unknown> = firstOf(this.posted)): Promise<void> {
    const { repository, lease, now } = this.deps;
    if (lease.state === 'published') return;
    const at = new Date(now());
    const url = this.posted[0]?.url ?? null;
    const followUpAt = followUpAtOf(this.deps.delivery, this.posted, at);
    await repository.advance(lease, 'publish', {
      data: { ...data, ...DONE, postedAt: at, finishedAt: at, followUpAt },
      event: { message: url },
    });
  }

  async #storePosted(part: PostedPart, isLast: boolean): Promise<void> {
    const { repository, lease } = this.deps;
    const data = { posted: this.posted, ...firstOf(this.posted) };
    try {
      // The last part makes it published: one write that holds the id and the state.
      if (isLast) await this.finish(data);
      else await repository.write(lease, data);
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      // The post is visible though we may not write to the row: keep the evidence beside it.
      const message = `Part ${part.index + 1} is visible as ${part.id} ${part.url ?? ''}`.trim();
      await repository.events.add({ deliveryId: lease.deliveryId, event: 'late_commit', message });
      throw error;
    }
  }
}
