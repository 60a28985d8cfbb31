import type { RuleCondition } from '../../../../contracts/rules';

const TESTS = {
  is: 'is',
  is_not: 'is not',
  contains: 'contains',
  contains_not: 'does not contain',
  more_than: 'is more than',
  less_than: 'is less than',
  is_one_of: 'is one of',
  is_none_of: 'is none of',
  is_empty: 'is empty',
  is_not_empty: 'is not empty',
} as const satisfies Record<RuleCondition['test'], string>;

const MAX_VALUES = 5;
const MAX_VALUE_LENGTH = 60;

/** A condition as the end of a sentence: `tags is one of "boats", "tides"`. */
export const wordsOf = (condition: RuleCondition): string => {
  const start = `${condition.field} ${TESTS[condition.test]}`;
  if ('value' in condition) return `${start} ${quoted(condition.value)}`;
  if (!('values' in condition)) return start;
  const named = condition.values.slice(0, MAX_VALUES).map(quoted).join(', ');
  const more = condition.values.length - MAX_VALUES;
  return more > 0 ? `${start} ${named} and ${more} more` : `${start} ${named}`;
};

const quoted = (value: string | number | boolean): string =>
  typeof value === 'string' ? `"${value.slice(0, MAX_VALUE_LENGTH)}"` : String(value);
