import type { MediaFile } from '../../../server/src/platforms/contract';
import { imageFile, videoFile } from '../../platform-kit/files';
import type { MemoryJournal } from '../../platform-kit/memory-journal';

import { connectedAdapter, type Connected } from './connected-adapter';
import { aMovingGif, aPhoto, aVideo } from './sample-media';
import { XSession } from './x-session';

let x: XSession;
let us: Connected;
beforeEach(async () => {
  x = await XSession.start();
  x.configure({ videoProcessingMs: 400, gifProcessingMs: 100 });
  us = connectedAdapter(x);
});
afterEach(() => x.close());

interface Shown {
  id: string;
  url: string;
  text: string;
  media: { kind: string; altText: string }[];
  replyTo: string | null;
}

const shown = (): Shown[] => x.platform.actions.posts?.({}) as Shown[];
const uploads = (): number =>
  Object.keys((x.world.state(() => ({})) as { uploads: object }).uploads).length;

const photo = async (key: string, altText = ''): Promise<MediaFile> => {
  const { bytes } = await aPhoto();
  return imageFile({ key, bytes, mimeType: 'image/png', width: 64, height: 48, altText });
};

const film = async (): Promise<MediaFile> => {
  const { bytes } = await aVideo(2, { audioCodec: 'aac' });
  const facts = { durationMs: 2000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 };
  return videoFile({ bytes, width: 1280, height: 720, video: facts });
};

describe('publishing to X', () => {
  it('shows a text, at the address that is told', async () => {
    const result = await us.adapter.publish(us.request({ texts: ['Ebb & flow <3 example.com'] }));
    expect(shown()).toMatchObject([
      {
        id: result.id,
        url: result.url,
        text: 'Ebb & flow <3 example.com',
        link: 'http://example.com',
      },
    ]);
    expect((await fetch(result.url ?? '')).status).toBe(200);
  });

  it('shows four pictures with their alt texts, in order', async () => {
    const media = await Promise.all(['a', 'b', 'c', 'd'].map((key) => photo(key, `Alt ${key}`)));
    await us.adapter.publish(us.request({ texts: ['four'], media: [media] }));
    expect(shown()[0]?.media).toEqual(
      ['a', 'b', 'c', 'd'].map((key) => ({ kind: 'image', altText: `Alt ${key}` }))
    );
  });

  it('shows a GIF', async () => {
    const { bytes } = await aMovingGif({ width: 320, height: 240 });
    const gif = imageFile({
      ...{ kind: 'gif', mimeType: 'image/gif', bytes, width: 320, height: 240 },
      altText: 'Waves',
    });
    await us.adapter.publish(us.request({ texts: [''], media: [[gif]] }));
    expect(shown()).toMatchObject([{ text: '', media: [{ kind: 'gif', altText: 'Waves' }] }]);
  });

  it('shows a video once it is processed', async () => {
    await us.adapter.publish(us.request({ texts: ['film'], media: [[await film()]] }));
    expect(shown()).toMatchObject([{ text: 'film', media: [{ kind: 'video' }] }]);
  });

  it('rejects a video that X cannot process', async () => {
    const { bytes } = await aVideo(1, { videoCodec: 'vp9' });
    const facts = { durationMs: 1000, videoCodec: 'avc', audioCodec: null, frameRate: 30 };
    const lie = videoFile({ bytes, width: 1280, height: 720, video: facts });
    const publish = us.adapter.publish(us.request({ texts: ['film'], media: [[lie]] }));
    await expect(publish).rejects.toMatchObject({
      family: 'rejected',
      code: 'MEDIA_PROCESSING_FAILED',
      message: expect.stringContaining('video codec') as string,
    });
    expect(shown()).toEqual([]);
  });

  it('shows a thread, each post as an answer to the one before, with its own media', async () => {
    const media = [[], [await photo('b')], []];
    const result = await us.adapter.publish(us.request({ texts: ['1/3', '2/3', '3/3'], media }));
    const [one, two, three] = result.parts.map(({ id }) => id);
    expect(shown()).toMatchObject([
      { id: one, text: '1/3', replyTo: null, media: [] },
      { id: two, text: '2/3', replyTo: one, media: [{ kind: 'image' }] },
      { id: three, text: '3/3', replyTo: two, media: [] },
    ]);
  });

  it('shows a poll, labels and who may reply', async () => {
    const options = {
      poll: { choices: ['Tea', 'Rum'], durationMinutes: 45 },
      ...{ replySettings: 'following', madeWithAi: true, paidPartnership: true },
    };
    await us.adapter.publish(us.request({ texts: ['Which?'], options }));
    expect(shown()).toMatchObject([
      {
        poll: { choices: ['Tea', 'Rum'], minutes: 45 },
        replySettings: 'following',
        labels: ['Made with AI', 'Paid partnership'],
      },
    ]);
  });

  it('shows long texts of Premium accounts, and recognises them after doubt', async () => {
    const premium = connectedAdapter(x, 'mossandkettle');
    const text = 'Slow tea, long reads. '.repeat(100).trim();
    const request = premium.request({ texts: [text] });
    x.world.faults.add({ platform: 'x', operation: 'create-post', kind: 'commit-then-drop' });
    await expect(premium.adapter.publish(request)).rejects.toMatchObject({
      family: 'unknown_outcome',
    });
    const part = { index: 0, payload: { text } };
    const at = x.world.clock.now();
    const doubt = { part, startedAt: at, endedAt: at, since: at };
    expect(await premium.adapter.reconcile(request, doubt)).toMatchObject({
      outcome: 'posted',
      part: { id: shown()[0]?.id },
    });
  });
});

