import fc from 'fast-check';

import type { RuleCondition } from '../../../../contracts/rules';
import {
  judgeConditions,
  type FieldValue,
} from '../../../../server/src/services/rules/judge-conditions';

const text = (...values: string[]): FieldValue => ({ kind: 'text', values });
const list = (...values: (string | number)[]): FieldValue => ({ kind: 'list', values });
const number = (...values: (string | number)[]): FieldValue => ({ kind: 'number', values });
const date = (...values: string[]): FieldValue => ({ kind: 'date', values });
const yesNo = (...values: boolean[]): FieldValue => ({ kind: 'boolean', values });

const judge = (
  conditions: RuleCondition[],
  fields: Record<string, FieldValue>,
  match: 'all' | 'any' = 'all'
) =>
  judgeConditions({
    ...{ match, conditions },
    valueOf: (name) => (Object.hasOwn(fields, name) ? (fields[name] ?? null) : null),
  });

type Test = RuleCondition extends infer One ? (One extends unknown ? Omit<One, 'field'> : 0) : 0;

const holds = (test: Test, value: FieldValue): boolean =>
  judge([{ field: 'it', ...test }], { it: value }).holds;

describe('one condition', () => {
  it.each<[string, boolean, Test, FieldValue]>([
    ['is, whatever the case', true, { test: 'is', value: 'NEWS' }, text('News')],
    ['is, whatever spaces are around', true, { test: 'is', value: ' news ' }, text('news ')],
    ['is, in another alphabet', true, { test: 'is', value: 'ΝΈΑ' }, text('Νέα')],
    ['is, composed another way', true, { test: 'is', value: 'cafe\u0301' }, text('Café')],
    ['is, with a sharp s', true, { test: 'is', value: 'STRASSE' }, text('Straße')],
    ['is no part', false, { test: 'is', value: 'new' }, text('News')],
    ['is nothing when empty', false, { test: 'is', value: '' }, text()],
    ['is one of a list', true, { test: 'is', value: 'tides' }, list('Boats', 'Tides')],
    ['is a number, written as text', true, { test: 'is', value: '12' }, number(12)],
    ['is a big number from the database', true, { test: 'is', value: 12 }, number('12.00')],
    ['is not another number', false, { test: 'is', value: 12 }, number(120)],
    ['is a yes', true, { test: 'is', value: true }, yesNo(true)],
    ['is a yes in words', true, { test: 'is', value: 'True' }, yesNo(true)],
    ['is no yes', false, { test: 'is', value: true }, yesNo(false)],
    ['is a day', true, { test: 'is', value: '2026-05-01' }, date('2026-05-01T22:10:00.000Z')],
    ['is not the next day', false, { test: 'is', value: '2026-05-02' }, date('2026-05-01')],
    ['is not, when empty', true, { test: 'is_not', value: 'news' }, text()],
    ['is not, when it is', false, { test: 'is_not', value: 'news' }, text('News')],
    [
      'is not, when one of a list is',
      false,
      { test: 'is_not', value: 'tides' },
      list('Tides', 'x'),
    ],
    ['contains', true, { test: 'contains', value: 'LIGHT' }, text('The lighthouse')],
    ['contains, in one of a list', true, { test: 'contains', value: 'oat' }, list('x', 'Boats')],
    ['contains nothing when empty', false, { test: 'contains', value: '' }, text()],
    ['contains not', true, { test: 'contains_not', value: 'ferry' }, text('The lighthouse')],
    ['contains not, when empty', true, { test: 'contains_not', value: 'ferry' }, text()],
    ['contains, after all', false, { test: 'contains_not', value: 'light' }, text('Light')],
    ['is more', true, { test: 'more_than', value: 4 }, number(4.5)],
    ['is not more than itself', false, { test: 'more_than', value: 4 }, number(4)],
    ['is more, by number and not by letter', true, { test: 'more_than', value: 9 }, number('10')],
    ['is more only when it is there', false, { test: 'more_than', value: -1 }, number()],
    ['is less', true, { test: 'less_than', value: '0.5' }, number(0)],
    ['is not less', false, { test: 'less_than', value: 1 }, number(1)],
    ['is later', true, { test: 'more_than', value: '2026-05-01' }, date('2026-05-02')],
    [
      'is not later on the day itself',
      false,
      { test: 'more_than', value: '2026-05-01' },
      date('2026-05-01T23:59:59.000Z'),
    ],
    [
      'is later on the same day',
      true,
      { test: 'more_than', value: '2026-05-01T10:00:00Z' },
      date('2026-05-01T10:00:01.000Z'),
    ],
    [
      'is earlier',
      true,
      { test: 'less_than', value: '2026-05-01' },
      date('2026-04-30T23:59:59.000Z'),
    ],
    [
      'is nothing beside a word',
      false,
      { test: 'less_than', value: 'tomorrow' },
      date('2026-04-30'),
    ],
    ['is one of', true, { test: 'is_one_of', values: ['a', 'B'] }, text('b')],
    [
      'is one of, by one of a list',
      true,
      { test: 'is_one_of', values: ['a', 'b'] },
      list('x', 'B'),
    ],
    ['is one of none when empty', false, { test: 'is_one_of', values: ['a'] }, list()],
    ['is none of', true, { test: 'is_none_of', values: ['a', 'b'] }, list('x', 'y')],
    ['is none of, when empty', true, { test: 'is_none_of', values: ['a'] }, list()],
    ['is one of them after all', false, { test: 'is_none_of', values: ['a', 'b'] }, list('x', 'A')],
    ['is empty', true, { test: 'is_empty' }, list()],
    ['is not empty though no', false, { test: 'is_empty' }, yesNo(false)],
    ['is not empty though zero', true, { test: 'is_not_empty' }, number(0)],
    ['has nothing', false, { test: 'is_not_empty' }, text()],
  ])('%s: %s', (_, expected, test, value) => {
    expect(holds(test, value)).toBe(expected);
  });

  it.each<[Test, Test]>([
    [
      { test: 'is', value: 'a' },
      { test: 'is_not', value: 'a' },
    ],
    [
      { test: 'contains', value: 'a' },
      { test: 'contains_not', value: 'a' },
    ],
    [
      { test: 'is_one_of', values: ['a', 'b'] },
      { test: 'is_none_of', values: ['a', 'b'] },
    ],
    [{ test: 'is_empty' }, { test: 'is_not_empty' }],
  ])('%j holds exactly where %j does not, whatever there is', (one, other) => {
    const kinds = fc.constantFrom<FieldValue['kind']>('text', 'list', 'number', 'date', 'boolean');
    const values = fc.array(fc.oneof(fc.string(), fc.constantFrom('a', 'A', 'b'), fc.integer()));
    fc.assert(
      fc.property(kinds, values, (kind, some) => {
        const value: FieldValue = { kind, values: some };
        expect(holds(one, value)).toBe(!holds(other, value));
      })
    );
  });
});

