import type { Reconciliation } from '../../../../server/src/platforms/contract';

import { imageFile } from '../../../platform-kit/files';

import { aDoubt, aRequest } from './builders';
import { FakeX, NOW, answer } from './fake-x';

const TIMELINE = 'GET /2/users/1402887341/tweets';
const iso = (offsetMs: number) => new Date(NOW + offsetMs).toISOString();

const aPost = (changes: Record<string, unknown> = {}) => ({
  id: '42',
  text: 'Hello',
  created_at: iso(1000),
  ...changes,
});
const timeline = (...posts: unknown[]) =>
  answer(200, { data: posts, meta: { result_count: posts.length } });
const link = (shortUrl: string, expandedUrl: string, rest = {}) => ({
  url: shortUrl,
  expanded_url: expandedUrl,
  ...rest,
});

const ask = (text: string, ...posts: unknown[]): Promise<Reconciliation> =>
  new FakeX()
    .on(TIMELINE, timeline(...posts))
    .adapter.reconcile(aRequest({ texts: [text] }), aDoubt({ text }));

describe('what is asked', () => {
  it('is the own timeline since a minute before the attempt, replies included', async () => {
    const x = new FakeX().on(TIMELINE, timeline());
    await x.adapter.reconcile(aRequest(), aDoubt({ text: 'Hello' }));
    const query = new URL(x.requests[0]?.url ?? '').searchParams;
    expect(Object.fromEntries(query)).toEqual({
      max_results: '20',
      start_time: '2026-11-22T09:59:00Z',
      'tweet.fields': 'created_at,entities,attachments,referenced_tweets,conversation_id',
    });
    expect(x.requests.every((request) => request.method === 'GET')).toBe(true);
  });

  it('reaches back to the first doubtful attempt', async () => {
    const x = new FakeX().on(TIMELINE, timeline(aPost({ created_at: iso(-290_000) })));
    const since = NOW - 300_000;
    const answer = await x.adapter.reconcile(aRequest(), { ...aDoubt({ text: 'Hello' }), since });
    expect(new URL(x.requests[0]?.url ?? '').searchParams.get('start_time')).toBe(
      '2026-11-22T09:54:00Z'
    );
    expect(answer).toMatchObject({ outcome: 'posted', part: { id: '42' } });
  });

  it('asks for the full text where the text is longer than an ordinary post', async () => {
    const x = new FakeX().on(TIMELINE, timeline());
    await x.adapter.reconcile(aRequest(), aDoubt({ text: 'long '.repeat(100) }));
    expect(new URL(x.requests[0]?.url ?? '').searchParams.get('tweet.fields')).toContain(
      ',note_tweet'
    );
  });

  it('asks again with the new name when X refuses the old one', async () => {
    const x = new FakeX().on(
      TIMELINE,
      answer(400, {
        errors: [
          {
            parameters: { 'tweet.fields': ['created_at'] },
            message: 'The query parameter [tweet.fields] is not one of those known.',
          },
        ],
      }),
      timeline(aPost())
    );
    const result = await x.adapter.reconcile(aRequest(), aDoubt({ text: 'Hello' }));
    expect(result.outcome).toBe('posted');
    const query = new URL(x.requests[1]?.url ?? '').searchParams;
    expect(query.get('post.fields')).toContain('referenced_posts');
    expect(query.has('tweet.fields')).toBe(false);
  });
});

