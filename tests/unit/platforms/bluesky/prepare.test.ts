import type { JsonValue, PostContent } from '../../../../server/src/platforms/contract';
import { FakeClock } from '../../../platform-kit/fake-clock';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { anAdapter, anImage, aRequest, DID, failureOf, someContent } from './builders';
import type { Answer } from './fake-http';
import { html, json, nsidOf, scriptedHttp, xrpcError } from './fake-http';

const UPLOAD = 'com.atproto.repo.uploadBlob';
const RESOLVE = 'com.atproto.identity.resolveHandle';

const aBlob = (cid: string) => ({
  $type: 'blob',
  ref: { $link: cid },
  mimeType: 'image/jpeg',
  size: 4,
});

const uploads: Answer = () => json(200, { blob: aBlob('bafkreiharbour') });

const payloadsOf = async (
  content: PostContent,
  http = scriptedHttp({ [UPLOAD]: [uploads] }).http
) => (await anAdapter(http).prepare(aRequest({ content }))).map((part) => part.payload);

const card = {
  url: 'https://harbour-light.test/ar/منارة',
  title: 'The light is back',
  description: '',
  image: anImage({ key: 'card' }),
};

describe('preparing a post', () => {
  it('makes the complete putRecord body', async () => {
    const [payload] = await payloadsOf(
      someContent({ parts: [{ text: 'Ahoy #sea', media: [anImage()] }] })
    );
    expect(payload).toEqual({
      repo: DID,
      collection: 'app.bsky.feed.post',
      rkey: expect.stringMatching(/^[2-7a-j][2-7a-z]{12}$/) as unknown,
      swapRecord: null,
      record: {
        $type: 'app.bsky.feed.post',
        text: 'Ahoy #sea',
        createdAt: '2026-11-22T12:00:00.000Z',
        langs: ['en'],
        facets: [
          {
            index: { byteStart: 5, byteEnd: 9 },
            features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'sea' }],
          },
        ],
        embed: {
          $type: 'app.bsky.embed.images',
          images: [
            {
              alt: 'A lighthouse at dusk',
              image: aBlob('bafkreiharbour'),
              aspectRatio: { width: 1200, height: 800 },
            },
          ],
        },
      },
    });
  });

  it('uploads the raw bytes under their own type', async () => {
    const script = scriptedHttp({ [UPLOAD]: [uploads] });
    const image = anImage({ mimeType: 'image/webp' });
    await payloadsOf(someContent({ parts: [{ text: '', media: [image] }] }), script.http);
    const [call] = script.calls;
    expect(call?.headers?.['Content-Type']).toBe('image/webp');
    expect(call?.body).toEqual({ kind: 'bytes', bytes: await image.read() });
  });

  it('keeps aspect ratios whole and at least one, and leaves unknown ones out', async () => {
    const media = [
      anImage({ key: 'thin', width: 0.2, height: 1999.6 }),
      anImage({ key: 'unknown', width: null }),
    ];
    const [payload] = await payloadsOf(someContent({ parts: [{ text: 'a', media }] }));
    const images = (payload as { record: { embed: { images: JsonValue[] } } }).record.embed.images;
    expect(images[0]).toMatchObject({ aspectRatio: { width: 1, height: 2000 } });
    expect(images[1]).not.toHaveProperty('aspectRatio');
  });

  it('builds a card with its picture and three strings', async () => {
    const [payload] = await payloadsOf(someContent({ card }));
    expect(payload).toHaveProperty('record.embed', {
      $type: 'app.bsky.embed.external',
      external: {
        uri: `https://harbour-light.test/ar/${encodeURIComponent('منارة')}`,
        title: 'The light is back',
        description: '',
        thumb: aBlob('bafkreiharbour'),
      },
    });
  });

  it('shows the card without its picture when the server refuses that', async () => {
    const { http } = scriptedHttp({ [UPLOAD]: [xrpcError(413, 'PayloadTooLarge')] });
    const [payload] = await payloadsOf(someContent({ card }), http);
    expect(payload).toHaveProperty('record.embed.external.title', card.title);
    expect(payload).not.toHaveProperty('record.embed.external.thumb');
  });

  it('puts the card on the first part only, and gives every part its own later key', async () => {
    const parts = ['one', 'two', 'three'].map((text) => ({ text, media: [] }));
    const payloads = (await payloadsOf(someContent({ parts, card }))) as {
      rkey: string;
      record: { createdAt: string; embed?: unknown; reply?: unknown };
    }[];
    expect(payloads.map(({ record }) => record.embed !== undefined)).toEqual([true, false, false]);
    expect(payloads.map(({ record }) => record.createdAt)).toEqual([
      '2026-11-22T12:00:00.000Z',
      '2026-11-22T12:00:00.001Z',
      '2026-11-22T12:00:00.002Z',
    ]);
    const keys = payloads.map(({ rkey }) => rkey);
    expect([...new Set(keys)].sort()).toEqual(keys);
    expect(payloads.every(({ record }) => record.reply === undefined)).toBe(true);
  });

  it.each([
    ['the content', {}, 'pt-BR', ['pt-BR']],
    ['the options', { langs: ['nb', 'nn'] }, 'pt-BR', ['nb', 'nn']],
    ['nothing, for a locale that is no language tag', {}, 'pt_BR', undefined],
    ['nothing', {}, null, undefined],
  ])('takes the languages from %s', async (_, options, language, langs) => {
    const content = someContent({ language });
    const { http } = scriptedHttp({});
    const [part] = await anAdapter(http).prepare(aRequest({ content, options }));
    expect((part?.payload as { record: { langs?: string[] } }).record.langs).toEqual(langs);
  });

  it('mentions whom the server knows and leaves others plain', async () => {
    const resolve: Answer = (request) =>
      request.url.endsWith('?handle=bob.test')
        ? json(200, { did: 'did:plc:bob' })
        : xrpcError(400, 'HandleNotFound');
    const { http } = scriptedHttp({ [RESOLVE]: [resolve] });
    const text = '@nobody.test @bob.test';
    const [payload] = await payloadsOf(someContent({ parts: [{ text, media: [] }] }), http);
    expect(payload).toHaveProperty('record.facets', [
      {
        index: { byteStart: 13, byteEnd: 22 },
        features: [{ $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:bob' }],
      },
    ]);
  });

  it('lets a later part have images while the first shows the card', async () => {
    const parts = [
      { text: 'one', media: [] },
      { text: 'two', media: [anImage()] },
    ];
    const payloads = await payloadsOf(someContent({ parts, card }));
    expect(payloads[0]).toHaveProperty('record.embed.$type', 'app.bsky.embed.external');
    expect(payloads[1]).toHaveProperty('record.embed.$type', 'app.bsky.embed.images');
  });

  it('sends no lone surrogate', async () => {
    const [payload] = await payloadsOf(someContent({ parts: [{ text: 'a\uD800', media: [] }] }));
    expect(payload).toHaveProperty('record.text', 'a\uFFFD');
  });
});

