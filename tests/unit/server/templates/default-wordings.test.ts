import fc from 'fast-check';

import type { TemplateValues } from '../../../../server/src/services/adaptation/wording';
import { checkTemplate } from '../../../../server/src/services/templates/check-template';
import {
  SHORT_TEMPLATE,
  THREAD_TEMPLATE,
} from '../../../../server/src/services/templates/default-templates';
import {
  SHORT_WORDING,
  THREAD_WORDING,
} from '../../../../server/src/services/adaptation/default-wordings';
import { tidyPost } from '../../../../server/src/services/templates/tidy-post';
import { aPost } from './template-samples';

const { title, summary, body, link } = aPost();

describe('the short wording', () => {
  it.each([
    ['everything', {}, `${title}\n\n${summary}\n\n${link}\n\n#Tide #Harbour`],
    ['no summary', { summary: '' }, `${title}\n\n${link}\n\n#Tide #Harbour`],
    [
      'a summary that repeats the title',
      { summary: ` ${title.toUpperCase()} ` },
      `${title}\n\n${link}\n\n#Tide #Harbour`,
    ],
    ['no link and no hashtags', { link: '', hashtags: [] }, `${title}\n\n${summary}`],
    ['nothing at all', { title: '', summary: '', link: '', hashtags: [] }, ''],
  ])('says %s', (_, over, text) => {
    expect(SHORT_WORDING.render(aPost(over))).toBe(text);
  });

  it('belongs to no template', () => {
    expect([SHORT_WORDING.template, THREAD_WORDING.template]).toEqual([null, null]);
  });
});

describe('the wording of threads', () => {
  it.each([
    ['the text instead of its beginning', {}, `${title}\n\n${body}\n\n${link}\n\n#Tide #Harbour`],
    [
      'a summary of its own, too',
      { summary: 'Bring boots.' },
      `${title}\n\nBring boots.\n\n${body}\n\n${link}\n\n#Tide #Harbour`,
    ],
    [
      'the summary where there is no text',
      { body: '' },
      `${title}\n\n${summary}\n\n${link}\n\n#Tide #Harbour`,
    ],
    [
      'the summary no more when the text was shortened below it',
      { body: 'High water comes…' },
      `${title}\n\nHigh water comes…\n\n${link}\n\n#Tide #Harbour`,
    ],
  ])('says %s', (_, over, text) => {
    expect(THREAD_WORDING.render(aPost(over))).toBe(text);
  });
});

describe.each([
  ['short', SHORT_WORDING, SHORT_TEMPLATE],
  ['thread', THREAD_WORDING, THREAD_TEMPLATE],
] as const)('the %s template that people start from', (_, wording, template) => {
  const { render } = checkTemplate(template, []);
  const same = fc.constantFrom(
    'High water',
    'HIGH WATER ',
    'High water…',
    'High',
    'İstanbul',
    'istanbul'
  );
  const piece = fc.oneof(same, fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constant(''));
  const tag = fc.constantFrom('#Tide', '#Harbour', '#Mole');
  const values = fc.record({
    ...{
      title: piece,
      summary: piece,
      body: piece,
      link: piece,
      hashtags: fc.array(tag, { maxLength: 3 }),
    },
    language: fc.constantFrom('', 'tr', 'de', 'nonsense language'),
  });

  it('says the same as the wording', () => {
    const tidy = (
      over: Partial<TemplateValues> & { title: string; summary: string; body: string; link: string }
    ) => ({
      ...over,
      ...{ title: tidyPost(over.title), summary: tidyPost(over.summary) },
      ...{ body: tidyPost(over.body), link: tidyPost(over.link) },
    });
    fc.assert(
      fc.property(values, (over) => {
        const post = aPost(tidy(over));
        expect(render(post)).toBe(wording.render(post));
      }),
      { numRuns: 500 }
    );
  });

  it('says the same, only tidier, for untidy entries', () => {
    const blank = fc.constantFrom(' ', '\n', '\t', '\n\n\n', 'a ', ' b', '\r\n');
    const untidy = fc.array(blank, { maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(untidy, untidy, untidy, (one, two, three) => {
        const post = aPost({ title: one, summary: two, body: three });
        expect(render(post)).toBe(tidyPost(wording.render(post)));
      })
    );
  });

  it('says the same for the longest entries', () => {
    const post = aPost({
      body: 'The mole is closed. '.repeat(6_000).trim(),
      summary: 'S'.repeat(6_000),
    });
    expect(render(post)).toBe(wording.render(post));
  });
});
