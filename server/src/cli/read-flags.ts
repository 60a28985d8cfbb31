import { parseArgs, types, type ParseArgsConfig } from 'node:util';

import { UsageError } from './command';

type Flags = NonNullable<ParseArgsConfig['options']>;

type ValuesOf<F extends Flags> = ReturnType<
  typeof parseArgs<{ options: F; strict: true; allowPositionals: false }>
>['values'];

/** Reads the flags of a command; anything else on the line throws a UsageError. */
export const readFlags = <const F extends Flags>(
  args: readonly string[],
  options: F
): ValuesOf<F> => {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(firstSentenceOf(error), { cause: error });
  }
};

/** Node explains at length, over several lines, what the first sentence already says. */
const firstSentenceOf = (error: unknown): string => {
  const message = types.isNativeError(error) ? error.message : String(error);
  const [sentence = message] = message.split(/\.\s/);
  return `${sentence.replace(/\.$/, '')}.`;
};

export interface WholeNumber {
  flag: string;
  text: string;
  min: number;
  max: number;
}

/** Reads a whole number; one out of its range throws a UsageError that names the range. */
export const wholeNumber = ({ flag, text, min, max }: WholeNumber): number => {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(`${flag} must be a whole number from ${min} to ${max}, not "${text}".`);
};
