import type { RuleCondition, RuleField } from '../../../../contracts/rules';
import type { MessageId } from '../../translations/message';

export type ConditionTest = RuleCondition['test'];

/** A condition as it stands in the form. */
export interface ConditionDraft {
  /** Tells rows apart while they are moved and removed. */
  key: number;
  field: string;
  test: ConditionTest;
  /** As it is typed; several are parted by commas. */
  value: string;
}

const TEXT_TESTS = [
  'is',
  'is_not',
  'contains',
  'contains_not',
  'is_one_of',
  'is_none_of',
  'is_empty',
  'is_not_empty',
] as const satisfies readonly ConditionTest[];

const ORDERED_TESTS = [
  'is',
  'is_not',
  'more_than',
  'less_than',
  'is_empty',
  'is_not_empty',
] as const satisfies readonly ConditionTest[];

/** What can be asked of a field of each kind, the usual question first. */
const TESTS: Record<RuleField['kind'], readonly ConditionTest[]> = {
  text: TEXT_TESTS,
  list: ['contains', 'contains_not', 'is_one_of', 'is_none_of', 'is_empty', 'is_not_empty'],
  number: ORDERED_TESTS,
  date: ORDERED_TESTS,
  boolean: ['is', 'is_empty', 'is_not_empty'],
};

const TEST_TEXT: Record<ConditionTest, MessageId> = {
  is: 'rules.test.is',
  is_not: 'rules.test.isNot',
  contains: 'rules.test.contains',
  contains_not: 'rules.test.containsNot',
  more_than: 'rules.test.moreThan',
  less_than: 'rules.test.lessThan',
  is_one_of: 'rules.test.isOneOf',
  is_none_of: 'rules.test.isNoneOf',
  is_empty: 'rules.test.isEmpty',
  is_not_empty: 'rules.test.isNotEmpty',
};

/** Of points in time, "more" is "later". */
const DATE_TEXT: Partial<Record<ConditionTest, MessageId>> = {
  more_than: 'rules.test.later',
  less_than: 'rules.test.earlier',
};

/** The tests of a field, and the chosen one whatever it is. `kind` null: the field is gone. */
export const testsFor = (
  kind: RuleField['kind'] | null,
  chosen: ConditionTest
): readonly ConditionTest[] => {
  const tests = kind === null ? [chosen] : TESTS[kind];
  return tests.includes(chosen) ? tests : [...tests, chosen];
};

export const testText = (test: ConditionTest, kind: RuleField['kind'] | null): MessageId =>
  (kind === 'date' ? DATE_TEXT[test] : undefined) ?? TEST_TEXT[test];

export type ValueInput = 'none' | 'text' | 'several' | 'number' | 'day' | 'yesNo';

/** How the value of a condition is entered. */
export const valueInputOf = (kind: RuleField['kind'] | null, test: ConditionTest): ValueInput => {
  if (test === 'is_empty' || test === 'is_not_empty') return 'none';
  if (test === 'is_one_of' || test === 'is_none_of') return 'several';
  if (kind === 'boolean') return 'yesNo';
  if (kind === 'number') return 'number';
  return kind === 'date' ? 'day' : 'text';
};

const several = (value: string): string[] =>
  value
    .split(/[,\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const typed = (value: string, kind: RuleField['kind'] | null): string | number | boolean => {
  const text = value.trim();
  if (kind === 'boolean') return text !== 'false';
  const number = Number(text.replace(',', '.'));
  return kind === 'number' && text !== '' && Number.isFinite(number) ? number : text;
};

/** As the server takes it. */
export const conditionOf = (
  { field, test, value }: ConditionDraft,
  kind: RuleField['kind'] | null
): RuleCondition => {
  switch (test) {
    case 'is_empty':
    case 'is_not_empty':
      return { field, test };
    case 'is_one_of':
    case 'is_none_of':
      return { field, test, values: several(value).map((one) => typed(one, kind)) };
    case 'is':
    case 'is_not':
    case 'contains':
    case 'contains_not':
    case 'more_than':
    case 'less_than':
      return { field, test, value: typed(value, kind) };
  }
};

/** As it stands in the form. */
export const draftOf = (condition: RuleCondition, key: number): ConditionDraft => {
  const { field, test } = condition;
  if ('values' in condition) {
    return { key, field, test, value: condition.values.map(String).join(', ') };
  }
  return { key, field, test, value: 'value' in condition ? String(condition.value) : '' };
};

/** What is wrong with a condition before the server is asked; null: nothing. */
export const conditionProblem = (
  { test, value }: ConditionDraft,
  kind: RuleField['kind'] | null
): MessageId | null => {
  switch (valueInputOf(kind, test)) {
    case 'none':
    case 'yesNo':
      return null;
    case 'several':
      return several(value).length === 0 ? 'rules.condition.values.missing' : null;
    case 'number':
      return typeof typed(value, kind) === 'number' ? null : 'rules.condition.number.wrong';
    case 'text':
    case 'day':
      return value.trim() === '' ? 'rules.condition.value.missing' : null;
  }
};

/** The same condition about another field: a test that it does not know gives way to its first. */
export const withField = (draft: ConditionDraft, { name, kind }: RuleField): ConditionDraft => {
  const test = TESTS[kind].includes(draft.test) ? draft.test : (TESTS[kind][0] ?? draft.test);
  return { ...draft, field: name, test, value: kind === 'boolean' ? 'true' : '' };
};

/** A further condition; its key is like no other's. */
export const nextCondition = (
  drafts: readonly ConditionDraft[],
  field: RuleField
): ConditionDraft => {
  const key = Math.max(-1, ...drafts.map((draft) => draft.key)) + 1;
  return withField({ key, field: field.name, test: 'contains', value: '' }, field);
};
