import { blueskyDescriptor } from '../../../../server/src/platforms/bluesky';
import { instagramDescriptor } from '../../../../server/src/platforms/instagram';
import { threadsDescriptor } from '../../../../server/src/platforms/threads';
import { xDescriptor } from '../../../../server/src/platforms/x';
import { adapt } from '../../../../server/src/services/adaptation/adapt';
import type { StoredMedia } from '../../../../server/src/services/adaptation/stored-content';
import { TemplateMistake, type Wording } from '../../../../server/src/services/adaptation/wording';
import { adaptRequest, anEntry } from '../../../platform-kit/adapt-request';

const aPicture = (fileId = 1): StoredMedia => ({
  ...{ fileId, kind: 'image', hash: `picture-${fileId}`, altText: 'The pier' },
});

const LINK = anEntry().link ?? '';

const wording = (render: Wording['render']): Wording => ({
  template: { id: 7, name: 'Short and loud', version: 3 },
  render,
});

describe('an entry that is adapted', () => {
  it('has its link in the text where a platform makes the card of it', () => {
    const { content } = adapt(adaptRequest(xDescriptor));
    expect(content.parts).toHaveLength(1);
    expect(content.parts[0]?.text).toContain(LINK);
    expect(content.card).toBeNull();
  });

  it('has a card beside the text where we build it, with the cover', () => {
    const entry = anEntry({ cover: aPicture() });
    const { content } = adapt(adaptRequest(blueskyDescriptor, { entry }));
    expect(content.parts[0]?.text).not.toContain(LINK);
    expect(content.card).toMatchObject({ url: LINK, title: entry.title, image: { fileId: 1 } });
  });

  it('shows several pictures instead of a card', () => {
    const entry = anEntry({ gallery: [aPicture(1), aPicture(2)] });
    const { content } = adapt(adaptRequest(blueskyDescriptor, { entry }));
    expect(content.parts[0]?.media).toHaveLength(2);
    expect(content.card).toBeNull();
    expect(content.parts[0]?.text).toContain(LINK);
  });

  it('leads with its picture where links are dead', () => {
    const entry = anEntry({ cover: aPicture() });
    const { content } = adapt(adaptRequest(instagramDescriptor, { entry }));
    expect(content.parts[0]?.media).toEqual([aPicture()]);
    expect(content.parts[0]?.text).not.toContain(LINK);
  });

  it('says nothing in a format without text', () => {
    const entry = anEntry({ cover: aPicture() });
    const { content } = adapt(adaptRequest(instagramDescriptor, { entry, format: 'story' }));
    expect(content.parts).toEqual([{ text: '', media: [aPicture()] }]);
  });

  it('is told in the language of the entry', () => {
    const entry = anEntry({ language: 'pt-BR', locale: 'pt' });
    expect(adapt(adaptRequest(blueskyDescriptor, { entry })).content.language).toBe('pt-BR');
  });
});

