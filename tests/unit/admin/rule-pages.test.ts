import { RULE_FIELD_KINDS, ruleRequestSchema, type RuleView } from '../../../contracts/rules';
import {
  conditionOf,
  conditionProblem,
  draftOf,
  nextCondition,
  testsFor,
  testText,
  valueInputOf,
  withField,
} from '../../../admin/src/pages/rules/rule-conditions';
import {
  newRuleForm,
  requestOfRule,
  ruleFormOf,
  ruleProblems,
  ruleRequestOf,
  withoutPlace,
  type KindOf,
} from '../../../admin/src/pages/rules/rule-form';
import { arrangeRules } from '../../../admin/src/pages/rules/rule-list';
import { ruleDetailsOf } from '../../../admin/src/pages/rules/rule-sentence';

const ARTICLE = 'api::article.article';
const KINDS: Record<string, (typeof RULE_FIELD_KINDS)[number]> = {
  title: 'text',
  tags: 'list',
  'field:stars': 'number',
  'field:urgent': 'boolean',
  'field:day': 'date',
};
const kindOf: KindOf = (field) => KINDS[field] ?? null;

const aRule = (over: Partial<RuleView> = {}): RuleView => ({
  ...{ id: 1, siteId: 1, name: 'News', contentType: ARTICLE, locales: ['en'] },
  ...{ trigger: 'every_publish', match: 'any', delayMinutes: 90, enabled: true },
  conditions: [
    { field: 'tags', test: 'is_one_of', values: ['boats', 'tides'] },
    { field: 'field:stars', test: 'more_than', value: 3 },
    { field: 'field:urgent', test: 'is', value: false },
    { field: 'title', test: 'is_not_empty' },
  ],
  ...{ targetIds: [4], templateId: 2, needsApproval: true, bulkToo: false, problems: [] },
  ...over,
});

describe('the form of a rule', () => {
  it('gives the rule back that it was made of', () => {
    const rule = aRule();
    const request = ruleRequestOf(ruleFormOf(rule), kindOf);
    expect(request).toEqual(requestOfRule(rule));
    expect(ruleRequestSchema.safeParse(request).success).toBe(true);
  });

  it.each([
    [0, '0', 'minutes'],
    [90, '90', 'minutes'],
    [120, '2', 'hours'],
    [2_880, '2', 'days'],
  ])('shows %d minutes as %s %s', (delayMinutes, delay, delayUnit) => {
    const form = ruleFormOf(aRule({ delayMinutes }));
    expect(form).toMatchObject({ delay, delayUnit });
    expect(ruleRequestOf(form, kindOf).delayMinutes).toBe(delayMinutes);
  });

  it('says what is missing or wrong before the server is asked', () => {
    const form = newRuleForm(ARTICLE);
    expect(ruleProblems(form, kindOf)).toEqual({ name: 'rules.name.missing' });
    const named = { ...form, name: 'News' };
    expect(ruleProblems(named, kindOf)).toEqual({});
    expect(ruleProblems({ ...named, reach: 'some' }, kindOf)).toEqual({
      targetIds: 'rules.targets.missing',
    });
    for (const delay of ['-1', '1.5', 'x', '91']) {
      expect(ruleProblems({ ...named, delay, delayUnit: 'days' }, kindOf)).toEqual({
        delay: 'rules.delay.wrong',
      });
    }
    const conditions = [draftOf({ field: 'title', test: 'is', value: ' ' }, 0)];
    expect(ruleProblems({ ...named, conditions }, kindOf)).toEqual({
      conditions: 'rules.conditions.wrong',
    });
  });

  it('leaves the place out of what the server says of it', () => {
    expect(withoutPlace('conditions: the field is gone.')).toBe('The field is gone.');
    expect(withoutPlace('conditions.0: gone: look.')).toBe('Gone: look.');
    expect(withoutPlace('Nothing is named here.')).toBe('Nothing is named here.');
  });
});

