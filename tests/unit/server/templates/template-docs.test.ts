import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  SHORT_TEMPLATE,
  THREAD_TEMPLATE,
} from '../../../../server/src/services/templates/default-templates';
import { checkTemplate } from '../../../../server/src/services/templates/check-template';
import { templateFilters } from '../../../../server/src/services/templates/template-filters';
import { TAG_NAMES } from '../../../../server/src/services/templates/template-tags';

const docs = readFileSync(join(__dirname, '../../../../docs/templates.md'), 'utf8');
const examples = [...docs.matchAll(/```liquid\n([\s\S]*?)```/g)].map(([, code = '']) => code);

it('shows examples that can be saved', () => {
  expect(examples).toHaveLength(4);
  for (const example of examples) expect(() => checkTemplate(example, ['summer'])).not.toThrow();
});

it('shows the wordings that the plugin comes with', () => {
  expect(examples.slice(-2)).toEqual([SHORT_TEMPLATE, THREAD_TEMPLATE]);
});

it('names every filter and tag', () => {
  for (const name of [...templateFilters.keys(), ...TAG_NAMES])
    expect(docs).toContain(`\`${name}\``);
});