describe('a lost answer', () => {
  const doubtOf = (journal: MemoryJournal) => {
    if (!journal.mark) throw new Error('Nothing was begun.');
    const at = x.world.clock.now();
    return { part: journal.mark.part, startedAt: at, endedAt: at, since: at };
  };

  it.each(['commit-then-drop', 'commit-then-cut', 'commit-then-status'] as const)(
    '%s is an unknown outcome that the timeline settles',
    async (kind) => {
      const request = us.request({ texts: ['in doubt'], media: [[await photo('a')]] });
      x.world.faults.add({ platform: 'x', operation: 'create-post', kind });
      await expect(us.adapter.publish(request)).rejects.toMatchObject({
        family: 'unknown_outcome',
      });
      const [post] = shown();
      expect(await us.adapter.reconcile(request, doubtOf(request.journal))).toEqual({
        outcome: 'posted',
        part: { index: 0, id: post?.id, url: post?.url },
      });
    }
  );

  it('of a call that never arrived is absent, and the post goes out once', async () => {
    const request = us.request({ texts: ['in doubt'], media: [[await photo('a')]] });
    x.world.faults.add({ platform: 'x', operation: 'create-post', kind: 'drop-before' });
    await expect(us.adapter.publish(request)).rejects.toMatchObject({ family: 'unknown_outcome' });
    expect(await us.adapter.reconcile(request, doubtOf(request.journal))).toEqual({
      outcome: 'absent',
    });
    await us.adapter.publish(request);
    expect(shown()).toHaveLength(1);
    expect(uploads()).toBe(1);
  });
});

