import type {
  CommitMark,
  JsonValue,
  PostedPart,
  PublishJournal,
} from '../../server/src/platforms/contract';

/** Where the process dies. What is stored until then stays. */
export type CrashPoint = 'after-handle' | 'before-commit' | 'after-commit';

export class Crash extends Error {}

/** A journal in memory that dies once at a given point; what it holds is what a crash leaves behind. */
export class CrashingJournal implements PublishJournal {
  readonly handles: Record<string, JsonValue> = {};
  readonly posted: PostedPart[] = [];
  /** The commit that was begun last and has no stored result. */
  mark: CommitMark | null = null;
  #crashAt: CrashPoint | null;

  constructor(crashAt: CrashPoint | null = null) {
    this.#crashAt = crashAt;
  }

  saveHandle(name: string, value: JsonValue): Promise<void> {
    this.handles[name] = value;
    return this.#maybeCrash('after-handle');
  }

  beforeCommit(mark: CommitMark): Promise<void> {
    this.mark = mark;
    return this.#maybeCrash('before-commit');
  }

  async afterCommit(part: PostedPart): Promise<void> {
    await this.#maybeCrash('after-commit');
    this.posted.push(part);
    this.mark = null;
  }

  #maybeCrash(point: CrashPoint): Promise<void> {
    if (this.#crashAt !== point) return Promise.resolve();
    this.#crashAt = null;
    return Promise.reject(new Crash(`The process died ${point}.`));
  }
}

interface Hooks {
  /** After the mark is stored, before the call. */
  beforeCommit?(): void;
  /** After the part is stored. */
  afterCommit?(part: PostedPart): void;
}

/** The same journal, with something that happens meanwhile. */
export const hooked = (journal: CrashingJournal, hooks: Hooks): PublishJournal => ({
  handles: journal.handles,
  posted: journal.posted,
  saveHandle: (name, value) => journal.saveHandle(name, value),
  async beforeCommit(mark) {
    await journal.beforeCommit(mark);
    hooks.beforeCommit?.();
  },
  async afterCommit(part) {
    await journal.afterCommit(part);
    hooks.afterCommit?.(part);
  },
});
