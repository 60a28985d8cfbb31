import type { TargetSettings } from '../../../../contracts/targets';
import { MAX_LANGUAGES, parseLanguages } from './languages';
import { fieldsForFormat, type OptionField } from './option-fields';
import { optionTextsOf, readOptions, type FieldProblem, type OptionTexts } from './option-values';
import { targetVoiceOf, wayVoiceOf, wayVoiceProblems, type WayVoice } from './way-voice';

/** What stands in the form of a way to publish. */
export interface WayFields {
  name: string;
  format: TargetSettings['format'];
  enabled: boolean;
  /** As typed. */
  languages: string;
  overflow: TargetSettings['overflow'];
  numbering: boolean;
  hashtags: TargetSettings['hashtags'];
  voice: WayVoice;
  options: OptionTexts;
}

const NEW_WAY: TargetSettings = {
  name: '',
  format: 'feed',
  enabled: true,
  options: {},
  locales: [],
  overflow: 'shorten',
  numbering: false,
  hashtags: 'tags',
  voice: null,
};

/** @param target null: a new one */
export const wayFieldsOf = (
  target: TargetSettings | null,
  optionFields: readonly OptionField[]
): WayFields => {
  const { name, format, enabled, locales, overflow, numbering, hashtags, voice, options } =
    target ?? NEW_WAY;
  return {
    ...{ name, format, enabled, overflow, numbering, hashtags },
    voice: wayVoiceOf(voice),
    languages: locales.join(', '),
    options: optionTextsOf(optionFields, options),
  };
};

/** The name of an option's field, for its problems. */
export const optionField = (name: string): string => `options.${name}`;

/** What can be told without asking the server, by field. */
export const wayProblems = (
  fields: WayFields,
  optionFields: readonly OptionField[]
): Record<string, FieldProblem> => {
  const problems: Record<string, FieldProblem> = wayVoiceProblems(fields.voice);
  const name = fields.name.trim();
  if (!name) problems['name'] = { messageId: 'wayForm.name.missing' };
  if (name.length > 120) problems['name'] = { messageId: 'wayForm.name.long' };
  const { tags, wrong } = parseLanguages(fields.languages);
  if (tags.length > MAX_LANGUAGES) {
    problems['locales'] = { messageId: 'wayForm.languages.many', values: { max: MAX_LANGUAGES } };
  }
  if (wrong.length > 0) {
    problems['locales'] = {
      messageId: 'wayForm.languages.wrong',
      values: { tags: wrong.join(', ') },
    };
  }
  const asked = fieldsForFormat(optionFields, fields.format);
  const found = readOptions(asked, fields.options).problems;
  for (const [option, problem] of Object.entries(found)) problems[optionField(option)] = problem;
  return problems;
};

/** As the server takes it: without options of other formats, and numbers only on threads. */
export const wayRequestOf = (
  fields: WayFields,
  optionFields: readonly OptionField[]
): TargetSettings => {
  const { format, enabled, overflow, hashtags, voice } = fields;
  return {
    ...{ format, enabled, overflow, hashtags },
    voice: targetVoiceOf(voice),
    name: fields.name.trim(),
    locales: parseLanguages(fields.languages).tags,
    numbering: overflow === 'thread' && fields.numbering,
    options: readOptions(fieldsForFormat(optionFields, format), fields.options).options,
  };
};

/** The server names a part of a field, such as one of the languages; the form has one text for it. */
export const wayTextsOf = (named: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(named).map(([path, message]) => {
      const [first = path, second] = path.split('.');
      if (first === 'options' && second) return [optionField(second), message];
      return [first === 'voice' && second ? `voice.${second}` : first, message];
    })
  );
