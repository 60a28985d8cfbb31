import { resolve } from 'node:path';

import { UsageError } from '../../../../server/src/cli/command';
import { readRotateKeysOptions } from '../../../../server/src/cli/rotate-keys/rotate-keys-options';
import { runCommand } from './run-command';

describe('the flags of rotate-keys', () => {
  it('all have defaults', () => {
    const defaults = { batchSize: 200, dryRun: false, appDir: process.cwd() };
    expect(readRotateKeysOptions([])).toEqual(defaults);
  });

  it('are taken as typed', () => {
    expect(readRotateKeysOptions(['--batch', '1000', '--dry-run', '--app=shop/cms'])).toEqual({
      batchSize: 1000,
      dryRun: true,
      appDir: resolve('shop/cms'),
    });
  });

  it.each([
    ['--batch 0', '--batch must be a whole number from 1 to 1000, not "0".'],
    ['--batch 1001', '--batch must be a whole number from 1 to 1000, not "1001".'],
    ['--batch many', '--batch must be a whole number from 1 to 1000, not "many".'],
    ['--speed 3', "Unknown option '--speed'."],
  ])('are refused with one sentence: %s', (line, sentence) => {
    const read = () => readRotateKeysOptions(line.split(' '));
    expect(read).toThrow(UsageError);
    expect(read).toThrow(sentence);
  });

  it('end the command with its usage and code 2 when they are wrong', async () => {
    const { code, complained } = await runCommand('rotate-keys', '--batch', '0');
    expect(code).toBe(2);
    expect(complained).toMatch(/^Usage: social-distribution rotate-keys[\s\S]*not "0"\.$/);
  });

  it('are explained when asked', async () => {
    const { code, printed } = await runCommand('rotate-keys', '--help');
    expect(code).toBe(0);
    expect(printed).toMatch(/OAUTH_ENCRYPTION_KEYS_OLD[\s\S]*--batch N[\s\S]*--dry-run/);
  });
});

describe('rotate-keys without an app', () => {
  it('says which folder is missing', async () => {
    const { code, complained } = await runCommand('rotate-keys', '--app', '/no/such/folder');
    expect(code).toBe(1);
    expect(complained).toBe(
      'social-distribution rotate-keys: There is no folder /no/such/folder: see --app.'
    );
  });
});
