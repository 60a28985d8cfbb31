import { aPhoto } from './sample-media';
import { dataOf, XSession, type Answer } from './x-session';

let x: XSession;
let token: string;
beforeEach(async () => {
  x = await XSession.start();
  token = (await x.logIn()).accessToken;
});
afterEach(() => x.close());

const problem = (answer: Answer): [number, unknown] => [answer.status, answer.body.detail];

const INVALID = 'One or more parameters to your request was invalid.';
const DUPLICATE = 'You are not allowed to create a Tweet with duplicate content.';

describe('a created post', () => {
  it('answers 201 with the id and the text, escaped and with short links', async () => {
    const answer = await x.post(token, { text: 'Tea & cake <now>: https://example.com/r/12' });
    expect(answer.status).toBe(201);
    const data = dataOf(answer);
    expect(data.id).toMatch(/^[0-9]{19}$/);
    expect(data.text).toMatch(/^Tea &amp; cake &lt;now&gt;: https:\/\/t\.co\/[A-Za-z0-9]{10}$/);
    expect(data.edit_history_tweet_ids).toEqual([data.id]);
  });

  it('carries the newer name of the edit history when configured so', async () => {
    x.configure({ naming: 'post' });
    const data = dataOf(await x.post(token, { text: 'one' }));
    expect(data.edit_history_post_ids).toEqual([data.id]);
    expect(data).not.toHaveProperty('edit_history_tweet_ids');
  });

  it('is in the ledger once, and stays there when it is deleted', async () => {
    const id = await x.postId(token, { text: 'counted' });
    await x.api(token, 'DELETE', `/2/tweets/${id}`);
    expect(x.world.ledger.all()).toEqual([
      expect.objectContaining({ platform: 'x', accountId: x.accountId(0), id }),
    ]);
  });

  it('gets ids that grow, also within one millisecond', async () => {
    const ids: bigint[] = [];
    for (let place = 0; place < 5; place += 1) {
      ids.push(BigInt(await x.postId(token, { text: `post ${place}` })));
    }
    expect([...ids].sort((one, other) => (one < other ? -1 : 1))).toEqual(ids);
  });

  it('accepts every documented field', async () => {
    const answer = await x.post(token, {
      text: 'labels',
      reply_settings: 'mentionedUsers',
      made_with_ai: true,
      paid_partnership: false,
      nullcast: false,
      geo: { place_id: 'abc' },
      for_super_followers_only: false,
      share_with_followers: true,
      poll: { options: ['Tea', 'Kettle'], duration_minutes: 60 },
    });
    expect(answer.status).toBe(201);
  });
});

describe('a refused body', () => {
  it.each<[string, unknown]>([
    ['an unknown key', { text: 'a', texts: 'b' }],
    ['an unknown nested key', { text: 'a', reply: { in_reply_to_tweet_id: '1', to: '2' } }],
    ['no text', {}],
    ['a blank text', { text: ' \n ' }],
    ['a text that is no string', { text: 5 }],
    ['null for a field', { text: 'a', reply_settings: null }],
    ['an unknown reply setting', { text: 'a', reply_settings: 'everyone' }],
    ['an empty media list', { text: 'a', media: { media_ids: [] } }],
    ['five media ids', { text: 'a', media: { media_ids: ['1', '2', '3', '4', '5'] } }],
    ['numeric media ids', { text: 'a', media: { media_ids: [1] } }],
    ['a poll with one option', { text: 'a', poll: { options: ['x'], duration_minutes: 5 } }],
    [
      'a poll option of 26 characters',
      { text: 'a', poll: { options: ['x', 'y'.repeat(26)], duration_minutes: 5 } },
    ],
    [
      'media with a poll',
      { media: { media_ids: ['1'] }, poll: { options: ['x', 'y'], duration_minutes: 5 } },
    ],
  ])('is 400 for %s', async (_, body) => {
    const answer = await x.post(token, body);
    expect(problem(answer)).toEqual([400, INVALID]);
    expect(answer.body.type).toBe('https://api.x.com/2/problems/invalid-request');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(x.world.ledger.all()).toHaveLength(0);
  });

  it('names the unknown key', async () => {
    const answer = await x.post(token, { text: 'a', texts: 'b' });
    expect(JSON.stringify(answer.body.errors)).toContain('$.texts: is not defined in the schema');
  });

  it('is 400 for another content type and for broken JSON', async () => {
    const send = (type: string, body: string): Promise<Answer> =>
      x.request('POST', '/2/tweets', {
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
        body,
      });
    expect((await send('application/x-www-form-urlencoded', 'text=a')).status).toBe(400);
    expect((await send('application/json', '{"text":')).status).toBe(400);
    expect((await send('application/json; charset=utf-8', '{"text":"a"}')).status).toBe(201);
  });
});

