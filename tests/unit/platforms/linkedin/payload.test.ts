import { documentFile, imageFile, videoFile } from '../../../platform-kit/files';
import { answer } from '../../../platform-kit/scripted-http';
import {
  aCard,
  aSetup,
  failureOf,
  MEMBER,
  PAGE,
  scriptUploads,
  scriptVideo,
  someContent,
} from './builders';
import type { JsonValue } from '../../../../server/src/platforms/contract';

const payloadOf = async (setup: ReturnType<typeof aSetup>): Promise<Record<string, JsonValue>> => {
  const [part] = await setup.adapter.prepare(setup.request);
  return part?.payload as Record<string, JsonValue>;
};

describe('the payload', () => {
  it('of a text has the fields LinkedIn requires and no content', async () => {
    const setup = aSetup({ content: someContent('Out (free) #opensource') });
    expect(await payloadOf(setup)).toEqual({
      author: MEMBER,
      commentary: 'Out \\(free\\) #opensource',
      visibility: 'PUBLIC',
      distribution: {
        feedDistribution: 'MAIN_FEED',
        targetEntities: [],
        thirdPartyDistributionChannels: [],
      },
      lifecycleState: 'PUBLISHED',
      isReshareDisabledByAuthor: false,
    });
    expect(setup.http.requests).toHaveLength(0);
  });

  it('takes the options', async () => {
    const setup = aSetup({ options: { visibility: 'CONNECTIONS', reshareDisabled: true } });
    expect(await payloadOf(setup)).toMatchObject({
      visibility: 'CONNECTIONS',
      isReshareDisabledByAuthor: true,
    });
  });

  it('uses the URN of a page as it is', async () => {
    expect(await payloadOf(aSetup({ author: PAGE }))).toMatchObject({ author: PAGE });
  });

  it('of one image is media with its alt text', async () => {
    const content = someContent('Look', {
      media: [imageFile({ key: 'a', altText: 'A (red) boat' })],
    });
    const setup = aSetup({ content });
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    expect((await payloadOf(setup)).content).toEqual({
      media: { id: 'urn:li:image:1', altText: 'A (red) boat' },
    });
  });

  it('of several images is a multiImage in order', async () => {
    const media = [
      imageFile({ key: 'a' }),
      imageFile({ key: 'b', altText: 'B' }),
      imageFile({ key: 'c' }),
    ];
    const setup = aSetup({ content: someContent('', { media }) });
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    expect((await payloadOf(setup)).content).toEqual({
      multiImage: {
        images: [
          { id: 'urn:li:image:1' },
          { id: 'urn:li:image:2', altText: 'B' },
          { id: 'urn:li:image:3' },
        ],
      },
    });
  });

  it('of a card is an article with our own thumbnail, in plain text', async () => {
    const card = aCard({ title: 'The (new) guide', image: imageFile({ key: 'card' }) });
    const setup = aSetup({ content: someContent('Read', { card }) });
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    expect((await payloadOf(setup)).content).toEqual({
      article: {
        source: 'https://harbour.example/guide',
        title: 'The (new) guide',
        description: 'All you need',
        thumbnail: 'urn:li:image:1',
      },
    });
  });

  it('trims card texts and leaves empty ones out', async () => {
    const card = aCard({ title: 'x'.repeat(500), description: ' ' });
    const setup = aSetup({ content: someContent('Read', { card }) });
    expect((await payloadOf(setup)).content).toEqual({
      article: { source: card.url, title: `${'x'.repeat(199)}…` },
    });
  });

  it('of a GIF is media like an image', async () => {
    const gif = imageFile({
      key: 'g',
      kind: 'gif',
      mimeType: 'image/gif',
      altText: 'A lamp blinks',
    });
    const setup = aSetup({ content: someContent('Look', { media: [gif] }) });
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    expect((await payloadOf(setup)).content).toEqual({
      media: { id: 'urn:li:image:1', altText: 'A lamp blinks' },
    });
  });

  it.each([
    [{}, {}],
    [{ title: 'Two tides' }, { title: 'Two tides' }],
  ])('of a video with %j is media with %j and no alt text', async (options, shown) => {
    const media = [videoFile({ altText: 'Waves' })];
    const setup = aSetup({ content: someContent('Watch', { media }), options });
    scriptVideo(setup.http);
    expect((await payloadOf(setup)).content).toEqual({
      media: { id: 'urn:li:video:1', ...shown },
    });
  });

  it.each([
    ['its option', { title: 'Tide tables' }, 'Our tables', 'Tide tables'],
    ['what people called it', { title: '' }, 'Our tables', 'Our tables'],
    ['its file', {}, '', 'tide tables 2026'],
  ])('of a document has a title from %s', async (_, options, altText, title) => {
    const media = [documentFile({ altText, name: 'tide-tables_2026.pdf' })];
    const setup = aSetup({ content: someContent('Read', { media }), options });
    scriptUploads(setup.http, 'document');
    setup.http.on('GET', '/rest/documents/', answer(200, { status: 'AVAILABLE' }));
    expect((await payloadOf(setup)).content).toEqual({
      media: { id: 'urn:li:document:1', title },
    });
  });

  it('of a poll has its question, answers and duration', async () => {
    const poll = { question: 'Which pier?', options: ['North', 'South'] };
    expect((await payloadOf(aSetup({ options: { poll } }))).content).toEqual({
      poll: {
        question: 'Which pier?',
        options: [{ text: 'North' }, { text: 'South' }],
        settings: { duration: 'SEVEN_DAYS' },
      },
    });
  });

  it('keeps a mention and escapes its name', async () => {
    const text = 'With @[Harbour (Light)](urn:li:organization:2414183)!';
    expect(await payloadOf(aSetup({ content: someContent(text) }))).toMatchObject({
      commentary: 'With @[Harbour \\(Light\\)](urn:li:organization:2414183)!',
    });
  });

  it.each(['2414183', 'urn:li:organization:urn:li:organization:1', 'urn:li:share:1'])(
    'is not built for %s as an author',
    async (author) => {
      const setup = aSetup({ author });
      const failure = await failureOf(setup.adapter.prepare(setup.request));
      expect(failure).toMatchObject({ family: 'account_problem', code: 'INVALID_AUTHOR' });
    }
  );
});
