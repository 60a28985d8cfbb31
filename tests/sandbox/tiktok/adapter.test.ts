import type { PostedPart } from '../../../server/src/platforms/contract';
import { TikTokConnector } from '../../../server/src/platforms/tiktok';
import { anAdapter, failureOf, PUBLIC, startPosting, type Posting } from './posting-for-test';

let posting: Posting;
beforeEach(async () => {
  posting = await startPosting();
});
afterEach(() => posting.close());

const publish = (wish: Parameters<Posting['request']>[0]) =>
  posting.adapter.publish(posting.request(wish));
const details = (id: string) => posting.tiktok.act('post-details', { id });
const configure = (knobs: Record<string, unknown>) => posting.tiktok.act('configure', knobs);

const postOf = (part: PostedPart | undefined) => ({
  account: posting.account,
  credentials: posting.credentials,
  post: part ?? { index: 0, id: '', url: null },
  signal: new AbortController().signal,
});

describe('what becomes visible', () => {
  it('publishes a video by upload with its caption and nothing switched on', async () => {
    const result = await publish({ text: 'Lamp lit #harbour', media: [await posting.video()] });
    expect(posting.posts()).toEqual([
      {
        ...{ id: result.id, url: result.url, text: 'Lamp lit #harbour', format: 'feed' },
        ...{ media: [{ kind: 'video', altText: '' }], link: null, replyTo: null },
      },
    ]);
    expect(result.url).toBe(`${posting.tiktok.url}/@harbourlight/video/${result.id}`);
    expect(result.id).toMatch(/^7\d{18}$/);
    expect(details(result.id)).toMatchObject({
      ...{ privacy: 'PUBLIC_TO_EVERYONE', types: ['video/mp4'], isAiGenerated: false },
      ...{ allowsComments: false, allowsDuet: false, allowsStitch: false },
      ...{ isPromotional: false, isPaidPartnership: false },
    });
    expect(posting.sentTo('/video/').filter(({ method }) => method === 'PUT')).toHaveLength(1);
    expect((await fetch(String(result.url))).status).toBe(200);
  });

  it('passes on every choice for a video', async () => {
    const options = {
      ...{ ...PUBLIC, allowComments: true, allowDuet: true, allowStitch: true },
      ...{ disclosesContent: true, isYourBrand: true, isBrandedContent: true },
      ...{ isAiGenerated: true, coverTimestampMs: 1500 },
    };
    const { id } = await publish({ media: [await posting.video()], options });
    expect(details(id)).toMatchObject({
      ...{ allowsComments: true, allowsDuet: true, allowsStitch: true, isAiGenerated: true },
      ...{ isPromotional: true, isPaidPartnership: true, coverMs: 1500 },
    });
  });

  it('publishes a video that TikTok fetches', async () => {
    const video = await posting.video();
    const { id } = await publish({ media: [video], options: { ...PUBLIC, videoTransfer: 'url' } });
    expect(posting.posts()).toMatchObject([{ id, text: 'A lamp is lit' }]);
    expect(posting.media.asked).toEqual([new URL(String(video.url)).pathname]);
    expect(posting.sent.filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  it.each([1, 3, 35])('publishes %i photos in their order', async (count) => {
    const media = [];
    for (let place = 0; place < count; place += 1) {
      media.push(await posting.photo({ width: 60 + place, height: 80 }));
    }
    const options = { ...PUBLIC, photoTitle: 'Lamps', photoCoverIndex: count - 1, addsMusic: true };
    const { id, url } = await publish({ media, options });
    expect(url).toBe(`${posting.tiktok.url}/@harbourlight/photo/${id}`);
    expect(posting.posts()[0]).toMatchObject({ id, media: media.map(() => ({ kind: 'image' })) });
    expect(details(id)).toMatchObject({
      ...{ title: 'Lamps', coverIndex: count - 1, hasMusic: true, kind: 'photo' },
    });
    expect(posting.media.asked).toEqual(media.map((file) => new URL(String(file.url)).pathname));
  });

  it('publishes a large video in chunks, the last one longer, byte for byte', async () => {
    const video = await posting.video({ seconds: 5, frameBytes: 510_000, audioCodec: null });
    expect(video.byteLength).toBeGreaterThan(70_000_000);
    const { id } = await publish({ media: [video] });
    const puts = posting.sent.filter(({ method }) => method === 'PUT');
    const ranges = puts.map(({ headers }) => headers?.['content-range']);
    expect(ranges[0]).toBe(`bytes 0-9999999/${video.byteLength}`);
    expect(ranges.at(-1)).toBe(`bytes 60000000-${video.byteLength - 1}/${video.byteLength}`);
    expect(ranges).toHaveLength(7);
    const page = await (await fetch(`${posting.tiktok.url}/@harbourlight/video/${id}`)).text();
    const file = await fetch(posting.tiktok.url + String(/\/media\/[0-9a-f]{64}/.exec(page)?.[0]));
    expect(Buffer.compare(Buffer.from(await file.arrayBuffer()), await bytesOf(video))).toBe(0);
  });

  it.each([
    ['WebM', { container: 'webm', videoCodec: 'vp9', audioCodec: null }, 'video/webm'],
    ['MOV', { container: 'mov' }, 'video/quicktime'],
  ] as const)('publishes a video in %s', async (_, wish, mimeType) => {
    const video = { ...(await posting.video(wish)), mimeType };
    const { id } = await publish({ media: [video] });
    expect(details(id)).toMatchObject({ types: [mimeType] });
  });

  it('publishes for the owner only, without a public id or address', async () => {
    const { id, url } = await publish({
      ...{ media: [await posting.video()] },
      options: { ...PUBLIC, privacyLevel: 'SELF_ONLY' },
    });
    expect([id, url]).toEqual([expect.stringMatching(/^v_pub_file~/), null]);
    expect(details(posting.posts()[0]?.id ?? '')).toMatchObject({ privacy: 'SELF_ONLY' });
  });

  it('sends a video and photos to the inbox, for a person to finish', async () => {
    const options = { mode: 'inbox' };
    const video = await publish({ media: [await posting.video()], options });
    await publish({ text: 'Three lamps', media: [await posting.photo()], options });
    expect(posting.posts()).toEqual([]);
    expect(posting.tiktok.act('drafts')).toMatchObject([
      { publishId: video.id, kind: 'video', text: '' },
      { kind: 'photo', text: 'Three lamps' },
    ]);
    expect(video.url).toBeNull();
    posting.tiktok.act('finish-draft', { publishId: video.id, text: 'By hand' });
    const url = await posting.adapter.findUrl(postOf(video.parts[0]));
    expect(posting.posts()).toMatchObject([{ url, text: 'By hand' }]);
  });
});

const bytesOf = async (file: { read(): Promise<Uint8Array> }) => Buffer.from(await file.read());

describe('what TikTok refuses', () => {
  it.each([
    ['a slow video', { frameRate: 12 }, 'FRAME_RATE_CHECK_FAILED'],
    ['a small video', { width: 320, height: 240 }, 'PICTURE_SIZE_CHECK_FAILED'],
    ['AV1', { videoCodec: 'av1' }, 'FILE_FORMAT_CHECK_FAILED'],
  ] as const)('rejects %s, though we took it for a good one', async (_, wish, code) => {
    const failure = await failureOf(publish({ media: [await posting.video(wish)] }));
    expect(failure).toMatchObject({ family: 'rejected', code });
    expect(posting.posts()).toEqual([]);
  });

  it('tries again with a new post when a photo could not be fetched', async () => {
    const url = posting.media.urlOf('/later.jpg');
    const photo = { ...(await posting.photo()), url };
    const request = posting.request({ media: [photo] });
    expect(await failureOf(posting.adapter.publish(request))).toMatchObject({
      ...{ family: 'retryable', code: 'PHOTO_PULL_FAILED' },
    });
    posting.media.serve('/later.jpg', { bytes: await photo.read(), contentType: 'image/jpeg' });
    await posting.adapter.publish(request);
    expect(posting.posts()).toHaveLength(1);
  });

  it('holds posts for a day when the account has posted enough', async () => {
    posting.tiktok.act('exhaust-quota');
    const { failure } = await failureOf(publish({ media: [await posting.photo()] }));
    expect(failure.family).toBe('rate_limited');
    expect(posting.sentTo('/init/')).toEqual([]);
  });

  it('calls an app that was not audited, and an unverified domain, what they are', async () => {
    configure({ isAudited: false });
    const unaudited = await failureOf(publish({ media: [await posting.photo()] }));
    expect(unaudited.family).toBe('account_problem');
    configure({ isAudited: true, localMedia: 'refused' });
    const photo = { ...(await posting.photo()), url: 'https://media.harbourlight.example/a.jpg' };
    configure({ verifiedDomains: ['other.example'] });
    const unverified = await failureOf(publish({ media: [photo] }));
    expect(unverified).toMatchObject({ family: 'operator_problem' });
  });

  it('looks at the account again right before it posts', async () => {
    const lantern = posting.tiktok.act('issue-token', { account: 'lantern-row' });
    const { credentials } = lantern as Pick<Posting, 'credentials'>;
    // The account was public when it was looked at.
    const request = { ...posting.request({ media: [await posting.photo()] }), credentials };
    const failure = await failureOf(posting.adapter.publish(request));
    expect(failure).toMatchObject({ family: 'rejected', code: 'PRIVACY_NOT_OFFERED' });
  });
});

describe('a post that is out', () => {
  it('tells its address once moderation is over', async () => {
    configure({ moderationMs: 600_000 });
    const { parts } = await publish({ media: [await posting.photo()] });
    expect(parts[0]).toMatchObject({ id: expect.stringMatching(/^p_pub_url~/) as string });
    expect(await posting.adapter.findUrl(postOf(parts[0]))).toBeNull();
    posting.tiktok.world.clock.advance(600_000);
    const url = await posting.adapter.findUrl(postOf(parts[0]));
    expect(url).toBe(posting.posts()[0]?.url);
  });

  it('has figures that grow, and none once it is gone', async () => {
    const first = await publish({ media: [await posting.photo()] });
    const second = await publish({ media: [await posting.video()] });
    const posts = [...first.parts, ...second.parts];
    const metrics = async () => posting.adapter.fetchMetrics({ ...postOf(undefined), posts });
    posting.tiktok.world.clock.advance(3_600_000);
    const early = await metrics();
    posting.tiktok.world.clock.advance(24 * 3_600_000);
    posting.tiktok.act('delete-post', { id: second.id });
    posting.credentials.accessToken = (
      posting.tiktok.act('issue-token') as Pick<Posting, 'credentials'>
    ).credentials.accessToken;
    const late = await metrics();
    expect(early.map(({ id, state }) => [id, state])).toEqual([
      [first.id, 'visible'],
      [second.id, 'visible'],
    ]);
    expect(late[0]?.values.videoViews).toBeGreaterThan(early[0]?.values.videoViews ?? Infinity);
    expect(late[1]).toEqual({ id: second.id, state: 'gone', values: {} });
  });

  it('can neither be removed nor commented on through the API', () => {
    const can = (['comment', 'remove', 'metrics'] as const).map((what) =>
      posting.adapter.can(what)
    );
    expect(can).toEqual([false, false, true]);
  });
});

it('reads of each account what the sandbox hands out with a token', async () => {
  for (const account of ['harbour-light', 'moss-and-kettle', 'lantern-row']) {
    const issued = posting.tiktok.act('issue-token', { account }) as Posting;
    const { deps } = anAdapter(posting.tiktok);
    const { accounts } = await new TikTokConnector(deps).readGrant(issued.credentials);
    expect(accounts[0]?.account).toEqual(issued.account);
  }
});
