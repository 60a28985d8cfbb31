import fc from 'fast-check';

import type { Platform } from '../../../contracts/platforms';
import {
  createTargetRequestSchema,
  targetSettingsSchema,
  type TargetSettings,
} from '../../../contracts/targets';
import type { TargetView } from '../../../admin/src/api/targets-api';
import { MAX_LANGUAGES, parseLanguages } from '../../../admin/src/settings/targets/languages';
import { optionFieldsOf } from '../../../admin/src/settings/targets/option-fields';
import {
  wayFieldsOf,
  wayProblems,
  wayRequestOf,
  wayTextsOf,
  type WayFields,
} from '../../../admin/src/settings/targets/way-fields';
import {
  formatLabelOf,
  groupWays,
  platformsWithLanguages,
  wayWords,
} from '../../../admin/src/settings/targets/way-groups';
import { aConnection } from './a-connection';

const aWay = (over: Partial<TargetView> = {}): TargetView => ({
  id: 1,
  siteId: 1,
  connectionId: 1,
  name: 'Harbour Light',
  format: 'feed',
  enabled: true,
  options: {},
  locales: [],
  overflow: 'shorten',
  numbering: false,
  hashtags: 'tags',
  voice: null,
  ...over,
});

const aPlatform = (over: Partial<Platform> = {}): Platform => ({
  id: 'x',
  label: 'X',
  formats: [{ id: 'feed', label: 'Post' }],
  optionsSchema: {},
  methods: [],
  callbackUrl: null,
  hasServers: false,
  defaultServiceUrl: null,
  ...over,
});

const SCHEMA = {
  type: 'object',
  properties: {
    sound: { type: 'boolean', default: false, title: 'Sound', description: 'Plays it.' },
    place: { type: 'string', maxLength: 5, formats: ['feed'] },
    poll: { type: 'object', properties: { choices: { type: 'array' } } },
  },
};

describe('languages as they are typed', () => {
  it.each([
    ['', []],
    ['de', ['de']],
    [' de, pt-BR ;fr\nes ', ['de', 'pt-BR', 'fr', 'es']],
    ['de DE de', ['de']],
    ['zh-Hans-CN', ['zh-Hans-CN']],
  ])('are read: "%s"', (text, tags) => {
    expect(parseLanguages(text)).toEqual({ tags, wrong: [] });
  });

  it('are named where they are none', () => {
    expect(parseLanguages('de, german!, d, 12, pt_BR')).toEqual({
      tags: ['de'],
      wrong: ['german!', 'd', '12', 'pt_BR'],
    });
    expect(parseLanguages(`${'a-'.repeat(20)}a`).tags).toEqual([]);
  });

  it('are taken by the server whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const locales = parseLanguages(text).tags.slice(0, MAX_LANGUAGES);
        expect(targetSettingsSchema.safeParse({ name: 'N', locales }).success).toBe(true);
      })
    );
  });
});

