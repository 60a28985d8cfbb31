import { resolve } from 'node:path';

import { UsageError } from '../../../../server/src/cli/command';
import { readWorkerOptions } from '../../../../server/src/cli/worker/worker-options';
import { runCommand } from './run-command';

const complaintOf = (...args: string[]): string => {
  try {
    readWorkerOptions(args);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('It was accepted.');
};

describe('the flags of the worker', () => {
  it('all have defaults', () => {
    expect(readWorkerOptions([])).toEqual({
      concurrency: null,
      health: { host: '127.0.0.1', port: 3910 },
      graceMs: 25_000,
      appDir: process.cwd(),
    });
  });

  it('are taken as typed', () => {
    const line = '--concurrency 50 --health-port=8080 --health-host ::1 --grace 600 --app shop/cms';
    expect(readWorkerOptions(line.split(' '))).toEqual({
      concurrency: 50,
      health: { host: '::1', port: 8080 },
      graceMs: 600_000,
      appDir: resolve('shop/cms'),
    });
  });

  it('turn the health endpoint off with port 0', () => {
    expect(readWorkerOptions(['--health-port', '0']).health).toBeNull();
  });

  it.each([
    ['--concurrency 0', '--concurrency must be a whole number from 1 to 50, not "0".'],
    ['--concurrency 51', '--concurrency must be a whole number from 1 to 50, not "51".'],
    ['--concurrency 2.5', '--concurrency must be a whole number from 1 to 50, not "2.5".'],
    ['--concurrency 0x10', '--concurrency must be a whole number from 1 to 50, not "0x10".'],
    ['--health-port 65536', '--health-port must be a whole number from 0 to 65535, not "65536".'],
    ['--health-port http', '--health-port must be a whole number from 0 to 65535, not "http".'],
    [
      '--health-host http://all',
      '--health-host must be a host name or an IP address, not "http://all".',
    ],
    ['--grace 0', '--grace must be a whole number from 1 to 600, not "0".'],
    ['--grace 601', '--grace must be a whole number from 1 to 600, not "601".'],
    ['--grace 25s', '--grace must be a whole number from 1 to 600, not "25s".'],
    ['--grace', "Option '--grace <value>' argument missing."],
    ['--speed 3', "Unknown option '--speed'."],
    ['fast', "Unexpected argument 'fast'."],
  ])('are refused with one sentence: %s', (line, sentence) => {
    expect(complaintOf(...line.split(' '))).toBe(sentence);
  });

  it('end the command with its usage and code 2 when they are wrong', async () => {
    const { code, complained } = await runCommand('worker', '--grace', '0');
    expect(code).toBe(2);
    expect(complained).toMatch(/^Usage: social-distribution worker[\s\S]*not "0"\.$/);
  });
});
