import { readEngineOptions, type EngineOptions } from '../engine/engine-options';

const SANDBOX = '--sandbox';

export interface ScheduleOptions extends EngineOptions {
  /** Posts go to the sandbox's platforms instead of the one that answers at once. */
  isSandboxed: boolean;
}

/** Those of the engine's benchmark, and `--sandbox`. @throws on a flag or value it does not know */
export const readScheduleOptions = (args: readonly string[]): ScheduleOptions => {
  const others = args.filter((arg) => arg !== SANDBOX);
  return { ...readEngineOptions(others), isSandboxed: others.length < args.length };
};
