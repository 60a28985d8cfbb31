import { aRequest } from './builders';
import { FakeX, answer, created, jsonOf } from './fake-x';

const payloadOf = async (request: ReturnType<typeof aRequest>) => {
  const [part] = await new FakeX().adapter.prepare(request);
  return part?.payload;
};

describe('payload', () => {
  it('is nothing but the text for a plain post', async () => {
    expect(await payloadOf(aRequest({ texts: ['Hello, harbour'] }))).toEqual({
      text: 'Hello, harbour',
    });
  });

  it('carries the chosen options under the names of the API', async () => {
    const options = { replySettings: 'mentionedUsers', madeWithAi: true, paidPartnership: false };
    expect(await payloadOf(aRequest({ options }))).toEqual({
      text: 'Hello',
      reply_settings: 'mentionedUsers',
      made_with_ai: true,
      paid_partnership: false,
    });
  });

  it('limits replies on the first post of a thread only, and labels every post', async () => {
    const options = { replySettings: 'verified', madeWithAi: true };
    const parts = await new FakeX().adapter.prepare(aRequest({ texts: ['a', 'b'], options }));
    expect(parts.map((part) => part.payload)).toEqual([
      { text: 'a', reply_settings: 'verified', made_with_ai: true },
      { text: 'b', made_with_ai: true },
    ]);
  });

  it('takes cleared options for unset ones', async () => {
    const options = { replySettings: null, madeWithAi: null };
    expect(await payloadOf(aRequest({ options }))).toEqual({ text: 'Hello' });
  });

  it('refuses options that X does not have', async () => {
    const request = aRequest({ options: { replySettings: 'nobody' } });
    await expect(payloadOf(request)).rejects.toMatchObject({
      family: 'rejected',
      code: 'INVALID_OPTIONS',
    });
  });

  it('asks a poll with the first post of a thread, for a day unless told otherwise', async () => {
    const options = { poll: { choices: ['Yes', ' No '] } };
    const parts = await new FakeX().adapter.prepare(aRequest({ texts: ['a', 'b'], options }));
    expect(parts.map((part) => part.payload)).toEqual([
      { text: 'a', poll: { options: ['Yes', 'No'], duration_minutes: 1440 } },
      { text: 'b' },
    ]);
  });
});

describe('publish', () => {
  it('sends one authorised request and answers id and public address', async () => {
    const x = new FakeX().on('POST /2/tweets', created());
    const result = await x.adapter.publish(aRequest({ texts: ['Hello'] }));
    expect(result).toMatchObject({
      id: '1990022334455667788',
      url: 'https://web.example/harbourlight/status/1990022334455667788',
    });
    expect(x.requests).toHaveLength(1);
    expect(x.requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://api.example/2/tweets',
      headers: { authorization: 'Bearer access-token' },
    });
    expect(jsonOf(x.requests[0])).toEqual({ text: 'Hello' });
  });

  it('uses the address without handle when the handle is unknown', async () => {
    const x = new FakeX().on('POST /2/tweets', created('7'));
    const { url } = await x.adapter.publish(aRequest({ handle: '' }));
    expect(url).toBe('https://web.example/i/web/status/7');
  });

  it('does not let a signal cut off a commit under way', async () => {
    const x = new FakeX().on('POST /2/tweets', created());
    await x.adapter.publish(aRequest());
    expect(x.requests[0]?.signal).toBeUndefined();
  });

  it('hangs each post of a thread on the one before', async () => {
    const x = new FakeX().on('POST /2/tweets', created('1'), created('2'), created('3'));
    const request = aRequest({ texts: ['a', 'b', 'c'] });
    const result = await x.adapter.publish(request);
    expect(x.requests.map(jsonOf)).toEqual([
      { text: 'a' },
      { text: 'b', reply: { in_reply_to_tweet_id: '1' } },
      { text: 'c', reply: { in_reply_to_tweet_id: '2' } },
    ]);
    expect(result.parts.map((part) => part.id)).toEqual(['1', '2', '3']);
    expect(request.journal.steps).toEqual([
      'before 0',
      'after 0',
      'before 1',
      'after 1',
      'before 2',
      'after 2',
    ]);
  });

  it('resumes a thread at the missing part after a crash', async () => {
    const request = aRequest({ texts: ['a', 'b'] });
    const first = new FakeX().on('POST /2/tweets', created('1'), answer(429, ''));
    await expect(first.adapter.publish(request)).rejects.toMatchObject({ family: 'retryable' });
    const second = new FakeX().on('POST /2/tweets', created('2'));
    await second.adapter.publish(request);
    expect(second.requests.map(jsonOf)).toEqual([
      { text: 'b', reply: { in_reply_to_tweet_id: '1' } },
    ]);
  });

  it('never sends a later part of a thread without its parent', async () => {
    const x = new FakeX();
    const request = aRequest({ texts: ['a', 'b'] });
    const commit = x.adapter.commit(request, { index: 1, payload: { text: 'b' } }, []);
    await expect(commit).rejects.toMatchObject({ code: 'THREAD_PARENT_MISSING' });
    expect(x.requests).toHaveLength(0);
  });
});