describe('options that Bluesky does not have', () => {
  it.each([
    { langs: [] },
    { langs: ['a', 'b', 'c', 'd'] },
    { langs: ['not a tag'] },
    { replies: 'friends' },
    { quotes: 'followers' },
    { labels: ['spam'] },
    { tags: ['#sea'] },
    { tags: ['two words'] },
    { tags: ['x'.repeat(65)] },
    { tags: Array.from({ length: 9 }, (_, index) => `tag${index}`) },
    { videoPresentation: 'loop' },
    { foo: 1 },
  ] as Record<string, JsonValue>[])('are rejected (%j)', async (options) => {
    const failure = await failureOf(
      anAdapter(scriptedHttp({}).http).prepare(aRequest({ options }))
    );
    expect([failure.family, failure.code]).toEqual(['rejected', 'INVALID_OPTIONS']);
  });
});

describe('preparing again after a crash', () => {
  const content = someContent({ parts: [{ text: 'Ahoy', media: [anImage()] }] });

  it('gives the identical payload without a single call', async () => {
    const journal = new MemoryJournal();
    const first = scriptedHttp({ [UPLOAD]: [uploads] });
    const before = await anAdapter(first.http).prepare(aRequest({ content, journal }));
    const second = scriptedHttp({});
    const clock = new FakeClock();
    clock.time += 59 * 60_000;
    const after = await anAdapter(second.http, clock).prepare(aRequest({ content, journal }));
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
    expect(second.calls).toHaveLength(0);
  });

  it('resumes at the image that was not uploaded yet', async () => {
    const two = someContent({
      parts: [{ text: 'Ahoy', media: [anImage({ key: 'a' }), anImage({ key: 'b' })] }],
    });
    const journal = new MemoryJournal();
    const first = scriptedHttp({ [UPLOAD]: [uploads, html(503)] });
    const failure = await failureOf(
      anAdapter(first.http).prepare(aRequest({ content: two, journal }))
    );
    expect(failure.family).toBe('retryable');
    const second = scriptedHttp({ [UPLOAD]: [uploads] });
    await anAdapter(second.http).prepare(aRequest({ content: two, journal }));
    expect(second.calls).toHaveLength(1);
  });

  it('uploads again once the server may have forgotten the blob, and keeps the record', async () => {
    const journal = new MemoryJournal();
    const clock = new FakeClock();
    const script = scriptedHttp({ [UPLOAD]: [uploads] });
    const adapter = anAdapter(script.http, clock);
    const before = await adapter.prepare(aRequest({ content, journal }));
    clock.time += 60 * 60_000;
    const after = await adapter.prepare(aRequest({ content, journal }));
    expect(script.calls.map(nsidOf)).toEqual([UPLOAD, UPLOAD]);
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  });

  it('does not upload again for a part that is already posted', async () => {
    const journal = new MemoryJournal();
    const clock = new FakeClock();
    const script = scriptedHttp({ [UPLOAD]: [uploads] });
    const adapter = anAdapter(script.http, clock);
    const before = await adapter.prepare(aRequest({ content, journal }));
    await journal.afterCommit({ index: 0, id: 'at://x', url: null });
    clock.time += 24 * 60 * 60_000;
    await expect(adapter.prepare(aRequest({ content, journal }))).resolves.toEqual(before);
    expect(script.calls).toHaveLength(1);
  });

  it('keeps key and time but not the record when the content was edited', async () => {
    const journal = new MemoryJournal();
    const adapter = anAdapter(scriptedHttp({ [UPLOAD]: [uploads] }).http);
    const before = await adapter.prepare(aRequest({ content, journal }));
    const edited = someContent({ parts: [{ text: 'Ahoy again', media: [anImage()] }] });
    const after = await adapter.prepare(aRequest({ content: edited, journal }));
    const [old, made] = [before[0]?.payload, after[0]?.payload] as {
      rkey: string;
      record: { createdAt: string; text: string };
    }[];
    expect(made?.rkey).toBe(old?.rkey);
    expect(made?.record.createdAt).toBe(old?.record.createdAt);
    expect(made?.record.text).toBe('Ahoy again');
  });

  it('takes the new blob when the same file became other bytes', async () => {
    const journal = new MemoryJournal();
    const clock = new FakeClock();
    const other: Answer = () => json(200, { blob: aBlob('bafkreiother') });
    const adapter = anAdapter(scriptedHttp({ [UPLOAD]: [uploads, other] }).http, clock);
    await adapter.prepare(aRequest({ content, journal }));
    clock.time += 2 * 60 * 60_000;
    const [part] = await adapter.prepare(aRequest({ content, journal }));
    expect(JSON.stringify(part?.payload)).toContain('bafkreiother');
  });
});

describe('an upload that fails', () => {
  const content = someContent({ parts: [{ text: 'Ahoy', media: [anImage()] }] });

  it.each([
    [xrpcError(400, 'ExpiredToken'), 'auth_expired'],
    [xrpcError(413, 'PayloadTooLarge'), 'rejected'],
    [html(502), 'retryable'],
    [json(200, { blob: 'nonsense' }), 'retryable'],
  ])('says so (case %#)', async (answer, family) => {
    const { http } = scriptedHttp({ [UPLOAD]: [answer] });
    expect((await failureOf(anAdapter(http).prepare(aRequest({ content })))).family).toBe(family);
  });

  it('is tried again later when the file cannot be read', async () => {
    const broken = anImage({ read: () => Promise.reject(new Error('ENOENT')) });
    const unreadable = someContent({ parts: [{ text: 'Ahoy', media: [broken] }] });
    const prepared = anAdapter(scriptedHttp({}).http).prepare(aRequest({ content: unreadable }));
    expect((await failureOf(prepared)).code).toBe('MEDIA_UNREADABLE');
  });
});
