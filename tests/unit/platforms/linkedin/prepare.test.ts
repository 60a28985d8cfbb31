import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';
import {
  anImage,
  aSetup,
  failureOf,
  MEMBER,
  NOW,
  PAGE,
  scriptUploads,
  someContent,
} from './builders';
import type { JsonValue } from '../../../../server/src/platforms/contract';

const forbidden = answer(403, {
  message:
    'Accessing this image resource is forbidden. Please check your permissions for this resource',
  status: 403,
});

const aCard = (changes = {}) => ({
  url: 'https://harbour.example/guide',
  title: 'The guide',
  description: 'All you need',
  image: null,
  ...changes,
});

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
    const content = someContent('Look', { media: [anImage('a', { altText: 'A (red) boat' })] });
    const setup = aSetup({ content });
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    expect((await payloadOf(setup)).content).toEqual({
      media: { id: 'urn:li:image:1', altText: 'A (red) boat' },
    });
  });

  it('of several images is a multiImage in order', async () => {
    const media = [anImage('a'), anImage('b', { altText: 'B' }), anImage('c')];
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
    const card = aCard({ title: 'The (new) guide', image: anImage('card') });
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
});

describe('content that LinkedIn would refuse or cut', () => {
  const tooMany = Array.from({ length: 21 }, (_, place) => anImage(String(place)));
  const twoParts = {
    ...someContent('a'),
    parts: [
      { text: 'a', media: [] },
      { text: 'b', media: [] },
    ],
  };

  it.each([
    ['TEXT_TOO_LONG', { content: someContent('('.repeat(1501)) }],
    ['EMPTY_POST', { content: someContent(' ') }],
    ['CARD_WITHOUT_TITLE', { content: someContent('a', { card: aCard({ title: ' ' }) }) }],
    ['CARD_AND_MEDIA', { content: someContent('a', { card: aCard(), media: [anImage('a')] }) }],
    ['TOO_MANY_IMAGES', { content: someContent('a', { media: tooMany }) }],
    [
      'VIDEO_NOT_SUPPORTED',
      { content: someContent('a', { media: [anImage('v', { kind: 'video' })] }) },
    ],
    ['ONE_PART_ONLY', { content: twoParts }],
    ['PAGE_MUST_BE_PUBLIC', { author: PAGE, options: { visibility: 'CONNECTIONS' } }],
    ['INVALID_OPTIONS', { options: { visibility: 'LOGGED_IN' } }],
  ] as const)('is %s, before anything is sent', async (code, setupOptions) => {
    const setup = aSetup(setupOptions);
    const failure = await failureOf(setup.adapter.prepare(setup.request));
    expect(failure).toMatchObject({ family: 'rejected', code });
    expect(setup.http.requests).toHaveLength(0);
  });

  it('lets exactly 3000 escaped characters through', async () => {
    const setup = aSetup({ content: someContent('('.repeat(1500)) });
    expect((await payloadOf(setup)).commentary).toHaveLength(3000);
  });

  it.each(['2414183', 'urn:li:organization:urn:li:organization:1', 'urn:li:share:1'])(
    'refuses %s as an author',
    async (author) => {
      const setup = aSetup({ author });
      const failure = await failureOf(setup.adapter.prepare(setup.request));
      expect(failure).toMatchObject({ family: 'account_problem', code: 'INVALID_AUTHOR' });
    }
  );
});

