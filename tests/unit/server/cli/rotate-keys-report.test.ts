import { conclude, type Outcome } from '../../../../server/src/cli/rotate-keys/conclusion';
import { createProgressLine } from '../../../../server/src/cli/rotate-keys/progress-line';
import type { RotationFailure } from '../../../../server/src/services/key-rotation/rotation-failure';

const CURRENT = '0a1b2c3d';
const OLD = 'deadbeef';

const aFailure = (id: number, over: Partial<RotationFailure> = {}): RotationFailure => ({
  kind: 'account',
  table: 'platform_connections',
  id,
  name: '@harbour on X',
  reason: 'tampered',
  keyId: OLD,
  message: 'What is stored for @harbour on X was changed.',
  ...over,
});

const usedBy = (keyId: string, state: 'current' | 'old', account: number) => ({
  keyId,
  state,
  rows: { account, app: 0, choice: 0, 'ai-provider': 0, webhook: 0 },
});

const anOutcome = (over: Partial<Outcome['result']> = {}): Outcome => ({
  result: { rotated: 5, alreadyCurrent: 2, failed: [], isComplete: true, ...over },
  status: {
    currentKeyId: CURRENT,
    oldKeyIds: [OLD],
    keys: [usedBy(CURRENT, 'current', 7)],
  },
  dryRun: false,
  tookMs: 1234,
});

describe('the end of rotate-keys', () => {
  it('is good when nothing failed, and says that the old key may go', () => {
    expect(conclude(anOutcome())).toEqual({
      complaints: [],
      lines: [
        'rotate-keys: Nothing needs an old key any more: remove OAUTH_ENCRYPTION_KEYS_OLD and restart Strapi.',
        'rotate-keys: rotated=5 already_current=2 failed=0 seconds=1.2',
      ],
      exitCode: 0,
    });
  });

  it('says how to change the key when there is no old one and nothing to do', () => {
    const outcome = anOutcome({ rotated: 0 });
    const { lines, exitCode } = conclude({
      ...outcome,
      status: { ...outcome.status, oldKeyIds: [] },
    });
    expect(exitCode).toBe(0);
    expect(lines[0]).toContain(`Nothing to do: everything uses the current key (${CURRENT}).`);
    expect(lines[0]).toContain('this one into OAUTH_ENCRYPTION_KEYS_OLD');
  });

  it('is bad when a row does not open, names it, and does not say that the old key may go', () => {
    const outcome = anOutcome({ failed: [aFailure(9)] });
    const keys = [usedBy(OLD, 'old', 1), usedBy(CURRENT, 'current', 7)];
    const { complaints, lines, exitCode } = conclude({
      ...outcome,
      status: { ...outcome.status, keys },
    });
    expect(exitCode).toBe(1);
    expect(complaints).toEqual([
      'rotate-keys: What is stored for @harbour on X was changed. (platform_connections, row 9)',
    ]);
    expect(lines).toEqual(['rotate-keys: rotated=5 already_current=2 failed=1 seconds=1.2']);
  });

  it('does not drown the closing line in failures', () => {
    const failed = Array.from({ length: 1000 }, (_, index) => aFailure(index, { keyId: null }));
    const { complaints, lines } = conclude(anOutcome({ failed }));
    expect(complaints).toHaveLength(51);
    expect(complaints.at(-1)).toContain('950 more rows');
    expect(lines.at(-1)).toContain('failed=1000');
  });

  it('is bad when it was stopped, and says how to go on', () => {
    const { complaints, exitCode } = conclude(anOutcome({ isComplete: false }));
    expect(exitCode).toBe(1);
    expect(complaints).toEqual([
      'rotate-keys: Stopped before the end. What is done stays done: run the same again to go on.',
    ]);
  });

  it('finds out that somebody still writes with the old key', () => {
    const outcome = anOutcome();
    const keys = [usedBy(OLD, 'old', 3), usedBy(CURRENT, 'current', 4)];
    const { complaints, lines, exitCode } = conclude({
      ...outcome,
      status: { ...outcome.status, keys },
    });
    expect(exitCode).toBe(1);
    expect(complaints[0]).toMatch(/3 values were encrypted with an old key .* Restart all of them/);
    expect(lines).toHaveLength(1);
  });

  it('of a dry run tells what there is to do', () => {
    const outcome = anOutcome();
    const keys = [usedBy(OLD, 'old', 5)];
    const dry = conclude({ ...outcome, dryRun: true, status: { ...outcome.status, keys } });
    expect(dry).toEqual({
      complaints: [],
      lines: ['rotate-keys: dry_run=true to_rotate=5 already_current=2 failed=0 seconds=1.2'],
      exitCode: 0,
    });
  });
});

describe('the progress of rotate-keys', () => {
  const show = (isTTY: boolean, steps: readonly number[]) => {
    let written = '';
    const printed: string[] = [];
    const terminal = { print: (line: string) => printed.push(line), complain: () => undefined };
    const stream = { isTTY, write: (text: string) => (written += text) };
    const line = createProgressLine(stream, terminal);
    for (const done of steps) line.show({ done, total: 100, rotated: done, failed: 0 });
    line.clear();
    return { written, printed };
  };

  it('is one line that is written over on a terminal, and gone at the end', () => {
    const { written, printed } = show(true, [1, 2]);
    expect(written).toBe(
      '\r\u001b[2Krotate-keys: 1 of 100 looked at, 1 rotated, 0 failed' +
        '\r\u001b[2Krotate-keys: 2 of 100 looked at, 2 rotated, 0 failed\r\u001b[2K'
    );
    expect(printed).toEqual([]);
  });

  it('is a line each tenth of the way elsewhere', () => {
    const { written, printed } = show(false, [4, 9, 10, 15, 33, 100]);
    expect(written).toBe('');
    expect(printed.map((line) => line.split(' ')[1])).toEqual(['10', '33', '100']);
  });
});