describe('a condition', () => {
  it.each(RULE_FIELD_KINDS)('can be asked of a field of kind %s only in its ways', (kind) => {
    const [first = 'is', ...others] = testsFor(kind, 'is_empty');
    expect(others).toContain('is_empty');
    const draft = { key: 0, field: 'f', test: 'more_than' as const, value: 'x' };
    const moved = withField(draft, { name: 'g', label: 'G', kind });
    expect(moved.test).toBe(kind === 'number' || kind === 'date' ? 'more_than' : first);
    expect(moved.field).toBe('g');
  });

  it('keeps its test where the field is gone', () => {
    expect(testsFor(null, 'contains')).toEqual(['contains']);
    expect(testsFor('boolean', 'contains')).toContain('contains');
  });

  it('is typed as its field is', () => {
    const value = (field: string, text: string) =>
      conditionOf({ key: 0, field, test: 'is', value: text }, kindOf(field));
    expect(value('field:stars', ' 3,5 ')).toMatchObject({ value: 3.5 });
    expect(value('field:urgent', 'false')).toMatchObject({ value: false });
    expect(value('title', ' 12 ')).toMatchObject({ value: '12' });
    expect(
      conditionOf({ key: 0, field: 'tags', test: 'is_one_of', value: 'a, b,\nc,' }, 'list')
    ).toEqual({ field: 'tags', test: 'is_one_of', values: ['a', 'b', 'c'] });
  });

  it('says what its value lacks', () => {
    const problem = (field: string, test: 'is' | 'is_one_of' | 'is_empty', value: string) =>
      conditionProblem({ key: 0, field, test, value }, kindOf(field));
    expect([
      problem('title', 'is', ' '),
      problem('tags', 'is_one_of', ' , '),
      problem('field:stars', 'is', 'many'),
      problem('field:day', 'is', ''),
      problem('title', 'is_empty', ''),
      problem('field:urgent', 'is', ''),
    ]).toEqual([
      'rules.condition.value.missing',
      'rules.condition.values.missing',
      'rules.condition.number.wrong',
      'rules.condition.value.missing',
      null,
      null,
    ]);
  });

  it('speaks of later and earlier where it is about time', () => {
    expect(testText('more_than', 'date')).toBe('rules.test.later');
    expect(testText('more_than', 'number')).toBe('rules.test.moreThan');
    expect(valueInputOf('date', 'less_than')).toBe('day');
  });

  it('has a key like no other', () => {
    const field = { name: 'tags', label: 'Tags', kind: 'list' as const };
    const one = nextCondition([], field);
    const two = nextCondition([one], field);
    expect([one.key, two.key, nextCondition([two], field).key]).toEqual([0, 1, 2]);
  });
});

describe('the list of rules', () => {
  it('says in some words what else holds', () => {
    expect(ruleDetailsOf(aRule()).map(({ messageId }) => messageId)).toEqual([
      'rules.detail.conditions',
      'rules.detail.locales',
      'rules.detail.minutes',
      'rules.detail.approval',
    ]);
    const plain = { conditions: [], locales: [], delayMinutes: 0, needsApproval: false };
    expect(ruleDetailsOf(aRule(plain))).toEqual([]);
    expect(ruleDetailsOf(aRule({ ...plain, delayMinutes: 180, bulkToo: true }))).toEqual([
      { messageId: 'rules.detail.hours', values: { count: 3 } },
      { messageId: 'rules.detail.bulk', values: {} },
    ]);
  });

  it('finds those that are off, or need a look', () => {
    const rules = [
      aRule({ id: 1, name: 'B' }),
      aRule({ id: 2, name: 'A', enabled: false }),
      aRule({ id: 3, name: 'C', problems: ['conditions: gone'] }),
    ];
    const ids = (state: string | null, search = '') =>
      arrangeRules(rules, {
        ...{ search, filters: { type: null, state }, sort: 'name', page: 1, pageSize: 20 },
      }).map(({ id }) => id);
    expect([ids(null), ids('on'), ids('off'), ids('problem'), ids(null, 'b')]).toEqual([
      [2, 1, 3],
      [1, 3],
      [2],
      [3],
      [1],
    ]);
  });
});
