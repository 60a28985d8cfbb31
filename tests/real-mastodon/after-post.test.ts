import { randomUUID } from 'node:crypto';

import { PlatformFailure } from '../../server/src/platforms/contract';
import {
  connect,
  readPost,
  realAdapter,
  requestFor,
  signal,
  thread,
  unique,
  type Connected,
} from './real-snac';

let who: Connected;
beforeAll(async () => {
  who = await connect();
});

const published = async () => {
  const { parts } = await realAdapter().publish(requestFor(who, thread({ text: unique('Post') })));
  const [post] = parts;
  if (!post) throw new Error('Nothing was posted.');
  return post;
};

const about = (post: Awaited<ReturnType<typeof published>>) => ({
  ...{ account: who.account, credentials: who.credentials, post, signal },
});

describe('after a post on a real snac2', () => {
  it('a comment answers it', async () => {
    const post = await published();
    const text = unique('Read on');
    const comment = await realAdapter().comment({ ...about(post), text, key: randomUUID() });
    expect(await readPost(who, comment.id)).toMatchObject({ text, in_reply_to_id: post.id });
  });

  it('numbers are told one post at a time, and what is not there is gone', async () => {
    const [one, two] = [await published(), await published()];
    const missing = { index: 0, id: '1795000000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', url: null };
    const posts = [one, missing, two];
    const metrics = await realAdapter().fetchMetrics({ ...about(one), posts });
    expect(metrics.map(({ id, state }) => [id, state])).toEqual([
      [one.id, 'visible'],
      [missing.id, 'gone'],
      [two.id, 'visible'],
    ]);
    expect(metrics[0]?.values).toMatchObject({ likes: 0, comments: 0, shares: 0 });
  });

  it('a removal either happens or is said to be impossible, and is never only believed', async () => {
    const post = await published();
    const outcome = await realAdapter()
      .remove(about(post))
      .catch((error: unknown) => (error instanceof PlatformFailure ? error.code : 'unknown'));
    const isThere = await readPost(who, post.id).then(
      () => true,
      () => false
    );
    expect([outcome, isThere]).toEqual(
      isThere ? ['REMOVAL_UNSUPPORTED', true] : ['removed', false]
    );
  });
});
