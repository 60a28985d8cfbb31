import { TransportError, type HttpClient } from '../../server/src/platforms/contract';
import { imageFile } from '../platform-kit/files';
import { MemoryJournal } from '../platform-kit/memory-journal';
import {
  connect,
  countOf,
  failureOf,
  realAdapter,
  realHttp,
  requestFor,
  thread,
  unique,
  type Connected,
} from './real-snac';

let who: Connected;
beforeAll(async () => {
  who = await connect();
});

const isPost = ({ method, url }: { method: string; url: string }) =>
  method === 'POST' && url.endsWith('/api/v1/statuses');

/** Loses the answer to the post at this place, before or after the server did its work. */
const losing = (lost: 'before' | 'after', place = 1): HttpClient => {
  let posts = 0;
  return async (call) => {
    if (!isPost(call) || (posts += 1) !== place) return realHttp(call);
    if (lost === 'after') await realHttp(call);
    throw new TransportError('reset', 'The answer was lost');
  };
};

const inDoubt = async (lost: 'before' | 'after', text: string) => {
  const journal = new MemoryJournal();
  const request = requestFor(who, thread({ text }), { journal });
  const startedAt = Date.now();
  const failure = await failureOf(realAdapter(losing(lost)).publish(request));
  expect(failure.family).toBe('unknown_outcome');
  if (!journal.mark) throw new Error('No commit was begun.');
  const doubt = { part: journal.mark.part, startedAt, endedAt: Date.now(), since: startedAt };
  return { request, doubt };
};

describe('a lost answer on a real snac2, which ignores keys', () => {
  it('after the post: the account shows it, so it is not posted again', async () => {
    const text = unique('Lost *after* it & drawn as <b>HTML</b>: https://example.com/?a=1&b=2');
    const { request, doubt } = await inDoubt('after', text);
    const found = await realAdapter().reconcile(request, doubt);
    expect(found).toMatchObject({ outcome: 'posted', part: { index: 0 } });
    expect(await countOf(who, text)).toBe(1);
  });

  it('before the post: the account does not show it, and the next try posts it once', async () => {
    const text = unique('Lost before');
    const { request, doubt } = await inDoubt('before', text);
    expect(await realAdapter().reconcile(request, doubt)).toEqual({ outcome: 'absent' });
    await realAdapter().publish(request);
    expect(await countOf(who, text)).toBe(1);
  });

  it('of one of two equal posts is for a person: the key would not tell', async () => {
    const text = unique('Twice');
    await realAdapter().publish(requestFor(who, thread({ text })));
    const { request, doubt } = await inDoubt('after', text);
    expect(await realAdapter().reconcile(request, doubt)).toMatchObject({ outcome: 'unsure' });
    expect(await countOf(who, text)).toBe(2);
  });

  it('in a thread: the part is found and the rest goes on below it', async () => {
    const texts = ['One', 'Two', 'Three'].map(unique);
    const journal = new MemoryJournal();
    const request = requestFor(who, thread(...texts.map((text) => ({ text }))), { journal });
    const startedAt = Date.now();
    await failureOf(realAdapter(losing('after', 2)).publish(request));
    if (!journal.mark) throw new Error('No commit was begun.');
    const found = await realAdapter().reconcile(request, {
      ...{ part: journal.mark.part, startedAt, endedAt: Date.now(), since: startedAt },
    });
    if (found.outcome !== 'posted') throw new Error(`Not found: ${found.outcome}`);
    journal.posted.push(found.part);
    const { parts } = await realAdapter().publish(request);
    expect(parts).toHaveLength(3);
    expect(await Promise.all(texts.map((text) => countOf(who, text)))).toEqual([1, 1, 1]);
  });
});

it('after a crash between prepare and commit nothing is uploaded twice', async () => {
  const bytes = Buffer.from(
    'R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==',
    'base64'
  );
  const dot = imageFile({
    ...{ key: 'dot', kind: 'gif', name: 'dot.gif', mimeType: 'image/gif', bytes },
    ...{ width: 1, height: 1, altText: 'A dot' },
  });
  let uploads = 0;
  const counting: HttpClient = (call) => {
    if (call.method === 'POST' && call.url.endsWith('/media')) uploads += 1;
    return realHttp(call);
  };
  const request = requestFor(who, thread({ text: unique('Dot'), media: [dot] }));
  await realAdapter(counting).prepare(request);
  await realAdapter(counting).publish(request);
  expect(uploads).toBe(1);
});
