import type { PostContent } from '../../server/src/platforms/contract';
import {
  failureOf,
  realAdapter,
  realHttp,
  requestFor,
  signedIn,
  type SignedIn,
} from './real-adapter';
import { readPost, readRepoState } from './real-pds';
import { TransportError } from '../../server/src/platforms/contract';

const thread: PostContent = {
  format: 'feed',
  parts: [
    { text: '1/3 The lamp of the harbour light is lit again #lighthouse', media: [] },
    { text: '2/3 港の灯台がまた光っています #灯台', media: [] },
    { text: '3/3 عاد نور المنارة #منارة', media: [] },
  ],
  card: null,
  language: null,
};

let who: SignedIn;

beforeAll(async () => {
  who = await signedIn();
});

describe('a thread of three on a real PDS', () => {
  it('links every part to the first and to the one before', async () => {
    const { parts } = await realAdapter().publish(requestFor(who, thread));
    const [first, second, third] = await Promise.all(parts.map(({ id }) => readPost(id)));
    if (!first || !second || !third) throw new Error('Three posts were expected');
    const refOf = ({ uri, cid }: { uri: string; cid: string }) => ({ uri, cid });
    expect(first.value.reply).toBeUndefined();
    expect(second.value.reply).toEqual({ root: refOf(first), parent: refOf(first) });
    expect(third.value.reply).toEqual({ root: refOf(first), parent: refOf(second) });
    expect([first, second, third].map(({ value }) => value.text)).toEqual(
      thread.parts.map(({ text }) => text)
    );
    expect([first, second, third].map(({ uri }) => uri).sort()).toEqual(parts.map(({ id }) => id));
  });

  it('resumes after a crash at the second part without posting the first again', async () => {
    const before = await readRepoState(who.account.id);
    const request = requestFor(who, thread);
    let puts = 0;
    const crashing = realAdapter(async (call) => {
      if (call.url.endsWith('.putRecord') && ++puts === 2) {
        await realHttp(call);
        throw new TransportError('reset', 'The answer was lost');
      }
      return realHttp(call);
    });
    expect((await failureOf(crashing.publish(request))).family).toBe('unknown_outcome');
    const { parts } = await realAdapter().publish(request);
    expect(parts).toHaveLength(3);
    const after = await readRepoState(who.account.id);
    expect(after.posts).toHaveLength(before.posts.length + 3);
  });
});
