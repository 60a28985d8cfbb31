import { run } from '../../../../server/src/cli';
import { parseConfig } from '../../../../server/src/config/parse-config';

const runWith = (...args: string[]) => {
  const lines: string[] = [];
  return { code: run(args, (line) => lines.push(line)), lines };
};

describe('the command line', () => {
  it('prints a fresh key that the config takes', () => {
    const first = runWith('generate-key');
    const second = runWith('generate-key');
    expect(first.code).toBe(0);
    expect(first.lines[0]).not.toBe(second.lines[0]);
    expect(() => parseConfig({ encryption: { key: first.lines[0] } })).not.toThrow();
  });

  it('shows what it can do, and refuses what it cannot', () => {
    expect(runWith('--help')).toMatchObject({ code: 0 });
    const unknown = runWith('dance');
    expect(unknown.code).toBe(2);
    expect(unknown.lines.join()).toContain('generate-key');
  });
});