describe('posted', () => {
  it('adopts the id and builds the address', async () => {
    expect(await ask('Hello', aPost({ id: '7', text: 'Other' }), aPost())).toEqual({
      outcome: 'posted',
      part: { index: 0, id: '42', url: 'https://web.example/harbourlight/status/42' },
    });
  });

  it.each([
    ['HTML entities', 'Fish & "chips" <3', aPost({ text: 'Fish &amp; &quot;chips&quot; &lt;3' })],
    ['text that X did not escape', 'a &amp; b', aPost({ text: 'a &amp; b' })],
    ['text that was escaped before', 'a &amp; b', aPost({ text: 'a &amp;amp; b' })],
    ['white space', 'a\n\n b ', aPost({ text: 'a b' })],
    ['composed letters', 'cafe\u0301', aPost({ text: 'caf\u00e9' })],
    [
      'short links',
      'Read https://example.com/r/12?a=1&b=2 now',
      aPost({
        text: 'Read https://t.co/Ab3dE now',
        entities: { urls: [link('https://t.co/Ab3dE', 'https://example.com/r/12?a=1&b=2')] },
      }),
    ],
    [
      'a bare domain',
      'See Example.com.',
      aPost({
        text: 'See https://t.co/Ab3dE.',
        entities: { urls: [link('https://t.co/Ab3dE', 'http://example.com')] },
      }),
    ],
    [
      'a top-level domain that only X knows',
      'See harbour.qqqq now',
      aPost({
        text: 'See https://t.co/Ab3dE now',
        entities: { urls: [link('https://t.co/Ab3dE', 'http://harbour.qqqq')] },
      }),
    ],
    [
      'short links of which one begins like the other',
      'https://a.example/1 https://b.example/2',
      aPost({
        text: 'https://t.co/ab https://t.co/abc',
        entities: {
          urls: [
            link('https://t.co/ab', 'https://a.example/1'),
            link('https://t.co/abc', 'https://b.example/2'),
          ],
        },
      }),
    ],
    [
      'a note with the full text',
      'long '.repeat(100),
      aPost({ text: `${'long '.repeat(55)}…`, note_tweet: { text: 'long '.repeat(100).trim() } }),
    ],
    [
      'a note under its new name',
      'long '.repeat(100),
      aPost({ text: 'long…', note_post: { text: 'long '.repeat(100) } }),
    ],
    ['clocks that differ by seconds', 'Hello', aPost({ created_at: iso(-20_000) })],
    ['a missing date', 'Hello', aPost({ created_at: undefined })],
  ])('recognises the post in spite of %s', async (_name, text, post) => {
    expect(await ask(text, post)).toMatchObject({ outcome: 'posted', part: { id: '42' } });
  });

  it.each([
    ['by its media key', link('https://t.co/M', 'https://x.com/i/1', { media_key: '3_9' })],
    ['by its address', link('https://t.co/M', 'https://x.com/h/status/42/photo/1')],
    ['by being unexplained', link('https://t.co/other', 'https://a.example')],
  ])('drops the link X adds for attached media, known %s', async (_name, entity) => {
    const x = new FakeX().on(
      TIMELINE,
      timeline(aPost({ text: 'Hello https://t.co/M', entities: { urls: [entity] } }))
    );
    const doubt = aDoubt({ text: 'Hello', media: { media_ids: ['9'] } });
    const result = await x.adapter.reconcile(aRequest({ media: [imageFile()] }), doubt);
    expect(result.outcome).toBe('posted');
  });
});

describe('media without text', () => {
  const doubt = aDoubt({ media: { media_ids: ['1990'] } });
  const askMedia = (post: unknown, mediaKey: string | null = null) => {
    const request = aRequest({ texts: [''], media: [imageFile()] });
    if (mediaKey !== null) {
      request.journal.handles['media:cover'] = {
        id: '1990',
        mediaKey,
        expiresAt: NOW,
        stage: 'ready',
        totalBytes: 3,
        sentSegments: 1,
        altText: '',
        refusals: 0,
      };
    }
    return new FakeX().on(TIMELINE, timeline(post)).adapter.reconcile(request, doubt);
  };
  const mediaPost = (keys: string[] | undefined) =>
    aPost({ text: 'https://t.co/M', attachments: keys && { media_keys: keys } });

  it('is recognised by the media key of the upload', async () => {
    expect((await askMedia(mediaPost(['odd-key']), 'odd-key')).outcome).toBe('posted');
  });

  it('is recognised by a key that ends in the media id', async () => {
    expect((await askMedia(mediaPost(['3_1990']))).outcome).toBe('posted');
  });

  it('is not taken for a post with other media', async () => {
    expect((await askMedia(mediaPost(['3_2000']), '3_1990')).outcome).toBe('absent');
  });

  it('leaves it to a person when X does not tell the media', async () => {
    expect((await askMedia(mediaPost(undefined))).outcome).toBe('unsure');
  });

  it('is unsure when neither text nor media are known', async () => {
    const x = new FakeX().on(TIMELINE, timeline(aPost({ text: '' })));
    expect((await x.adapter.reconcile(aRequest(), aDoubt(null))).outcome).toBe('unsure');
  });
});

