import type {
  CommitMark,
  JsonValue,
  PostedPart,
  PublishJournal,
} from '../../server/src/platforms/contract';

/** A journal in memory. What a crash leaves behind is what it holds: hand it to the next run. */
export class MemoryJournal implements PublishJournal {
  readonly handles: Record<string, JsonValue> = {};
  readonly posted: PostedPart[] = [];
  /** Every step in order: `handle cover`, `before 0`, `after 0`. */
  readonly steps: string[] = [];
  /** The commit that was begun last. */
  mark: CommitMark | null = null;

  saveHandle(name: string, value: JsonValue): Promise<void> {
    this.handles[name] = value;
    this.steps.push(`handle ${name}`);
    return Promise.resolve();
  }

  beforeCommit(mark: CommitMark): Promise<void> {
    this.mark = mark;
    this.steps.push(`before ${mark.part.index}`);
    return Promise.resolve();
  }

  afterCommit(part: PostedPart): Promise<void> {
    this.posted.push(part);
    this.steps.push(`after ${part.index}`);
    return Promise.resolve();
  }
}
