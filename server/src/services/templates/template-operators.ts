import { defaultOperators, toValue, type Context, type LiquidOptions } from 'liquidjs';

import { TemplateMistake } from '../adaptation/wording';
import { MAX_SEARCH_LENGTH, sizeOf } from './limits';
import { isSomething } from './text-of';

type Operators = NonNullable<LiquidOptions['operators']>;

const contains = defaultOperators.contains as (
  left: unknown,
  right: unknown,
  context: Context
) => Generator<unknown, boolean>;

/** Liquid's own, but an empty text or list counts as nothing, and searching has its limits. */
export const templateOperators: Operators = {
  ...defaultOperators,
  not: (value: unknown) => !isSomething(toValue(value)),
  and: (left: unknown, right: unknown) => isSomething(toValue(left)) && isSomething(toValue(right)),
  or: (left: unknown, right: unknown) => isSomething(toValue(left)) || isSomething(toValue(right)),
  contains: (left: unknown, right: unknown, context: Context) => {
    assertSearchable(right);
    context.memoryLimit.use(sizeOf(left));
    return contains(left, right, context);
  },
};

/** @throws {TemplateMistake} */
export const assertSearchable = (wanted: unknown): void => {
  if (typeof wanted !== 'string' || wanted.length <= MAX_SEARCH_LENGTH) return;
  throw new TemplateMistake(
    `What is searched for has more than ${MAX_SEARCH_LENGTH} characters; look for a shorter text.`
  );
};
