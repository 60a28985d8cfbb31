import type { RuleCondition } from '../../../../contracts/rules';
import { foldCase } from '../adaptation/fold-case';
import type { RuleFieldKind } from './rule-fields';

type Plain = string | number | boolean;

/** What an entry has in a field; no values: the field is empty. */
export interface FieldValue {
  kind: RuleFieldKind;
  values: readonly Plain[];
}

export interface ConditionQuestion {
  match: 'all' | 'any';
  conditions: readonly RuleCondition[];
  /** Null: entries of this type have no such field. */
  valueOf(this: void, field: string): FieldValue | null;
}

export type ConditionVerdict =
  | { holds: true }
  | { holds: false; because: 'condition'; unmet: RuleCondition[] }
  | { holds: false; because: 'missing_field'; field: string };

/**
 * Whether an entry is what a rule wants. A field that is not there speaks against it, also where
 * another condition would do: nobody knows any more what the rule meant.
 */
export const judgeConditions = ({
  match,
  conditions,
  valueOf,
}: ConditionQuestion): ConditionVerdict => {
  const unmet: RuleCondition[] = [];
  for (const condition of conditions) {
    const value = valueOf(condition.field);
    if (!value) return { holds: false, because: 'missing_field', field: condition.field };
    if (!holds(condition, value)) unmet.push(condition);
  }
  const isMet = match === 'all' ? unmet.length === 0 : unmet.length < conditions.length;
  return isMet || conditions.length === 0
    ? { holds: true }
    : { holds: false, because: 'condition', unmet };
};

const holds = (condition: RuleCondition, field: FieldValue): boolean => {
  const some = (test: (value: Plain) => boolean): boolean => field.values.some(test);
  const { kind } = field;
  switch (condition.test) {
    case 'is':
      return some((value) => isSame(kind, value, condition.value));
    case 'is_not':
      return !some((value) => isSame(kind, value, condition.value));
    case 'contains':
      return some((value) => contains(value, condition.value));
    case 'contains_not':
      return !some((value) => contains(value, condition.value));
    case 'more_than':
      return some((value) => (compare(kind, value, condition.value) ?? 0) > 0);
    case 'less_than':
      return some((value) => (compare(kind, value, condition.value) ?? 0) < 0);
    case 'is_one_of':
      return condition.values.some((wanted) => some((value) => isSame(kind, value, wanted)));
    case 'is_none_of':
      return !condition.values.some((wanted) => some((value) => isSame(kind, value, wanted)));
    case 'is_empty':
      return field.values.length === 0;
    case 'is_not_empty':
      return field.values.length > 0;
  }
};

const isSame = (kind: RuleFieldKind, value: Plain, wanted: Plain): boolean => {
  const order = kind === 'number' || kind === 'date' ? compare(kind, value, wanted) : null;
  return order === null ? plain(value) === plain(wanted) : order === 0;
};

const contains = (value: Plain, wanted: Plain): boolean => plain(value).includes(plain(wanted));

const plain = (value: Plain): string => foldCase(String(value).trim());

/** Which is more; null when they cannot be compared. */
const compare = (kind: RuleFieldKind, value: Plain, wanted: Plain): number | null => {
  const numbers = [numberOf(value), numberOf(wanted)] as const;
  if (numbers[0] !== null && numbers[1] !== null) return numbers[0] - numbers[1];
  if (kind !== 'date' || typeof value !== 'string' || typeof wanted !== 'string') return null;
  return compareDates(value, wanted.trim());
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T.+)?$/;

/** A day is compared with the day of a point in time, in UTC. */
const compareDates = (value: string, wanted: string): number | null => {
  if (!MOMENT.test(value) || !MOMENT.test(wanted)) return null;
  const [one, other] = DAY.test(wanted) ? [value.slice(0, 10), wanted] : [value, wanted];
  const difference = Date.parse(one) - Date.parse(other);
  return Number.isNaN(difference) ? null : difference;
};

/** Big and exact numbers come from the database as text. */
const numberOf = (value: Plain): number | null => {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*[-+]?(?:\d+\.?\d*|\.\d+)\s*$/.test(value)) return null;
  return Number(value);
};