describe('text rules', () => {
  it('takes 280 and refuses 281 weighted characters', async () => {
    expect((await x.post(token, { text: '語'.repeat(140) })).status).toBe(201);
    const answer = await x.post(token, { text: `${'語'.repeat(140)}a` });
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toContain('Your Tweet text is too long.');
  });

  it('counts a link as 23, however long', async () => {
    const link = `https://example.com/${'p'.repeat(400)}`;
    expect((await x.post(token, { text: `${'a'.repeat(256)} ${link}` })).status).toBe(201);
    expect((await x.post(token, { text: `${'a'.repeat(257)} ${link}` })).status).toBe(400);
  });

  it('answers 403 for too long when configured so', async () => {
    x.configure({ tooLongStatus: 403 });
    expect((await x.post(token, { text: 'a'.repeat(281) })).status).toBe(403);
  });

  it('lets Premium write 25,000 characters and returns the rest as a note', async () => {
    const premium = (await x.logIn(1)).accessToken;
    const text = `${'tea '.repeat(100)}https://example.com/end`;
    const id = await x.postId(premium, { text });
    const answer = await x.api(premium, 'GET', `/2/tweets/${id}?tweet.fields=note_tweet`);
    expect(String(dataOf(answer).text)).toMatch(/^tea tea .*…$/);
    expect(String(dataOf(answer).text).length).toBeLessThanOrEqual(280);
    expect(JSON.stringify(dataOf(answer).note_tweet)).toContain(
      '"expanded_url":"https://example.com/end"'
    );
    expect((await x.post(premium, { text: 'a'.repeat(25_001) })).status).toBe(400);
  });

  it('takes one cashtag and refuses two', async () => {
    expect((await x.post(token, { text: 'Up: $TIDE today' })).status).toBe(201);
    const answer = await x.post(token, { text: '$TIDE and $MOSS' });
    expect(answer.status).toBe(403);
    expect(answer.body.detail).toContain('maximum of one cashtag');
    expect((await x.post(token, { text: 'costs $5 or $10' })).status).toBe(201);
  });

  it('refuses links to blocked hosts as invalid', async () => {
    x.configure({ blockedDomains: ['bad.example.com'] });
    const answer = await x.post(token, { text: 'see https://bad.example.com/x' });
    expect(problem(answer)).toEqual([400, 'The Tweet contains an invalid URL.']);
  });
});

describe('duplicates', () => {
  it('are 403 for the same person and normalised text', async () => {
    await x.postId(token, { text: 'caf\u00e9  time' });
    const answer = await x.post(token, { text: ' cafe\u0301 time ' });
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({
      detail: DUPLICATE,
      type: 'about:blank',
      title: 'Forbidden',
      status: 403,
    });
    expect(x.world.ledger.summary()).toEqual({ posts: 1, duplicates: [] });
  });

  it('are none for another person, after deletion, or after the window', async () => {
    const other = (await x.logIn(2)).accessToken;
    const first = await x.postId(token, { text: 'low tide' });
    await x.postId(other, { text: 'low tide' });
    await x.api(token, 'DELETE', `/2/tweets/${first}`);
    await x.postId(token, { text: 'low tide' });
    x.configure({ duplicateWindowMs: 60_000 });
    x.world.clock.advance(61_000);
    await x.postId(token, { text: 'low tide' });
    expect(x.world.ledger.summary().posts).toBe(4);
  });

  it('are seen by the ledger where the platform lets them through', async () => {
    x.configure({ duplicateWindowMs: 0 });
    await x.postId(token, { text: 'twice' });
    await x.postId(token, { text: 'twice' });
    expect(x.world.ledger.summary().duplicates).toHaveLength(1);
  });

  it('are not looked for among posts of media only', async () => {
    const photo = await aPhoto();
    for (const id of [await x.upload(token, photo), await x.upload(token, photo)]) {
      expect((await x.post(token, { media: { media_ids: [id] } })).status).toBe(201);
    }
  });
});

