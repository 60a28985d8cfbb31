import fc from 'fast-check';
import { z } from 'zod';

import {
  fieldsForFormat,
  optionFieldsOf,
  wordsOf,
  type OptionField,
} from '../../../admin/src/settings/targets/option-fields';
import { optionTextsOf, readOptions } from '../../../admin/src/settings/targets/option-values';
import { BUILT_IN_PLATFORMS } from '../../../server/src/platforms/registry';

const SCHEMA = {
  type: 'object',
  properties: {
    sound: { type: 'boolean', default: false, title: 'Sound', description: 'Plays it.' },
    maybe: { anyOf: [{ type: 'boolean' }, { type: 'null' }] },
    who: { anyOf: [{ type: 'string', enum: ['all', 'someFriends'] }, { type: 'null' }] },
    place: { type: 'string', maxLength: 5, formats: ['feed'] },
    offset: { type: 'integer', minimum: 0, maximum: 100, default: 10 },
    ratio: { type: 'number' },
    people: { type: 'array', items: { type: 'string' }, formats: ['feed', 'reel'] },
    poll: { type: 'object', properties: { choices: { type: 'array' } } },
    either: { anyOf: [{ type: 'string' }, { type: 'number' }] },
    levels: { enum: [1, 2] },
  },
};

const kindsOf = (fields: readonly OptionField[]) =>
  Object.fromEntries(fields.map(({ name, input }) => [name, input.kind]));

describe('the fields of a platform', () => {
  it('suit the values that its schema takes', () => {
    expect(kindsOf(optionFieldsOf(SCHEMA, {}))).toEqual({
      sound: 'boolean',
      maybe: 'boolean',
      who: 'choice',
      place: 'text',
      offset: 'number',
      ratio: 'number',
      people: 'lines',
      poll: 'json',
      either: 'json',
      levels: 'json',
    });
  });

  it('are called as the schema says, else by their name', () => {
    const [sound, maybe] = optionFieldsOf(SCHEMA, {});
    expect(sound).toMatchObject({ title: 'Sound', hint: 'Plays it.', fallback: 'false' });
    expect(maybe).toMatchObject({ title: 'maybe', hint: null, fallback: null });
  });

  it('are those of the chosen format', () => {
    const names = (format: string) =>
      fieldsForFormat(optionFieldsOf(SCHEMA, {}), format).map(({ name }) => name);
    expect(names('feed')).toContain('place');
    expect(names('reel')).not.toContain('place');
    expect(names('reel')).toContain('people');
    expect(names('story')).toEqual(names('reel').filter((name) => name !== 'people'));
  });

  it('hold what is stored without being described, so that it can be taken away', () => {
    const fields = optionFieldsOf(SCHEMA, { old: { a: 1 } });
    expect(kindsOf(fields)['old']).toBe('json');
    expect(optionTextsOf(fields, { old: { a: 1 } })['old']).toBe('{\n  "a": 1\n}');
  });

  it.each([null, undefined, 'x', [], {}, { properties: [] }, { properties: { a: null } }])(
    'are at most JSON where the schema says nothing: %j',
    (schema) => {
      const kinds = Object.values(kindsOf(optionFieldsOf(schema, {})));
      expect(kinds.every((kind) => kind === 'json')).toBe(true);
    }
  );

  it.each(BUILT_IN_PLATFORMS.map(({ descriptor }) => [descriptor.id, descriptor] as const))(
    'of %s have titles, and an empty form is taken by it',
    (_, { options }) => {
      const schema = z.toJSONSchema(options, { io: 'input', unrepresentable: 'any' });
      const fields = optionFieldsOf(schema, {});
      expect(fields.length).toBeGreaterThan(0);
      expect(fields.filter(({ title, name }) => title === name)).toEqual([]);
      expect(readOptions(fields, optionTextsOf(fields, {}))).toEqual({ options: {}, problems: {} });
    }
  );

  it('give what is stored back as it was, whatever it is', () => {
    const limited = ['place', 'offset'];
    const names = Object.keys(SCHEMA.properties).filter((name) => !limited.includes(name));
    // None of these is a choice: they are as good as nothing.
    const isChoice = (value: unknown) =>
      value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
    const value = fc
      .jsonValue({ maxDepth: 2 })
      .filter((one) => isChoice(one) && (typeof one !== 'string' || one === one.trim()));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (given) => {
        // -0 is no JSON.
        const stored = JSON.parse(JSON.stringify(given)) as Record<string, unknown>;
        const fields = optionFieldsOf(SCHEMA, stored);
        const read = readOptions(fields, optionTextsOf(fields, stored));
        expect(read).toEqual({ options: stored, problems: {} });
      })
    );
  });

  it.each([
    ['offset', '1.5', { messageId: 'wayForm.option.integer' }],
    ['offset', '-1', { messageId: 'wayForm.option.min', values: { min: 0 } }],
    ['offset', '101', { messageId: 'wayForm.option.max', values: { max: 100 } }],
    ['ratio', 'half', { messageId: 'wayForm.option.number' }],
    ['place', 'harbour', { messageId: 'wayForm.option.long', values: { max: 5 } }],
    ['poll', '{', { messageId: 'wayForm.option.json' }],
  ])('refuse a wrong %s: %s', (name, text, problem) => {
    const fields = optionFieldsOf(SCHEMA, {});
    expect(readOptions(fields, { [name]: text })).toEqual({
      options: {},
      problems: { [name]: problem },
    });
  });

  it('read what was entered', () => {
    const texts = {
      sound: 'false',
      who: 'someFriends',
      place: ' pier ',
      ratio: '0,5',
      people: ' ana \n\n desk \n',
      poll: '{"choices":["a","b"]}',
      either: 'null',
    };
    expect(readOptions(optionFieldsOf(SCHEMA, {}), texts)).toEqual({
      options: {
        sound: false,
        who: 'someFriends',
        place: 'pier',
        ratio: 0.5,
        people: ['ana', 'desk'],
        poll: { choices: ['a', 'b'] },
      },
      problems: {},
    });
  });

  it.each([
    ['accounts_you_follow', 'Accounts you follow'],
    ['mentionedUsers', 'Mentioned users'],
    ['PUBLIC_TO_EVERYONE', 'Public to everyone'],
    ['graphic-media', 'Graphic media'],
  ])('write %s as people do', (code, words) => {
    expect(wordsOf(code)).toBe(words);
  });
});
