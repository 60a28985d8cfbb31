import type { CommitMark, JsonValue, PostedPart, PublishJournal } from '../../platforms/contract';
import type { Delivery } from './delivery';
import { LeaseLostError, type DeliveryRepository, type Lease } from './delivery-repository';

export interface DeliveryJournalDeps {
  repository: DeliveryRepository;
  lease: Lease;
  delivery: Delivery;
  now: () => number;
}

/** The engine's journal: the delivery's row, written only while the lease holds. */
export class DeliveryJournal implements PublishJournal {
  readonly handles: Record<string, JsonValue>;
  readonly posted: PostedPart[];
  #committing = false;

  constructor(private readonly deps: DeliveryJournalDeps) {
    this.handles = { ...deps.delivery.handles };
    this.posted = [...deps.delivery.posted];
  }

  /** True between the moment before a commit and the moment its result is stored. */
  isCommitting(): boolean {
    return this.#committing;
  }

  async saveHandle(name: string, value: JsonValue): Promise<void> {
    const { repository, lease } = this.deps;
    this.handles[name] = value;
    await repository.write(lease, { handles: this.handles });
  }

  async beforeCommit(mark: CommitMark): Promise<void> {
    const { repository, lease, now } = this.deps;
    const startedAt = now();
    await repository.advance(lease, 'begin_commit', {
      keepLease: true,
      data: {
        commitMark: { ...mark, startedAt, endedAt: null },
        committingAt: new Date(startedAt),
      },
      event: { message: `Part ${mark.part.index + 1}, payload ${mark.fingerprint.slice(0, 12)}` },
    });
    this.#committing = true;
  }

  async afterCommit(part: PostedPart): Promise<void> {
    this.posted.push(part);
    await this.#storePosted(part);
    this.#committing = false;
  }

  async #storePosted(part: PostedPart): Promise<void> {
    const { repository, lease, delivery } = this.deps;
    const [first] = this.posted;
    try {
      await repository.write(lease, {
        posted: this.posted,
        platformPostId: first?.id ?? null,
        platformUrl: first?.url ?? null,
      });
    } catch (error) {
      if (!(error instanceof LeaseLostError)) throw error;
      // The post is visible though we may not write to the row: keep the evidence beside it.
      const message = `Part ${part.index + 1} is visible as ${part.id} ${part.url ?? ''}`.trim();
      await repository.record(delivery.id, 'late_commit', { from: null, to: null, message });
      throw error;
    }
  }
}