describe('the hashtags of a post', () => {
  it('come from the tags of the entry, as many as look at home', () => {
    const { content } = adapt(adaptRequest(xDescriptor));
    expect(content.parts[0]?.text).toMatch(/#Lighthouse #SlowFood$/);
  });

  it('are none where the target wants none', () => {
    const target = { overflow: 'shorten', numbering: false, hashtags: 'none' } as const;
    expect(adapt(adaptRequest(xDescriptor, { target })).content.parts[0]?.text).not.toContain('#');
  });

  it('are filled up with words of the text where the target wants it', () => {
    const target = {
      ...({ overflow: 'shorten', numbering: false } as const),
      hashtags: 'tags_and_keywords',
    } as const;
    const body = 'The harbour keeps its boats. Boats leave the harbour. Boats come back.';
    const entry = anEntry({ tags: [], body });
    expect(adapt(adaptRequest(xDescriptor, { target, entry })).content.parts[0]?.text).toMatch(
      /#boats/i
    );
  });

  it('become the topic where the first one in a text would lose its sign', () => {
    const { content, options } = adapt(adaptRequest(threadsDescriptor));
    expect(options).toEqual({ topicTag: 'Lighthouse' });
    expect(content.parts[0]?.text).not.toContain('#Lighthouse');
  });
});

describe('a text that is too long', () => {
  const sentence = 'The keeper wrote down what every tide brought to the pier. ';

  it('gives way at the summary, and says so', () => {
    const entry = anEntry({ summary: sentence.repeat(20) });
    const { content, problems } = adapt(adaptRequest(xDescriptor, { entry }));
    const text = content.parts[0]?.text ?? '';
    expect(xDescriptor.text.count(text)).toBeLessThanOrEqual(280);
    expect(text).toContain(LINK);
    expect(problems).toMatchObject([{ severity: 'note', code: 'TEXT_SHORTENED' }]);
    expect(problems[0]?.message).toContain('the summary');
  });

  it('becomes a thread where the target says so, with the whole body', () => {
    const target = { overflow: 'thread', numbering: true, hashtags: 'none' } as const;
    const entry = anEntry({ body: sentence.repeat(12) });
    const { content } = adapt(adaptRequest(xDescriptor, { target, entry }));
    const texts = content.parts.map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(2);
    texts.forEach((text, index) => {
      expect(xDescriptor.text.count(text)).toBeLessThanOrEqual(280);
      expect(text).toMatch(new RegExp(`${index + 1}/${texts.length}$`));
    });
    expect(texts.join(' ').split('every tide').length - 1).toBe(12);
  });

  it('has its files in the first part of a thread only', () => {
    const target = { overflow: 'thread', numbering: false, hashtags: 'none' } as const;
    const gallery = [aPicture(1), aPicture(2)];
    const entry = anEntry({ body: sentence.repeat(12), gallery });
    const [first, ...others] = adapt(adaptRequest(xDescriptor, { target, entry })).content.parts;
    expect(first?.media).toHaveLength(2);
    expect(others.flatMap(({ media }) => media)).toEqual([]);
  });

  it('stays one post where the platform has no threads', () => {
    const target = { overflow: 'thread', numbering: true, hashtags: 'none' } as const;
    const entry = anEntry({ body: sentence.repeat(100), cover: aPicture() });
    const { content } = adapt(adaptRequest(instagramDescriptor, { target, entry }));
    expect(content.parts).toHaveLength(1);
  });
});

describe('a template', () => {
  it('words the post, and is named with its version', () => {
    const loud = wording(({ title, link }) => `${title.toUpperCase()} → ${link}`);
    const { content } = adapt(adaptRequest(xDescriptor, { wording: loud }));
    expect(content.parts[0]?.text).toBe(`THE LIGHTHOUSE OPENS ON SUNDAY → ${LINK}`);
    expect(content.template).toEqual({ id: 7, name: 'Short and loud', version: 3 });
  });

  it('that cannot be used leaves the word to the own wording, and says so', () => {
    const broken = wording(() => {
      throw new TemplateMistake('There is no filter “shout”.', { line: 1, column: 4 });
    });
    const { content, problems } = adapt(adaptRequest(xDescriptor, { wording: broken }));
    expect(content.parts[0]?.text).toContain('The lighthouse opens on Sunday');
    expect(content.template).toBeNull();
    expect(problems[0]).toMatchObject({ severity: 'warning', code: 'TEMPLATE_BROKEN' });
    expect(problems[0]?.message).toContain('“Short and loud”');
  });

  it('that says something else than can be shortened is cut, with the link whole', () => {
    const endless = wording(({ link }) => `${'blah '.repeat(200)}${link}`);
    const { content } = adapt(adaptRequest(xDescriptor, { wording: endless }));
    const text = content.parts[0]?.text ?? '';
    expect(xDescriptor.text.count(text)).toBeLessThanOrEqual(280);
    expect(text).toContain(LINK);
  });
});
