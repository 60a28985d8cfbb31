import type { HttpClient, PreparedPart } from '../../server/src/platforms/contract';
import { TransportError } from '../../server/src/platforms/contract';
import {
  failureOf,
  onePart,
  realAdapter,
  realHttp,
  requestFor,
  signedIn,
  type SignedIn,
} from './real-adapter';
import { readPost, readRepoState } from './real-pds';

const isPut = (url: string): boolean => url.endsWith('/com.atproto.repo.putRecord');

/** Delivers every call and loses the answer of the one that posts. */
const answerLost: HttpClient = async (request) => {
  const response = await realHttp(request);
  if (isPut(request.url)) throw new TransportError('reset', 'The answer was lost');
  return response;
};

/** Loses the call that posts before the server sees it, without knowing. */
const callLost: HttpClient = async (request) => {
  if (isPut(request.url)) throw new TransportError('timeout', 'Nothing came back');
  return realHttp(request);
};

let who: SignedIn;

beforeAll(async () => {
  who = await signedIn();
});

const only = ([part]: PreparedPart[]): PreparedPart => {
  if (!part) throw new Error('Nothing was prepared');
  return part;
};

const doubtOf = (part: PreparedPart) => ({
  part,
  startedAt: Date.now(),
  endedAt: Date.now(),
  since: Date.now(),
});

describe('repeating a commit on a real PDS', () => {
  it('writes nothing: same uri and cid, same repository commit, same list of posts', async () => {
    const adapter = realAdapter();
    const request = requestFor(who, onePart('Posted once, sent four times #once'));
    const part = only(await adapter.prepare(request));
    const first = await adapter.commit(request, part, []);
    const before = await readRepoState(who.account.id);

    const again = await adapter.commit(request, part, []);
    const prepared = only(await realAdapter().prepare(request));
    const afterCrash = await realAdapter().commit(request, prepared, []);

    expect(again).toEqual(first);
    expect(afterCrash).toEqual(first);
    expect(await readRepoState(who.account.id)).toEqual(before);
    expect(before.posts.filter((post) => post.startsWith(first.id))).toHaveLength(1);
  });

  it('writes once when ten workers commit at the same moment', async () => {
    const before = await readRepoState(who.account.id);
    const adapter = realAdapter();
    const request = requestFor(who, onePart('Ten workers, one post'));
    const part = only(await adapter.prepare(request));
    const all = await Promise.all(
      Array.from({ length: 10 }, () => adapter.commit(request, part, []))
    );
    expect(new Set(all.map(({ ref }) => JSON.stringify(ref))).size).toBe(1);
    const after = await readRepoState(who.account.id);
    expect(after.posts).toHaveLength(before.posts.length + 1);
  });

  it('takes an edited text under the same key for the post that is already there', async () => {
    const adapter = realAdapter();
    const request = requestFor(who, onePart('Before the edit'));
    const first = await adapter.commit(request, only(await adapter.prepare(request)), []);
    const before = await readRepoState(who.account.id);
    const edited = { ...request, content: onePart('After the edit') };
    const second = await adapter.commit(edited, only(await adapter.prepare(edited)), []);
    expect(second).toEqual(first);
    expect((await readPost(first.id)).value.text).toBe('Before the edit');
    expect(await readRepoState(who.account.id)).toEqual(before);
  });
});

describe('a lost answer on a real PDS', () => {
  it('is an unknown outcome that reconciles to posted, and one post', async () => {
    const before = await readRepoState(who.account.id);
    const adapter = realAdapter(answerLost);
    const request = requestFor(who, onePart('The answer to this was lost'));
    const part = only(await adapter.prepare(request));
    expect((await failureOf(adapter.commit(request, part, []))).family).toBe('unknown_outcome');

    const found = await adapter.reconcile(request, doubtOf(part));
    if (found.outcome !== 'posted') throw new Error(`Reconciled to ${found.outcome}`);
    expect((await readPost(found.part.id)).value.text).toBe('The answer to this was lost');
    expect(await realAdapter().commit(request, part, [])).toEqual(found.part);
    const after = await readRepoState(who.account.id);
    expect(after.posts).toHaveLength(before.posts.length + 1);
  });

  it('reconciles to absent when the call never arrived, and can then be sent', async () => {
    const adapter = realAdapter(callLost);
    const request = requestFor(who, onePart('This call was lost'));
    const part = only(await adapter.prepare(request));
    expect((await failureOf(adapter.commit(request, part, []))).family).toBe('unknown_outcome');
    expect(await adapter.reconcile(request, doubtOf(part))).toEqual({ outcome: 'absent' });
    const posted = await realAdapter().commit(request, part, []);
    expect((await readPost(posted.id)).value.text).toBe('This call was lost');
  });
});
