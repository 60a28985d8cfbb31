import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

import { findProgram, postgresFolders } from '../../scripts/services/find-program';
import { measureDurableWrite } from './durable-write';

/** What the figures were measured on. */
export interface Machine {
  measuredAt: string;
  node: string;
  cores: number;
  cpu: string;
  memoryGb: number;
  /** Of the last minute before the run; well above 0 means that something else was at work. */
  loadBefore: number;
  /** Until 4 KiB are on the disk for good, ms (median). */
  durableWriteMs: number;
  postgres: string;
  redis: string;
}

export const describeMachine = (): Machine => {
  const cores = cpus();
  return {
    measuredAt: new Date().toISOString(),
    node: process.version,
    cores: cores.length,
    cpu: cores[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    durableWriteMs: Math.round(measureDurableWrite() * 100) / 100,
    postgres: versionOf(findProgram('postgres', postgresFolders())),
    redis: versionOf(findProgram('redis-server')),
  };
};

const VERSION = /\d+(?:\.\d+)+/;

const versionOf = (program: string | null): string => {
  if (!program) return 'not installed';
  const said = execFileSync(program, ['--version'], { encoding: 'utf8' });
  return VERSION.exec(said)?.[0] ?? 'unknown';
};