describe('several conditions', () => {
  const news: RuleCondition = { field: 'tags', test: 'is', value: 'news' };
  const long: RuleCondition = { field: 'minutes', test: 'more_than', value: 5 };
  const fields = (tag: string, minutes: number) => ({ tags: list(tag), minutes: number(minutes) });

  it.each([
    ['all', 'news', 9, true],
    ['all', 'news', 1, false],
    ['all', 'tides', 1, false],
    ['any', 'news', 1, true],
    ['any', 'tides', 9, true],
    ['any', 'tides', 1, false],
  ] as const)('%s of them, with the tag %s and %d minutes: %s', (match, tag, minutes, expected) => {
    expect(judge([news, long], fields(tag, minutes), match).holds).toBe(expected);
  });

  it.each(['all', 'any'] as const)('none at all hold (%s)', (match) => {
    expect(judge([], {}, match)).toEqual({ holds: true });
  });

  it('tell which do not hold', () => {
    const verdict = judge([news, long], fields('news', 1));
    expect(verdict).toEqual({ holds: false, because: 'condition', unmet: [long] });
  });

  it.each(['all', 'any'] as const)('do not hold when a field is gone (%s)', (match) => {
    const verdict = judge([news, long], { tags: list('news') }, match);
    expect(verdict).toEqual({ holds: false, because: 'missing_field', field: 'minutes' });
  });
});
