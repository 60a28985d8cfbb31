import type { TargetSettings } from '../../../../contracts/targets';
import type { MessageId, MessageValues } from '../../translations/message';
import type { OptionField, OptionInput } from './option-fields';

type OptionValue = TargetSettings['options'][string];

/** What stands in the fields, by name; empty: nothing is chosen. */
export type OptionTexts = Readonly<Record<string, string>>;

export interface FieldProblem {
  messageId: MessageId;
  values?: MessageValues;
}

/** What a text means; undefined: nothing is chosen. */
type Read = { value: OptionValue | undefined } | { problem: FieldProblem };

const NOTHING: Read = { value: undefined };

const showValue = (input: OptionInput, value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (input.kind === 'json') return JSON.stringify(value, null, 2);
  if (input.kind === 'lines') return Array.isArray(value) ? value.join('\n') : '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};

/** Stored options as texts. */
export const optionTextsOf = (
  fields: readonly OptionField[],
  stored: Readonly<Record<string, unknown>>
): OptionTexts =>
  Object.fromEntries(
    fields.map(({ name, input }) => [
      name,
      Object.hasOwn(stored, name) ? showValue(input, stored[name]) : '',
    ])
  );

const readNumber = (
  text: string,
  { isInteger, min, max }: Extract<OptionInput, { kind: 'number' }>
): Read => {
  const value = Number(text.replace(',', '.'));
  if (!Number.isFinite(value)) return { problem: { messageId: 'wayForm.option.number' } };
  if (isInteger && !Number.isInteger(value)) {
    return { problem: { messageId: 'wayForm.option.integer' } };
  }
  if (min !== null && value < min) {
    return { problem: { messageId: 'wayForm.option.min', values: { min } } };
  }
  if (max !== null && value > max) {
    return { problem: { messageId: 'wayForm.option.max', values: { max } } };
  }
  return { value };
};

const readJson = (text: string): Read => {
  try {
    const value = JSON.parse(text) as OptionValue;
    return value === null ? NOTHING : { value };
  } catch {
    return { problem: { messageId: 'wayForm.option.json' } };
  }
};

const readText = (input: OptionInput, text: string): Read => {
  const trimmed = text.trim();
  if (trimmed === '') return NOTHING;
  switch (input.kind) {
    case 'boolean':
      return { value: trimmed === 'true' };
    case 'choice':
      return { value: trimmed };
    case 'text': {
      const { maxLength: max } = input;
      const isLong = max !== null && trimmed.length > max;
      return isLong
        ? { problem: { messageId: 'wayForm.option.long', values: { max } } }
        : { value: trimmed };
    }
    case 'number':
      return readNumber(trimmed, input);
    case 'lines':
      return { value: trimmed.split(/\s*\n\s*/) };
    case 'json':
      return readJson(trimmed);
  }
};

/** The options of the fields given, and what is wrong with them by the fields' names. */
export const readOptions = (
  fields: readonly OptionField[],
  texts: OptionTexts
): { options: TargetSettings['options']; problems: Record<string, FieldProblem> } => {
  const options: [string, OptionValue][] = [];
  const problems: Record<string, FieldProblem> = {};
  for (const { name, input } of fields) {
    const read = readText(input, texts[name] ?? '');
    if ('problem' in read) problems[name] = read.problem;
    else if (read.value !== undefined) options.push([name, read.value]);
  }
  return { options: Object.fromEntries(options), problems };
};
