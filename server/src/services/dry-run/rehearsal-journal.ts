import type { JsonValue, PostedPart, PublishJournal } from '../../platforms/contract';

/** What happens between its two moments makes a part visible. */
export interface CommitWatch {
  begin(): void;
  end(part: PostedPart): void;
}

/** A journal in memory that says when a part is being made visible. */
export class RehearsalJournal implements PublishJournal {
  readonly handles: Record<string, JsonValue> = {};
  readonly posted: PostedPart[] = [];
  readonly #watch: CommitWatch;

  constructor(watch: CommitWatch) {
    this.#watch = watch;
  }

  async saveHandle(name: string, value: JsonValue): Promise<void> {
    this.handles[name] = value;
    await Promise.resolve();
  }

  async beforeCommit(): Promise<void> {
    this.#watch.begin();
    await Promise.resolve();
  }

  async afterCommit(part: PostedPart): Promise<void> {
    this.#watch.end(part);
    this.posted.push(part);
    await Promise.resolve();
  }
}
