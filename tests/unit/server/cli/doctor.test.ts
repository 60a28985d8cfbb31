import { resolve } from 'node:path';

import { readDoctorOptions } from '../../../../server/src/cli/doctor/doctor-options';
import { keepStdout } from '../../../../server/src/cli/doctor/keep-stdout';
import { countsOf, jsonOf, linesOf } from '../../../../server/src/cli/doctor/report';
import { UsageError } from '../../../../server/src/cli/command';
import { ok, problem, warning, type Section } from '../../../../server/src/services/doctor/finding';
import { runCommand } from './run-command';

const SECTIONS: Section[] = [
  { id: 'database', title: 'Database', findings: [ok('SQLite answers.')] },
  { id: 'apps', title: 'Apps', findings: [] },
  {
    id: 'accounts',
    title: 'Accounts',
    findings: [
      warning('@quay on X ends soon.', 'Reconnect it.'),
      problem('@pier on X does not post.', 'Reconnect it, too.'),
      problem('@\u001b[2Jtide\nX on X does not post.', 'Look at it.'),
    ],
  },
];

describe('the report of the doctor', () => {
  it('is grouped, has a next step for each trouble, and ends with the counts', () => {
    expect(linesOf(SECTIONS)).toEqual([
      'Database',
      '  ✓ SQLite answers.',
      'Accounts',
      '  ! @quay on X ends soon.',
      '    → Reconnect it.',
      '  ✗ @pier on X does not post.',
      '    → Reconnect it, too.',
      '  ✗ @ [2Jtide X on X does not post.',
      '    → Look at it.',
      'doctor: 1 ok, 1 warning, 2 problems',
    ]);
  });

  it('counts in the plural, nothing too', () => {
    expect(linesOf([])).toEqual(['doctor: 0 ok, 0 warnings, 0 problems']);
  });

  it('is one object for scripts', () => {
    expect(JSON.parse(jsonOf(SECTIONS))).toEqual({ ...countsOf(SECTIONS), sections: SECTIONS });
    expect(countsOf(SECTIONS)).toEqual({ ok: 1, warnings: 1, problems: 2 });
  });

  it('keeps what others write out of the standard output', () => {
    const [out, err] = [jest.spyOn(process.stdout, 'write'), jest.spyOn(process.stderr, 'write')];
    try {
      out.mockReturnValue(true);
      err.mockReturnValue(true);
      const giveBack = keepStdout();
      process.stdout.write('a log line');
      giveBack();
      process.stdout.write('the report');
      expect(err.mock.calls.map(([text]) => text)).toEqual(['a log line']);
      expect(out.mock.calls.map(([text]) => text)).toEqual(['the report']);
    } finally {
      out.mockRestore();
      err.mockRestore();
    }
  });
});

describe('the flags of the doctor', () => {
  it('may all be left out', () => {
    expect(readDoctorOptions([])).toEqual({
      isOnline: false,
      asJson: false,
      appDir: process.cwd(),
    });
  });

  it('are read', () => {
    expect(readDoctorOptions(['--online', '--json', '--app', 'cms'])).toEqual({
      isOnline: true,
      asJson: true,
      appDir: resolve('cms'),
    });
  });

  it('are no others', () => {
    expect(() => readDoctorOptions(['--fix'])).toThrow(UsageError);
  });

  it('are explained, and exit codes with them', async () => {
    const { code, printed } = await runCommand('doctor', '--help');
    expect(code).toBe(0);
    expect(printed).toMatch(/--online[\s\S]*--json[\s\S]*--app[\s\S]*Exit codes/);
  });
});
