import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { RULE_DECISION_CODES, RULE_TRIGGERS, SHARING } from '../../../../contracts/rules';

const docs = readFileSync(join(__dirname, '../../../../docs/rules.md'), 'utf8');

it.each(RULE_DECISION_CODES)('the guide says what %s means', (code) => {
  expect(docs).toMatch(new RegExp(`^\\| \`${code}\` +\\| \\S`, 'm'));
});

it('the guide names no code that there is not', () => {
  const named = [...docs.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, code]) => code);
  expect(named.sort()).toEqual([...RULE_DECISION_CODES].sort());
});

it.each([...RULE_TRIGGERS, ...SHARING.filter((word) => word !== 'auto')])(
  'the guide explains %s',
  (word) => {
    expect(docs).toContain(`\`${word}\``);
  }
);
