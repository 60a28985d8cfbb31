import type { HttpClient, JsonValue } from '../../server/src/platforms/contract';
import { TransportError } from '../../server/src/platforms/contract';
import type { MemoryJournal } from '../platform-kit/memory-journal';
import {
  failureOf,
  onePart,
  realAdapter,
  realHttp,
  requestAbout,
  requestFor,
  signedIn,
  type SignedIn,
} from './real-adapter';
import { readPost, readRecord, readRepoState } from './real-pds';

let who: SignedIn;

beforeAll(async () => {
  who = await signedIn();
});

const publish = async (text: string, options: Record<string, JsonValue> = {}) => {
  const { parts } = await realAdapter().publish(requestFor(who, onePart(text), options));
  const [post] = parts;
  if (!post) throw new Error('Nothing was posted');
  return post;
};

const gateUri = (postUri: string, gate: 'threadgate' | 'postgate') =>
  postUri.replace('app.bsky.feed.post', `app.bsky.feed.${gate}`);

describe('who may reply and quote, on a real PDS', () => {
  it.each([
    ['nobody', []],
    ['mentioned', [{ $type: 'app.bsky.feed.threadgate#mentionRule' }]],
    ['following', [{ $type: 'app.bsky.feed.threadgate#followingRule' }]],
    ['followers', [{ $type: 'app.bsky.feed.threadgate#followerRule' }]],
  ])('replies from %s pass the lexicon and stand beside the post', async (replies, allow) => {
    const { id } = await publish(`Replies: ${replies}`, { replies, quotes: 'nobody' });
    expect(await readRecord(gateUri(id, 'threadgate'))).toMatchObject({ post: id, allow });
    expect(await readRecord(gateUri(id, 'postgate'))).toMatchObject({
      post: id,
      embeddingRules: [{ $type: 'app.bsky.feed.postgate#disableRule' }],
    });
  });

  it('a lost answer to the gate is cured by reconciling, and repeating changes nothing', async () => {
    let puts = 0;
    const losesGate: HttpClient = async (request) => {
      if (request.url.endsWith('.putRecord') && ++puts === 2)
        throw new TransportError('timeout', 'Nothing came back');
      return realHttp(request);
    };
    const request = requestFor(who, onePart('Gate lost'), { replies: 'nobody' });
    const failure = await failureOf(realAdapter(losesGate).publish(request));
    expect([failure.family, failure.code]).toEqual(['unknown_outcome', 'GATE_PENDING']);
    const { mark } = request.journal as MemoryJournal;
    if (!mark) throw new Error('No commit was begun');
    const now = Date.now();
    const doubt = { part: mark.part, startedAt: now, endedAt: now, since: now };
    const found = await realAdapter().reconcile(request, doubt);
    if (found.outcome !== 'posted') throw new Error(found.outcome);
    expect(await readRecord(gateUri(found.part.id, 'threadgate'))).toMatchObject({ allow: [] });
    const before = await readRepoState(who.account.id);
    expect(await realAdapter().reconcile(request, doubt)).toEqual(found);
    expect(await readRepoState(who.account.id)).toEqual(before);
  });
});

describe('a comment on a real PDS', () => {
  it('answers the post once, however often it is sent', async () => {
    const post = await publish('To be commented');
    const request = { ...requestAbout(who, post), text: 'More: https://harbour.test', key: 'k-1' };
    const made = await realAdapter().comment(request);
    const before = await readRepoState(who.account.id);
    expect(await realAdapter().comment(request)).toEqual(made);
    expect(await readRepoState(who.account.id)).toEqual(before);
    const { value } = await readPost(made.id);
    expect(value.text).toBe(request.text);
    expect(value.reply).toEqual({ root: post.ref, parent: post.ref });
    const other = await realAdapter().comment({ ...request, key: 'k-2' });
    expect(other.id).not.toBe(made.id);
  });
});

describe('removing on a real PDS', () => {
  it('takes the post and its gates away, and knows when nothing was there', async () => {
    const post = await publish('Soon gone', { replies: 'nobody', quotes: 'nobody' });
    await expect(realAdapter().remove(requestAbout(who, post))).resolves.toBe('removed');
    for (const uri of [post.id, gateUri(post.id, 'threadgate'), gateUri(post.id, 'postgate')]) {
      expect(await readRecord(uri)).toBeNull();
    }
    await expect(realAdapter().remove(requestAbout(who, post))).resolves.toBe('absent');
  });
});

describe('metrics on a real PDS', () => {
  it('are asked for again later while it has no index behind it', async () => {
    const post = await publish('Uncounted');
    const { account, credentials, signal } = requestAbout(who, post);
    const asked = realAdapter().fetchMetrics({ account, credentials, signal, posts: [post] });
    const failure = await failureOf(asked);
    expect([failure.family, failure.httpStatus]).toEqual(['retryable', 502]);
  });
});
