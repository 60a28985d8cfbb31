import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

import type { Section } from '../../../server/src/services/doctor/finding';
import { PLAYGROUND } from './environment';

const BIN = resolve(__dirname, '../../../bin/social-distribution.js');

export interface Examined {
  code: number | null;
  printed: string;
  complained: string;
}

/** `social-distribution doctor` as a person starts it in the folder of the app. */
export const runDoctor = async (
  flags: readonly string[] = [],
  env: Record<string, string | undefined> = {}
): Promise<Examined> => {
  const child = spawn(process.execPath, [BIN, 'doctor', ...flags], {
    cwd: PLAYGROUND,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { printed: '', complained: '' };
  child.stdout.on('data', (chunk: Buffer) => void (written.printed += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => void (written.complained += chunk.toString('utf8')));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, ...written };
};

export interface JsonReport {
  ok: number;
  warnings: number;
  problems: number;
  sections: Section[];
}

/** The same with `--json`, read as a script reads it. */
export const doctorReport = async (
  flags: readonly string[] = [],
  env: Record<string, string | undefined> = {}
): Promise<JsonReport & { code: number | null }> => {
  const { code, printed } = await runDoctor(['--json', ...flags], env);
  return { code, ...(JSON.parse(printed) as JsonReport) };
};

/** What a section of the report says, as "level title"; a missing section fails the test. */
export const saidIn = ({ sections }: JsonReport, id: string): string[] => {
  const section = sections.find((one) => one.id === id);
  if (!section) throw new Error(`No section "${id}": ${sections.map((one) => one.id).join(', ')}`);
  return section.findings.map(({ level, title }) => `${level} ${title}`);
};