describe('thread parts', () => {
  const askPart = (post: unknown) => {
    const request = aRequest({ texts: ['a', 'b'] });
    request.journal.posted.push({ index: 0, id: '10', url: null });
    return new FakeX()
      .on(TIMELINE, timeline(post))
      .adapter.reconcile(request, aDoubt({ text: 'b' }, 1));
  };
  const reply = (id: string) => [{ type: 'replied_to', id }];

  it.each([{ referenced_tweets: reply('10') }, { referenced_posts: reply('10') }, {}])(
    'are recognised by text and parent: %j',
    async (references) => {
      expect(await askPart(aPost({ text: 'b', ...references }))).toMatchObject({
        outcome: 'posted',
        part: { index: 1, id: '42' },
      });
    }
  );

  it('are not taken for a reply to something else', async () => {
    const post = aPost({ text: 'b', referenced_tweets: reply('11') });
    expect((await askPart(post)).outcome).toBe('absent');
  });

  it('are not taken for a part whose id is known', async () => {
    expect((await askPart(aPost({ id: '10', text: 'b' }))).outcome).toBe('absent');
  });

  it('keep a first part from being taken for a reply', async () => {
    expect((await ask('Hello', aPost({ referenced_tweets: reply('3') }))).outcome).toBe('absent');
  });
});

describe('absent and unsure', () => {
  it('is absent when the timeline is empty', async () => {
    const x = new FakeX().on(TIMELINE, answer(200, { meta: { result_count: 0 } }));
    expect(await x.adapter.reconcile(aRequest(), aDoubt({ text: 'Hello' }))).toEqual({
      outcome: 'absent',
    });
  });

  it.each([
    ['another text', aPost({ text: 'Hello there' })],
    ['an older post', aPost({ created_at: iso(-120_000) })],
    [
      'another link behind the same words',
      aPost({
        text: 'Hello https://t.co/b',
        entities: { urls: [link('https://t.co/b', 'https://example.com/b')] },
      }),
    ],
  ])('is absent when there is only %s', async (_name, post) => {
    const text = String(post.text).includes('t.co') ? 'Hello https://example.com/a' : 'Hello';
    expect((await ask(text, post)).outcome).toBe('absent');
  });

  it.each([
    ['X does not explain its links', aPost({ text: 'Hello https://t.co/b' })],
    [
      'only the query of the link differs',
      aPost({
        text: 'Hello https://t.co/b',
        entities: { urls: [link('https://t.co/b', 'https://www.example.com/A/?x=2')] },
      }),
    ],
  ])('leaves it to a person when %s', async (_name, post) => {
    expect((await ask('Hello https://example.com/a?x=1', post)).outcome).toBe('unsure');
  });

  it('leaves it to a person when X shows only the beginning of a long text', async () => {
    const text = 'All about the harbour. '.repeat(30);
    const post = aPost({ text: `${text.slice(0, 250)}… https://t.co/long` });
    expect((await ask(text, post)).outcome).toBe('unsure');
  });

  it.each([
    answer(200, 'no json'),
    answer(200, {}),
    answer(200, { errors: [{}] }),
    answer(503, ''),
  ])('concludes nothing from an answer it cannot read', async (response) => {
    const x = new FakeX().on(TIMELINE, response);
    await expect(x.adapter.reconcile(aRequest(), aDoubt({ text: 'Hello' }))).rejects.toMatchObject({
      family: 'retryable',
    });
  });
});
