import type { Terminal } from './terminal';

export interface Command {
  /** Shown by `--help` and above a usage error. */
  usage: string;
  /**
   * Resolves with the exit code.
   *
   * @throws UsageError what was typed cannot be meant
   * @throws Refusal what was asked for cannot be done here
   */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** A wrong flag or value; the message is one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command was understood, but cannot do its work; the message names the next step. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
