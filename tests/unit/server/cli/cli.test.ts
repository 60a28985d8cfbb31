import { parseConfig } from '../../../../server/src/config/parse-config';
import { runCommand } from './run-command';

describe('the command line', () => {
  it('prints a fresh key that the config takes', async () => {
    const first = await runCommand('generate-key');
    const second = await runCommand('generate-key');
    expect(first).toMatchObject({ code: 0, complained: '' });
    expect(first.printed).not.toBe(second.printed);
    expect(() => parseConfig({ encryption: { key: first.printed } })).not.toThrow();
  });

  it.each([[[]], [['--help']], [['-h']]])('shows its commands for %j', async (args: string[]) => {
    const { code, printed, complained } = await runCommand(...args);
    expect(code).toBe(0);
    expect(printed).toMatch(/doctor[\s\S]*generate-key[\s\S]*rotate-keys[\s\S]*worker/);
    expect(complained).toBe('');
  });

  it('refuses a command it does not have, and shows those it has', async () => {
    const { code, printed, complained } = await runCommand('dance');
    expect(code).toBe(2);
    expect(printed).toBe('');
    expect(complained).toMatch(/Usage:[\s\S]*worker[\s\S]*There is no command "dance"\.$/);
  });

  it.each([
    ['generate-key', 'OAUTH_ENCRYPTION_KEY'],
    ['worker', '--health-port P'],
  ])('explains %s when asked, and does nothing else', async (command, explanation) => {
    const { code, printed, complained } = await runCommand(command, '--help');
    expect(code).toBe(0);
    expect(printed).toContain(`Usage: social-distribution ${command}`);
    expect(printed).toContain(explanation);
    expect(complained).toBe('');
  });

  it('refuses arguments that a command does not take', async () => {
    const { code, printed, complained } = await runCommand('generate-key', 'twice');
    expect(code).toBe(2);
    expect(printed).toBe('');
    expect(complained).toMatch(/Usage: social-distribution generate-key[\s\S]*'twice'\.$/);
  });
});
