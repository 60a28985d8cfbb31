import {
  aPost,
  inputCodes,
  signedIn,
  startLinkedIn,
  type ApiClient,
  type LinkedInForTest,
} from './linkedin-for-test';

const MINUTE_MS = 60_000;

let linkedIn: LinkedInForTest;
let editor: ApiClient & { token: string };
beforeEach(async () => {
  linkedIn = await startLinkedIn();
  editor = await signedIn(linkedIn);
});
afterEach(() => linkedIn.close());

const urnOf = (answer: { headers: Headers }): string => answer.headers.get('x-restli-id') ?? '';

describe('the duplicate rule', () => {
  const post = () => editor.post(aPost(editor.personUrn));

  it('refuses the same post within ten minutes and names the first', async () => {
    const first = urnOf(await post());
    const again = await post();
    expect(again.status).toBe(422);
    expect(again.json.message).toContain(`Content is a duplicate of ${first}`);
    expect(inputCodes(again)).toEqual(['DUPLICATE_POST']);
    expect(linkedIn.world.ledger.summary()).toMatchObject({ posts: 1, duplicates: [] });
  });

  it('lets the same post through later, and the ledger counts it as a duplicate', async () => {
    await post();
    linkedIn.world.clock.advance(10 * MINUTE_MS);
    expect((await post()).status).toBe(201);
    expect(linkedIn.world.ledger.summary().duplicates).toHaveLength(1);
  });

  it('looks at the text, the media and the author', async () => {
    await post();
    expect((await editor.post(aPost(editor.personUrn, { commentary: 'Other' }))).status).toBe(201);
    const content = { media: { id: await editor.uploadImage() } };
    expect((await editor.post(aPost(editor.personUrn, { content }))).status).toBe(201);
    const other = await signedIn(linkedIn, { member: 'saltmarsh-press-desk' });
    expect((await other.post(aPost(other.personUrn))).status).toBe(201);
  });

  it('goes on after a delete, with another ghost each time, for a day', async () => {
    const first = urnOf(await post());
    await editor.call('DELETE', `/rest/posts/${encodeURIComponent(first)}`);
    linkedIn.world.clock.advance(60 * MINUTE_MS);
    const ghosts = [(await post()).json.message, (await post()).json.message].map(
      (message) => /urn:li:share:\d+/.exec(String(message))?.[0]
    );
    expect(new Set([first, ...ghosts]).size).toBe(3);
    expect(ghosts).not.toContain(undefined);
    linkedIn.world.clock.advance(24 * 60 * MINUTE_MS);
    expect((await post()).status).toBe(201);
  });
});

describe('scripted faults', () => {
  const fault = (kind: 'commit-then-drop' | 'commit-then-status' | 'status', more = {}) =>
    linkedIn.world.faults.add({ platform: 'linkedin', operation: 'create-post', kind, ...more });

  it('can post and then lose the answer', async () => {
    fault('commit-then-drop');
    await expect(editor.post(aPost(editor.personUrn))).rejects.toThrow();
    expect(linkedIn.world.ledger.summary().posts).toBe(1);
    expect((await editor.post(aPost(editor.personUrn))).status).toBe(422);
  });

  it('can answer 201 without the id', async () => {
    fault('commit-then-status', { status: 201, body: '' });
    const answer = await editor.post(aPost(editor.personUrn));
    expect([answer.status, answer.text]).toEqual([201, '']);
    expect(answer.headers.has('x-restli-id')).toBe(false);
    expect(linkedIn.world.ledger.summary().posts).toBe(1);
  });

  it('can refuse without posting', async () => {
    fault('status', { status: 503 });
    expect((await editor.post(aPost(editor.personUrn))).status).toBe(503);
    expect(linkedIn.world.ledger.summary().posts).toBe(0);
  });
});

describe('daily limits', () => {
  it('end at midnight UTC and concern one member', async () => {
    linkedIn.act('configure', { memberCallsPerDay: 2 });
    const post = (commentary: string) => editor.post(aPost(editor.personUrn, { commentary }));
    expect((await post('one')).status).toBe(201);
    expect((await post('two')).status).toBe(201);
    const third = await post('three');
    expect(third.json).toEqual({
      message: 'Resource level throttle limit for calls to this resource is reached.',
      serviceErrorCode: 101,
      status: 429,
    });
    expect(third.headers.has('retry-after')).toBe(false);
    const other = await signedIn(linkedIn, { member: 'saltmarsh-press-desk' });
    expect((await other.post(aPost(other.personUrn))).status).toBe(201);
    const dayMs = 86_400_000;
    linkedIn.world.clock.advance(dayMs - (linkedIn.world.clock.now() % dayMs));
    expect((await post('three')).status).toBe(201);
  });

  it('are 150 calls for a member by default', async () => {
    const statuses = new Set<number>();
    for (let call = 0; call < 150; call += 1) {
      statuses.add((await editor.call('GET', '/rest/posts/urn%3Ali%3Ashare%3A1')).status);
    }
    expect([...statuses]).toEqual([403]);
    expect((await editor.post(aPost(editor.personUrn))).status).toBe(429);
  });

  it('can cap the posts of unverified members', async () => {
    linkedIn.act('configure', { memberPostsPerDay: 0 });
    const answer = await editor.post(aPost(editor.personUrn));
    expect(answer.status).toBe(429);
    expect(answer.json.message).toContain('unverified members');
  });
});

it('forgets everything on reset', async () => {
  linkedIn.act('configure', { memberCallsPerDay: 3 });
  await editor.post(aPost(editor.personUrn));
  linkedIn.reset();
  expect((await editor.post(aPost(editor.personUrn))).status).toBe(401);
  expect(linkedIn.act('configure')).toMatchObject({ memberCallsPerDay: 150 });
  const again = await signedIn(linkedIn);
  expect((await again.post(aPost(again.personUrn))).status).toBe(201);
});

it('refuses knobs it does not know', () => {
  expect(() => linkedIn.act('configure', { speed: 1 })).toThrow();
});
