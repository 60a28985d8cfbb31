import { spawn } from 'node:child_process';

import { ROOT } from '../paths';
import { CallableChild } from './callable-child';

export interface ChildStart {
  /** How messages name it. */
  name: string;
  /** Arguments of node: flags, script, the script's own. */
  args: readonly string[];
  cwd?: string;
  env?: Readonly<Record<string, string>>;
}

/** Starts a node process that answers calls over IPC. */
export const startChild = ({ name, args, cwd = ROOT, env = {} }: ChildStart): CallableChild => {
  const child = spawn(process.execPath, [...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  return new CallableChild(name, child);
};

/** The same for one of the benchmark's own TypeScript files. */
export const startScript = (name: string, file: string): CallableChild =>
  startChild({ name, args: ['--import', 'tsx', file] });