describe('the upload of an image', () => {
  const withImage = (...keys: string[]) =>
    aSetup({ content: someContent('Look', { media: keys.map((key) => anImage(key)) }) });

  it('announces, sends and checks with the right headers', async () => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    await setup.adapter.prepare(setup.request);
    const [announce, put, check] = setup.http.requests;
    const rest = {
      Authorization: 'Bearer access-token',
      'LinkedIn-Version': '202609',
      'X-Restli-Protocol-Version': '2.0.0',
    };
    expect(announce).toMatchObject({
      url: 'https://api.example/rest/images?action=initializeUpload',
      headers: rest,
    });
    expect(ScriptedHttp.jsonOf(announce)).toEqual({ initializeUploadRequest: { owner: MEMBER } });
    expect(put).toMatchObject({
      method: 'PUT',
      url: 'https://uploads.example/1',
      headers: { Authorization: 'Bearer access-token', 'Content-Type': 'image/jpeg' },
      body: { kind: 'bytes', bytes: new Uint8Array([1, 2, 3]) },
    });
    expect(check?.url).toBe('https://api.example/rest/images/urn%3Ali%3Aimage%3A1');
    expect(check?.headers).toEqual(rest);
  });

  it('polls until the image is available', async () => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on(
      'GET',
      '/rest/images/',
      answer(200, { status: 'WAITING_UPLOAD' }),
      answer(200, { status: 'PROCESSING' }),
      answer(200, { status: 'AVAILABLE' })
    );
    await setup.adapter.prepare(setup.request);
    expect(setup.clock.slept).toEqual([1_000, 2_000]);
  });

  it('is retryable when processing takes too long, and keeps the image', async () => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'PROCESSING' }));
    const failure = await failureOf(setup.adapter.prepare(setup.request));
    expect(failure.failure).toEqual({ family: 'retryable', retryAfterMs: 15_000 });
    await failureOf(setup.adapter.prepare(setup.request));
    expect(setup.http.sent('PUT', 'uploads')).toHaveLength(1);
  });

  it('waits once for all images when the token may not read their status', async () => {
    const setup = withImage('a', 'b', 'c');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', forbidden);
    const [part] = await setup.adapter.prepare(setup.request);
    expect(JSON.stringify(part)).toContain('urn:li:image:3');
    expect(setup.http.sent('GET', '/rest/images/')).toHaveLength(1);
    expect(setup.clock.slept).toEqual([3_000]);
  });

  it('is not repeated after a crash, nor is the wait', async () => {
    const setup = withImage('a', 'b');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', forbidden);
    const first = await setup.adapter.prepare(setup.request);
    const count = setup.http.requests.length;
    expect(await setup.adapter.prepare(setup.request)).toEqual(first);
    expect(setup.http.requests).toHaveLength(count);
    expect(setup.clock.slept).toHaveLength(1);
  });

  it('resumes with the images that a crash left out', async () => {
    const setup = withImage('a', 'b');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    setup.journal.handles['image:a'] = {
      image: 'urn:li:image:kept',
      state: 'ready',
      uploads: 1,
      expiresAt: NOW + 1,
    };
    const [part] = await setup.adapter.prepare(setup.request);
    expect(part?.payload).toMatchObject({
      content: { multiImage: { images: [{ id: 'urn:li:image:kept' }, { id: 'urn:li:image:1' }] } },
    });
  });

  it.each([
    ['expired', { image: 'urn:li:image:old', state: 'ready', uploads: 1, expiresAt: NOW }],
    ['unreadable', 'urn:li:image:old'],
  ])('does not reuse an %s handle', async (_, handle) => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    setup.journal.handles['image:a'] = handle;
    const [part] = await setup.adapter.prepare(setup.request);
    expect(part?.payload).toMatchObject({ content: { media: { id: 'urn:li:image:1' } } });
  });

  it('is repeated once when LinkedIn cannot process the image', async () => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on(
      'GET',
      '/rest/images/',
      answer(200, { status: 'PROCESSING_FAILED' }),
      answer(200, { status: 'AVAILABLE' })
    );
    const [part] = await setup.adapter.prepare(setup.request);
    expect(part?.payload).toMatchObject({ content: { media: { id: 'urn:li:image:2' } } });
  });

  it('is rejected when LinkedIn cannot process the image twice, also on the next prepare', async () => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'PROCESSING_FAILED' }));
    for (let round = 1; round <= 2; round += 1) {
      const failure = await failureOf(setup.adapter.prepare(setup.request));
      expect(failure).toMatchObject({
        family: 'rejected',
        code: 'MEDIA_ASSET_PROCESSING_FAILED',
      });
    }
    expect(setup.http.sent('PUT', 'uploads')).toHaveLength(2);
  });

  it('starts again once when the upload address has expired', async () => {
    const setup = withImage('a');
    setup.http.on('PUT', 'https://uploads.example/1', answer(400, { code: 'EXPIRED_UPLOAD_URL' }));
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    const [part] = await setup.adapter.prepare(setup.request);
    expect(part?.payload).toMatchObject({ content: { media: { id: 'urn:li:image:2' } } });
  });

  it('is retryable when the file cannot be read', async () => {
    const media = [anImage('a', { read: () => Promise.reject(new Error('gone')) })];
    const setup = aSetup({ content: someContent('Look', { media }) });
    const failure = await failureOf(setup.adapter.prepare(setup.request));
    expect(failure).toMatchObject({ family: 'retryable', code: 'MEDIA_UNREADABLE' });
  });

  it('is retryable when the answer to the announcement is not readable', async () => {
    const setup = withImage('a');
    setup.http.on('POST', '/rest/images', answer(200, '<html>'));
    const failure = await failureOf(setup.adapter.prepare(setup.request));
    expect(failure).toMatchObject({ family: 'retryable', code: 'UNREADABLE_ANSWER' });
  });
});