describe('the form of a way to publish', () => {
  const fieldsOfSchema = optionFieldsOf(SCHEMA, {});
  const filled = (over: Partial<WayFields> = {}): WayFields => ({
    ...wayFieldsOf(null, fieldsOfSchema),
    name: 'Reels',
    ...over,
  });

  it('gives back what it was made of', () => {
    const settings: TargetSettings = {
      name: 'Reels',
      format: 'reel',
      enabled: false,
      locales: ['de', 'pt-BR'],
      overflow: 'thread',
      numbering: true,
      hashtags: 'none',
      voice: null,
      options: { sound: true },
    };
    const fields = optionFieldsOf(SCHEMA, settings.options);
    expect(wayRequestOf(wayFieldsOf(settings, fields), fields)).toEqual(settings);
  });

  it('makes what the server takes for a new one', () => {
    const request = { ...wayRequestOf(filled({ name: ' Reels ' }), []), connectionId: 3 };
    expect(createTargetRequestSchema.parse(request)).toEqual({ ...request, name: 'Reels' });
  });

  it('sends no options of another format, and asks nothing of them', () => {
    const fields = filled({ format: 'reel', options: { place: 'far too long', sound: 'true' } });
    expect(wayProblems(fields, fieldsOfSchema)).toEqual({});
    expect(wayRequestOf(fields, fieldsOfSchema).options).toEqual({ sound: true });
  });

  it('numbers threads only', () => {
    const numbering = (overflow: WayFields['overflow']) =>
      wayRequestOf(filled({ overflow, numbering: true }), []).numbering;
    expect(numbering('thread')).toBe(true);
    expect(numbering('shorten')).toBe(false);
  });

  it('finds nothing wrong with what is right', () => {
    expect(wayProblems(filled(), fieldsOfSchema)).toEqual({});
  });

  it('says which field is wrong before the server does', () => {
    const many = Array.from({ length: 51 }, (_, index) => `de-a${index}`).join(' ');
    const problems = (over: Partial<WayFields>) => wayProblems(filled(over), fieldsOfSchema);
    expect(problems({ name: ' ' })).toEqual({ name: { messageId: 'wayForm.name.missing' } });
    expect(problems({ name: 'n'.repeat(121) })).toEqual({
      name: { messageId: 'wayForm.name.long' },
    });
    expect(problems({ languages: many })).toEqual({
      locales: { messageId: 'wayForm.languages.many', values: { max: 50 } },
    });
    expect(problems({ languages: 'de, x!' })).toEqual({
      locales: { messageId: 'wayForm.languages.wrong', values: { tags: 'x!' } },
    });
    expect(problems({ options: { poll: '{' } })).toEqual({
      'options.poll': { messageId: 'wayForm.option.json' },
    });
  });

  it('shows what the server names at its field', () => {
    const named = { 'locales.3': 'too long', 'options.poll.choices': 'too few', name: 'missing' };
    expect(wayTextsOf(named)).toEqual({
      locales: 'too long',
      'options.poll': 'too few',
      name: 'missing',
    });
  });
});

describe('ways to publish in the list', () => {
  const x = aConnection({ id: 1, platform: 'x' });
  const bluesky = aConnection({ id: 2, platform: 'bluesky', handle: 'harbour.example' });
  const german = aWay({ id: 7, connectionId: 1, locales: ['de'] });
  const first = aWay({ id: 3, connectionId: 1 });

  it('stand below their account, in the order they were made', () => {
    const groups = groupWays({
      connections: [x, bluesky],
      platforms: [aPlatform()],
      targets: [german, aWay({ id: 9, connectionId: 44 }), first],
    });
    expect(
      groups.map(({ connection, platform, ways }) => [
        connection.id,
        platform?.id ?? null,
        ways.map(({ id }) => id),
      ])
    ).toEqual([
      [2, null, []],
      [1, 'x', [3, 7]],
    ]);
  });

  it('say that they take only what is left when another one names its languages', () => {
    const groupsOf = (...targets: TargetView[]) =>
      groupWays({ connections: [x, bluesky], platforms: [], targets });
    expect([...platformsWithLanguages(groupsOf(german, first))]).toEqual(['x']);
    expect([...platformsWithLanguages(groupsOf(first))]).toEqual([]);
    expect([...platformsWithLanguages(groupsOf({ ...german, enabled: false }))]).toEqual([]);
    const idsOf = (hasOthers: boolean) =>
      wayWords(first, { hasOthers }).map(({ messageId }) => messageId);
    expect(idsOf(true)).toContain('ways.languages.others');
    expect(idsOf(false)).toContain('ways.languages.all');
  });

  it('say what they do', () => {
    const way = aWay({
      locales: ['de', 'fr'],
      overflow: 'thread',
      numbering: true,
      hashtags: 'tags_and_keywords',
      options: { sound: true },
    });
    expect(wayWords(way, { hasOthers: true })).toEqual([
      { messageId: 'ways.languages', values: { languages: 'de, fr' } },
      { messageId: 'ways.overflow.numbered' },
      { messageId: 'ways.hashtags.keywords' },
      { messageId: 'ways.options', values: { count: 1 } },
    ]);
    expect(wayWords({ ...way, overflow: 'shorten' }, { hasOthers: false })).toContainEqual({
      messageId: 'ways.overflow.shorten',
    });
  });

  it('call a format as the platform does', () => {
    expect(formatLabelOf(aPlatform(), 'feed')).toBe('Post');
    expect(formatLabelOf(aPlatform(), 'reel')).toBe('reel');
    expect(formatLabelOf(null, 'feed')).toBe('feed');
  });
});