describe('replies and quotes', () => {
  it('continue one’s own thread', async () => {
    const first = await x.postId(token, { text: 'one' });
    const second = await x.postId(token, {
      text: 'two',
      reply: { in_reply_to_tweet_id: first, auto_populate_reply_metadata: true },
    });
    const third = await x.api(
      token,
      'GET',
      `/2/tweets/${second}?tweet.fields=conversation_id,referenced_tweets,in_reply_to_user_id`
    );
    expect(dataOf(third)).toMatchObject({
      conversation_id: first,
      referenced_tweets: [{ type: 'replied_to', id: first }],
      in_reply_to_user_id: x.accountId(0),
    });
  });

  it('answer others only when they mentioned the replier', async () => {
    const other = (await x.logIn(2)).accessToken;
    const plain = await x.postId(other, { text: 'Carrots in orbit' });
    const asking = await x.postId(other, { text: 'Is that so, @HarbourLight?' });
    const refused = await x.post(token, {
      text: 'Nice',
      reply: { in_reply_to_tweet_id: plain },
    });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      detail: 'You can only reply to or quote posts where you are mentioned or are the author.',
      type: 'https://api.x.com/2/problems/not-authorized-for-resource',
    });
    const answer = await x.post(token, { text: 'It is', reply: { in_reply_to_tweet_id: asking } });
    expect(answer.status).toBe(201);
  });

  it('are refused below a deleted post', async () => {
    const id = await x.postId(token, { text: 'gone' });
    await x.api(token, 'DELETE', `/2/tweets/${id}`);
    const answer = await x.post(token, { text: 'late', reply: { in_reply_to_tweet_id: id } });
    expect(answer.status).toBe(403);
  });

  it('do not quote on self-serve', async () => {
    const id = await x.postId(token, { text: 'quotable' });
    const answer = await x.post(token, { text: 'look', quote_tweet_id: id });
    expect(problem(answer)).toEqual([403, 'Quoting posts is not allowed for your access package.']);
  });

  it('may mention nobody in a new post while that restriction is on', async () => {
    x.configure({ mentionsAllowed: false });
    const answer = await x.post(token, { text: 'Hello @mossandkettle' });
    expect(problem(answer)).toEqual([
      403,
      'Creating posts with @mentions is not allowed for your access package.',
    ]);
    expect((await x.post(token, { text: 'mail me: a@b.com' })).status).toBe(201);
  });
});

describe('deleting', () => {
  it('answers deleted for one’s own post and hides it', async () => {
    const id = await x.postId(token, { text: 'bye' });
    const answer = await x.api(token, 'DELETE', `/2/tweets/${id}`);
    expect([answer.status, answer.body]).toEqual([200, { data: { deleted: true } }]);
    const gone = await x.api(token, 'GET', `/2/tweets/${id}`);
    expect(gone.status).toBe(200);
    expect(gone.body.data).toBeUndefined();
    expect(JSON.stringify(gone.body.errors)).toContain('resource-not-found');
  });

  it('is 403 for somebody else’s post and 404 for none', async () => {
    const id = await x.postId((await x.logIn(1)).accessToken, { text: 'mine' });
    expect((await x.api(token, 'DELETE', `/2/tweets/${id}`)).status).toBe(403);
    expect((await x.api(token, 'DELETE', '/2/tweets/12345')).status).toBe(404);
  });
});

describe('permissions', () => {
  it('need tweet.write to post', async () => {
    const reader = await x.logIn(0, 'tweet.read users.read');
    const answer = await x.post(reader.accessToken, { text: 'no' });
    expect(problem(answer)).toEqual([403, 'You are not permitted to perform this action.']);
  });
});
