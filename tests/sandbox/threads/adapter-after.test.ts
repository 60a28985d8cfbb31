import type { PostedPart } from '../../../server/src/platforms/contract';
import { failureOf, part, startAdapter, type AdapterForTest } from './adapter-for-test';

let test: AdapterForTest;
beforeEach(async () => {
  test = await startAdapter();
});
afterEach(() => test.close());

const creations = () => test.calls.filter((call) => call === 'POST /me/threads').length;

const postRequest = (post: PostedPart) => ({
  account: test.account,
  credentials: test.credentials,
  post,
  signal: new AbortController().signal,
});

const aPost = async (): Promise<PostedPart> => {
  const { parts } = await test.adapter.publish(test.request({}));
  if (!parts[0]) throw new Error('Nothing was posted.');
  return parts[0];
};

describe('resuming after a crash', () => {
  it('between preparing and publishing fetches and makes nothing twice', async () => {
    const files = [await test.picture('a'), await test.video('b')];
    const request = test.request({ parts: [part('Two', ...files), part('more', ...files)] });
    await test.adapter.prepare(request);
    const [made, asked] = [creations(), test.media.asked.length];
    await test.adapter.publish(request);
    // The second part's own container is the only thing that could not be made before.
    expect([creations() - made, test.media.asked.length - asked]).toEqual([1, 0]);
    expect(test.posts()).toHaveLength(2);
  });

  it('in the middle of a thread goes on with the missing part', async () => {
    const request = test.request({ parts: [part('one'), part('two'), part('three')] });
    test.fault('create-container', 'status', { skip: 1, status: 500 });
    expect((await failureOf(test.adapter.publish(request))).family).toBe('retryable');
    expect(test.posts().map(({ text }) => text)).toEqual(['one']);
    await test.adapter.publish(request);
    expect(test.posts().map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });

  it('makes a new container when the old one has expired', async () => {
    const request = test.request({});
    await test.adapter.prepare(request);
    test.threads.world.clock.advance(86_400_000);
    await test.adapter.publish(request);
    expect(creations()).toBe(2);
    expect(test.posts()).toHaveLength(1);
  });

  it('gives up waiting after ten minutes and goes on later with the same container', async () => {
    test.threads.act('configure', { videoProcessingMs: 15 * 60_000 });
    const request = test.request({ parts: [part('', await test.video('film'))] });
    const failure = await failureOf(test.adapter.publish(request));
    expect(failure).toMatchObject({
      code: 'STILL_PROCESSING',
      failure: { family: 'retryable', retryAfterMs: 60_000 },
    });
    await test.adapter.publish(request);
    expect([creations(), test.posts().length]).toEqual([1, 1]);
  });
});

describe('files that Threads does not take', () => {
  it.each(['answer', 'container'])(
    'a missing file is offered three times, then refused with a hint (%s)',
    async (fetchErrors) => {
      test.threads.act('configure', { fetchErrors });
      const film = { ...(await test.video('film')), url: test.media.urlOf('/gone.mp4') };
      const request = test.request({ parts: [part('', film)] });
      const families = [];
      for (let time = 0; time < 3; time += 1) {
        families.push((await failureOf(test.adapter.publish(request))).family);
      }
      expect(families).toEqual(['retryable', 'retryable', 'rejected']);
      expect((await failureOf(test.adapter.publish(request))).message).toContain(
        'reachable from the internet'
      );
    }
  );

  it.each([
    ['INVALID_DURATION', 'five minutes'],
    ['INVALID_ASPEC_RATIO', 'proportions'],
    ['FAILED_PROCESSING_AUDIO', 'AAC'],
    ['INVALID_FRAME_RATE', '23 to 60'],
  ])('%s is refused at once, in words', async (containerError, words) => {
    test.threads.act('configure', { containerError });
    const request = test.request({ parts: [part('', await test.video('film'))] });
    const failure = await failureOf(test.adapter.publish(request));
    expect(failure).toMatchObject({ family: 'rejected', code: containerError });
    expect(failure.message).toContain(words);
    expect(test.posts()).toEqual([]);
  });

  it('what the check finds is refused before any call', async () => {
    const wide = { ...(await test.video('film')), width: 2560, height: 1440 };
    const failure = await failureOf(
      test.adapter.publish(test.request({ parts: [part('', wide)] }))
    );
    expect(failure).toMatchObject({ family: 'rejected', code: 'MEDIA_PIXELS' });
    expect(test.calls).toEqual([]);
  });
});

describe('replies that lose their parent', () => {
  it('does not happen to videos, which rest before they are published', async () => {
    test.threads.act('configure', { replyLinkMs: 25_000 });
    await test.adapter.publish(
      test.request({ parts: [part('one'), part('two', await test.video('film'))] })
    );
    const [one, two] = test.posts();
    expect(two?.replyTo).toBe(one?.id);
  });

  it('are taken away and sent again', async () => {
    test.threads.act('configure', { replyLinkMs: 60_000 });
    const request = test.request({ parts: [part('one'), part('two', await test.video('film'))] });
    expect(await failureOf(test.adapter.publish(request))).toMatchObject({
      family: 'retryable',
      code: 'REPLY_LOST_PARENT',
    });
    expect(test.posts().map(({ text }) => text)).toEqual(['one']);
    test.threads.act('configure', { replyLinkMs: 0 });
    await test.adapter.publish(request);
    const [one, two] = test.posts();
    expect([test.posts().length, two?.replyTo]).toEqual([2, one?.id]);
  });

  it('stay where they are when we may not take them away', async () => {
    test.threads.act('configure', { replyLinkMs: 60_000 });
    const request = test.request({
      parts: [part('one'), part('two', await test.video('film')), part('three')],
    });
    const scopes = test.credentials.scopes.filter((scope) => scope !== 'threads_delete');
    const { parts } = await test.adapter.publish({
      ...request,
      credentials: { ...test.credentials, scopes },
    });
    expect(parts[1]?.ref).toEqual({ isStray: true });
    const [, two, three] = test.posts();
    expect([two?.replyTo, three?.replyTo]).toEqual([null, two?.id]);
  });
});

describe('a post that is out', () => {
  it('tells its address afterwards, and none once it is gone', async () => {
    const post = await aPost();
    expect(post.url).toBeNull();
    expect(await test.adapter.findUrl(postRequest(post))).toBe(test.posts()[0]?.url);
    const recognised = test.adapter.recognisePost(test.posts()[0]?.url ?? '');
    expect(recognised).toEqual({ id: null, url: test.posts()[0]?.url });
    test.threads.act('configure', { hidesPermalinks: true });
    expect(await test.adapter.findUrl(postRequest(post))).toBeNull();
    await test.adapter.remove(postRequest(post));
    expect(await test.adapter.findUrl(postRequest(post))).toBeNull();
  });

  it('gets a comment, which is a reply', async () => {
    const post = await aPost();
    const comment = await test.adapter.comment({
      ...postRequest(post),
      text: 'More at https://harbour.example',
      key: '0b7b4d6e-2f5d-4a4e-9d6e-0a64b6f0c7ce',
    });
    expect(test.posts()[1]).toMatchObject({
      id: comment.id,
      url: comment.url,
      text: 'More at https://harbour.example',
      replyTo: post.id,
    });
  });

  it('does not know what became of a comment without an answer', async () => {
    const post = await aPost();
    test.fault('publish', 'commit-then-drop');
    const key = '0b7b4d6e-2f5d-4a4e-9d6e-0a64b6f0c7ce';
    const comment = test.adapter.comment({ ...postRequest(post), text: 'More', key });
    expect((await failureOf(comment)).family).toBe('unknown_outcome');
  });

  it.each([
    ['too long', 'x'.repeat(501), 'TEXT_TOO_LONG'],
    ['endless', 'x'.repeat(1_000_000), 'TEXT_TOO_LONG'],
    ['blank', ' ', 'COMMENT_UNREADABLE'],
    ['broken', '\ud800', 'COMMENT_UNREADABLE'],
    [
      'full of links',
      [1, 2, 3, 4, 5, 6].map((n) => `https://a.example/${n}`).join(' '),
      'TOO_MANY_LINKS',
    ],
  ])('refuses a comment that is %s before any call', async (_, text, code) => {
    const post = { index: 0, id: '1', url: null };
    const failure = await failureOf(test.adapter.comment({ ...postRequest(post), text, key: 'k' }));
    expect(failure).toMatchObject({ family: 'rejected', code });
    expect(test.calls).toEqual([]);
  });

  it('is removed once and absent from then on', async () => {
    const post = await aPost();
    expect(await test.adapter.remove(postRequest(post))).toBe('removed');
    expect(await test.adapter.remove(postRequest(post))).toBe('absent');
    expect(test.posts()).toEqual([]);
  });

  it('has figures that grow, and is gone after its removal', async () => {
    const [post, other] = [await aPost(), await aPost()];
    const figures = async () => {
      const request = {
        account: test.account,
        credentials: test.credentials,
        posts: [post, other],
      };
      return test.adapter.fetchMetrics({ ...request, signal: new AbortController().signal });
    };
    test.threads.world.clock.advance(3_600_000);
    const [early] = await figures();
    test.threads.world.clock.advance(86_400_000);
    await test.adapter.remove(postRequest(other));
    const [late, gone] = await figures();
    expect(early?.values.impressions).toBeGreaterThan(0);
    expect(late?.values.impressions).toBeGreaterThan(early?.values.impressions ?? 0);
    expect(late?.values.likes).toBeGreaterThan(0);
    expect(gone).toEqual({ id: other.id, state: 'gone', values: {} });
  });
});