describe('after a crash', () => {
  it('between preparing and posting nothing is uploaded twice', async () => {
    const request = us.request({ texts: ['once'], media: [[await film()]] });
    await us.adapter.prepare(request);
    await us.adapter.publish(
      us.request({ texts: ['once'], media: [[await film()]], journal: request.journal })
    );
    expect(shown()).toHaveLength(1);
    expect(uploads()).toBe(1);
  });

  it.each([
    ['upload-append', 'commit-then-drop'],
    ['upload-finalize', 'commit-then-drop'],
    ['upload-finalize', 'drop-before'],
    ['upload-status', 'drop-before'],
    ['media-metadata', 'commit-then-status'],
  ] as const)('at %s (%s) the same upload is used', async (operation, kind) => {
    const file = operation === 'upload-status' ? await film() : await photo('a', 'The quay');
    const request = us.request({ texts: ['once'], media: [[file]] });
    x.world.faults.add({ platform: 'x', operation, kind });
    await expect(us.adapter.publish(request)).rejects.toMatchObject({ family: 'retryable' });
    await us.adapter.publish(request);
    expect(shown()).toMatchObject([{ media: [{ altText: file.altText }] }]);
    expect(uploads()).toBe(1);
  });

  it('is begun anew where X takes no segment twice', async () => {
    x.configure({ repeatedSegments: 'refuse' });
    const request = us.request({ texts: ['once'], media: [[await photo('a')]] });
    x.world.faults.add({ platform: 'x', operation: 'upload-append', kind: 'commit-then-drop' });
    await expect(us.adapter.publish(request)).rejects.toMatchObject({ family: 'retryable' });
    await us.adapter.publish(request);
    expect(shown()).toHaveLength(1);
    expect(uploads()).toBe(2);
  });

  it('in the middle of a thread it goes on with the missing post', async () => {
    const request = us.request({ texts: ['a', 'b', 'c'] });
    const fault = { platform: 'x', operation: 'create-post', kind: 'status', status: 429 } as const;
    x.world.faults.add({ ...fault, skip: 1 });
    await expect(us.adapter.publish(request)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await us.adapter.publish(request);
    expect(shown().map(({ text }) => text)).toEqual(['a', 'b', 'c']);
  });
});

describe('limits', () => {
  it('that are used up say when they end', async () => {
    x.platform.actions['exhaust-quota']?.({});
    const failure = await us.adapter
      .publish(us.request({ texts: ['no'] }))
      .catch((e: unknown) => e);
    expect(failure).toMatchObject({ family: 'rate_limited' });
    const { until } = (failure as { failure: { until: number } }).failure;
    expect(until - x.world.clock.now()).toBeGreaterThan(890_000);
    expect(us.adapter.getRateLimitStatus()).toMatchObject([
      { ruleId: 'posts', limit: 100, remaining: 0 },
    ]);
  });

  it('of money concern the operator', async () => {
    x.configure({ credits: 'depleted' });
    await expect(us.adapter.publish(us.request({ texts: ['no'] }))).rejects.toMatchObject({
      family: 'operator_problem',
    });
  });

  it('of what was said before are a duplicate', async () => {
    await us.adapter.publish(us.request({ texts: ['again'] }));
    await expect(us.adapter.publish(us.request({ texts: ['again'] }))).rejects.toMatchObject({
      failure: { family: 'rejected', isDuplicate: true },
    });
  });

  it('of tokens that ended want a refresh', async () => {
    x.platform.actions['expire-tokens']?.({});
    await expect(us.adapter.publish(us.request({ texts: ['no'] }))).rejects.toMatchObject({
      family: 'auth_expired',
    });
  });
});

describe('afterwards', () => {
  const publish = (text: string) => us.adapter.publish(us.request({ texts: [text] }));

  it('a comment stands under the post', async () => {
    const { id } = await publish('post');
    const made = await us.adapter.comment(us.commentOn(id, 'More: https://example.com'));
    expect(shown()[1]).toMatchObject({ id: made.id, url: made.url, replyTo: id });
  });

  it('a comment whose answer is lost has an unknown outcome', async () => {
    const { id } = await publish('post');
    x.world.faults.add({ platform: 'x', operation: 'create-post', kind: 'commit-then-status' });
    await expect(us.adapter.comment(us.commentOn(id, 'More'))).rejects.toMatchObject({
      family: 'unknown_outcome',
    });
  });

  it('a comment on what is gone is rejected', async () => {
    const { id } = await publish('post');
    await us.adapter.remove(us.commentOn(id, ''));
    await expect(us.adapter.comment(us.commentOn(id, 'More'))).rejects.toMatchObject({
      family: 'rejected',
    });
  });

  it('the post can be taken away, once', async () => {
    const { id } = await publish('post');
    expect(await us.adapter.remove(us.commentOn(id, ''))).toBe('removed');
    expect(shown()).toEqual([]);
    expect(await us.adapter.remove(us.commentOn(id, ''))).toBe('absent');
  });

  it.each(['tweet', 'post'])('its numbers are read where X speaks of a %s', async (naming) => {
    x.configure({ naming, refuseTweetFields: naming === 'post' });
    const [one, two] = [await publish('one'), await publish('two')];
    x.platform.actions['set-metrics']?.({ id: one.id, likes: 14, reposts: 2, linkClicks: 3 });
    await us.adapter.remove(us.commentOn(two.id, ''));
    const { account, credentials } = us;
    const posts = [...two.parts, ...one.parts];
    const signal = new AbortController().signal;
    expect(await us.adapter.fetchMetrics({ account, credentials, posts, signal })).toEqual([
      { id: two.id, state: 'gone', values: {} },
      {
        id: one.id,
        state: 'visible',
        values: {
          ...{ impressions: 0, likes: 14, comments: 0, shares: 2, quotes: 0, saves: 0, clicks: 3 },
        },
      },
    ]);
  });

  it.each(['beside-data', 'instead-of-data'])(
    'its public numbers are read when it is old (%s)',
    async (deniedMetrics) => {
      x.configure({ deniedMetrics });
      const { parts } = await publish('old');
      x.world.clock.advance(31 * 86_400_000);
      const { account, credentials, adapter } = connectedAdapter(x);
      const signal = new AbortController().signal;
      const [post] = await adapter.fetchMetrics({ account, credentials, posts: parts, signal });
      expect(post?.state).toBe('visible');
      expect(post?.values.impressions).toBeGreaterThan(0);
      expect(post?.values).not.toHaveProperty('clicks');
    }
  );

  it('the account is checked, with what its rules depend on', async () => {
    const premium = connectedAdapter(x, 'mossandkettle');
    const check = await premium.adapter.validateCredentials(premium.credentials, premium.account);
    expect(check).toEqual({ account: premium.account, missingScopes: [] });
    expect(premium.adapter.getCharacterLimit(check.account)).toBe(25_000);
  });
});
