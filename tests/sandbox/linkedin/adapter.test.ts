import { MemoryJournal } from '../../platform-kit/memory-journal';
import {
  aFilm,
  aGif,
  aPaper,
  aPicture,
  aText,
  connect,
  doubtOf,
  failureOf,
  MEMBER,
  PAGE,
  shown,
  type Connection,
} from './adapter-for-test';
import { startLinkedIn, type LinkedInForTest } from './linkedin-for-test';

let linkedIn: LinkedInForTest;
beforeEach(async () => {
  linkedIn = await startLinkedIn();
  linkedIn.act('configure', { imageProcessingMs: 1500 });
});
afterEach(() => linkedIn.close());

const fault = (operation: string, kind: 'commit-then-drop' | 'status', more = {}) =>
  linkedIn.world.faults.add({ platform: 'linkedin', operation, kind, ...more });

const uploadsIn = ({ calls }: Connection): string[] =>
  calls.filter((call) => call.startsWith('PUT '));

describe.each([MEMBER, PAGE])('what %s posts', (key) => {
  let connection: Connection;
  beforeEach(() => {
    connection = connect(linkedIn, key);
  });

  const publish = async (...given: Parameters<Connection['request']>) => {
    const { id, url } = await connection.adapter.publish(connection.request(...given));
    const [post, ...others] = shown(linkedIn);
    expect(others).toEqual([]);
    expect(post).toMatchObject({ id, url, replyTo: null, format: 'feed' });
    const page = await linkedIn.get(new URL(url ?? '').pathname);
    expect(page.status).toBe(200);
    return { post, page: page.text };
  };

  it('as text is there letter by letter', async () => {
    const text =
      'Out (free) #open_source @[Harbour Light Weekly](urn:li:organization:90214183)\n\n_a_*b*~c~ {d} <e> |f| \\g #1 C# mail@example.com https://example.com/a_(b)#c 灯台🧑🏿‍🚀';
    const { post } = await publish(aText(text));
    expect(post?.text).toBe(text.replace(/@\[(.*?)\]\(.*?\)/, 'Harbour Light Weekly'));
  });

  it('as a link has a card with our picture', async () => {
    const image = await aPicture('card');
    const card = {
      url: 'https://example.com/guide',
      title: 'The guide',
      description: 'All',
      image,
    };
    const { post, page } = await publish(aText('Read (this)', { card }));
    expect(post).toMatchObject({ text: 'Read (this)', link: card.url, media: [] });
    expect(page).toContain('<b>The guide</b>');
    expect(page).toMatch(/<img src="\/dms\/image\/[^"]+" alt=""/);
  });

  it('as one image has its alternative text', async () => {
    const media = [await aPicture('a', { altText: 'A (red) boat' })];
    const { post } = await publish(aText('', { media }));
    expect(post?.media).toEqual([{ kind: 'image', altText: 'A (red) boat' }]);
  });

  it('as twenty images is there in order', async () => {
    const media = await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        aPicture(String.fromCharCode(97 + place), { altText: `No. ${place}` })
      )
    );
    const { post } = await publish(aText('Twenty', { media }));
    expect(post?.media.map(({ altText }) => altText)).toEqual(media.map((file) => file.altText));
  });

  it('as a GIF moves', async () => {
    const { post } = await publish(aText('Look', { media: [await aGif()] }));
    expect(post?.media).toEqual([{ kind: 'gif', altText: 'A lamp blinks' }]);
  });

  it('as a video in three parts has a title and plays', async () => {
    const options = { title: 'Two tides' };
    const film = await aFilm();
    const { post, page } = await publish(aText('Watch', { media: [film] }), { options });
    expect(post?.media).toEqual([{ kind: 'video', altText: '' }]);
    expect(uploadsIn(connection)).toHaveLength(Math.ceil(film.byteLength / 4_194_304));
    expect(page).toContain('title="Two tides"');
    const [, src = ''] = /<video[^>]+src="([^"]+)"/s.exec(page) ?? [];
    const served = await fetch(linkedIn.url + src);
    expect(Buffer.from(await served.arrayBuffer()).equals(await film.read())).toBe(true);
  });

  it('as a document is named after its file', async () => {
    const { post, page } = await publish(aText('Read', { media: [aPaper()] }));
    expect(post?.media).toEqual([{ kind: 'document', altText: '' }]);
    expect(page).toContain('<small>tide tables · PDF</small>');
  });

  it('as a poll asks', async () => {
    const poll = { question: 'Which pier?', options: ['North', 'South'], duration: 'THREE_DAYS' };
    const { page } = await publish(aText('Tell us'), { options: { poll } });
    expect(page).toContain('<b>Which pier?</b><span>North</span><span>South</span>');
    expect(page).toContain('Poll · 3 days left');
  });

  it('without reposts has no button for them', async () => {
    const { page } = await publish(aText('Ours'), { options: { reshareDisabled: true } });
    expect(page).not.toContain('<span>Repost</span>');
  });

  it('can be taken away, twice', async () => {
    const { post } = await publish(aText('Soon gone'));
    const { adapter, about } = connection;
    expect(await adapter.remove(about(post?.id ?? ''))).toBe('removed');
    expect(shown(linkedIn)).toEqual([]);
    expect(await adapter.remove(about(post?.id ?? ''))).toBe('removed');
    expect(await adapter.remove(about('urn:li:share:1'))).toBe('absent');
  });

  it('can be commented on by its author, also when the comments lag behind', async () => {
    linkedIn.act('configure', { commentLagMs: 12_000 });
    const { post } = await publish(aText('Post'));
    const text = 'Link (free): https://example.com/a_b';
    const { adapter, about, account } = connection;
    const made = await adapter.comment({ ...about(post?.id ?? ''), text, key: 'k' });
    expect(shown(linkedIn)[1]).toMatchObject({ id: made.id, text, replyTo: post?.id });
    expect(linkedIn.world.ledger.summary().posts).toBe(1);
    expect(linkedIn.world.ledger.all()[0]?.accountId).toBe(account.id);
  });

  it('is told from its lost answer', async () => {
    fault('create-post', 'commit-then-drop');
    const request = connection.request(aText('Once (only)', { media: [await aPicture('a')] }));
    const from = linkedIn.world.clock.now();
    const failure = await failureOf(connection.adapter.publish(request));
    expect(failure.family).toBe('unknown_outcome');
    const doubt = doubtOf(request, { from, to: linkedIn.world.clock.now() });
    const result = await connection.adapter.reconcile(request, doubt);
    const [post, ...others] = shown(linkedIn);
    expect(result).toMatchObject({ outcome: 'posted', part: { id: post?.id, url: post?.url } });
    expect(others).toEqual([]);
  });

  it.each([
    ['images', async () => [await aPicture('a'), await aPicture('b')]],
    ['a video', async () => [await aFilm()]],
    ['a document', () => Promise.resolve([aPaper()])],
  ])('with %s is not uploaded twice after a crash before the post', async (_, make) => {
    const journal = new MemoryJournal();
    const content = aText('Crashed', { media: await make() });
    await connection.adapter.prepare(connection.request(content, { journal }));
    const uploads = uploadsIn(connection).length;
    const resumed = connect(linkedIn, key);
    await resumed.adapter.publish(resumed.request(content, { journal }));
    expect(uploads).toBeGreaterThan(0);
    expect(uploadsIn(resumed)).toEqual([]);
    expect(shown(linkedIn)).toHaveLength(1);
  });

  it('as a video goes on with the part at which it was broken off', async () => {
    fault('upload-append', 'status', { status: 500, times: 3, skip: 1 });
    const journal = new MemoryJournal();
    const content = aText('Watch', { media: [await aFilm()] });
    const request = connection.request(content, { journal });
    expect((await failureOf(connection.adapter.publish(request))).family).toBe('retryable');
    const sent = uploadsIn(connection);
    await connection.adapter.publish(request);
    const later = uploadsIn(connection).slice(sent.length);
    expect(later.map((call) => call.split('/').at(-1))).toEqual(['1', '2']);
    expect(shown(linkedIn)).toHaveLength(1);
  });

  it('holds back at the day’s limit until midnight', async () => {
    linkedIn.act('exhaust-quota');
    const failure = await failureOf(connection.adapter.publish(connection.request(aText('Late'))));
    const dayMs = 86_400_000;
    const midnight = (Math.floor(linkedIn.world.clock.now() / dayMs) + 1) * dayMs;
    expect(failure.failure).toEqual({ family: 'rate_limited', until: midnight });
    linkedIn.world.clock.advance(midnight - linkedIn.world.clock.now());
    await publish(aText('Late'));
  });

  it.each([
    ['expire-tokens', 'EXPIRED_ACCESS_TOKEN'],
    ['revoke-tokens', 'REVOKED_ACCESS_TOKEN'],
  ])('stops after %s', async (action, code) => {
    linkedIn.act(action);
    const failure = await failureOf(connection.adapter.publish(connection.request(aText('No'))));
    expect(failure).toMatchObject({ family: 'auth_expired', code });
  });

  it('stops for the operator when the API version is gone', async () => {
    linkedIn.act('configure', { activeVersions: ['202611'] });
    const failure = await failureOf(connection.adapter.publish(connection.request(aText('No'))));
    expect(failure.family).toBe('operator_problem');
    expect(failure.message).toContain('platforms.linkedin.apiVersion');
  });

  it('is rejected when its file cannot be processed, after two uploads', async () => {
    linkedIn.act('configure', { processingFails: true });
    const request = connection.request(aText('Broken', { media: [await aPicture('a')] }));
    // Members learn it only when they post; the second try uploads once more.
    const families = [];
    for (let tries = 0; tries < 2; tries += 1) {
      families.push((await failureOf(connection.adapter.publish(request))).family);
    }
    expect(families.at(-1)).toBe('rejected');
    expect(uploadsIn(connection)).toHaveLength(2);
    expect(shown(linkedIn)).toEqual([]);
  });

  it('is the account that the check of the connection finds', async () => {
    const { adapter, account, credentials } = connection;
    const check = await adapter.validateCredentials(credentials, account);
    expect(check.missingScopes).toEqual([]);
    const { avatarUrl, ...rest } = account;
    expect(check.account).toMatchObject(rest);
    expect(check.account.avatarUrl === null).toBe(avatarUrl === null);
  });
});

describe('numbers', () => {
  const HOUR_MS = 3_600_000;

  it('of a page’s posts grow, are absent at first, and end with the post', async () => {
    const { adapter, account, credentials, request, about } = connect(linkedIn, PAGE);
    const posts = [
      ...(await adapter.publish(request(aText('Text')))).parts,
      ...(await adapter.publish(request(aText('Film', { media: [await aFilm()] })))).parts,
    ];
    const { signal } = request(aText(''));
    const fetch = () => adapter.fetchMetrics({ account, credentials, posts, signal });
    expect(posts.map(({ id }) => id.split(':')[2])).toEqual(['share', 'ugcPost']);
    expect(await fetch()).toEqual(posts.map(({ id }) => ({ id, state: 'visible', values: {} })));
    linkedIn.world.clock.advance(24 * HOUR_MS);
    const first = await fetch();
    linkedIn.world.clock.advance(24 * HOUR_MS);
    const second = await fetch();
    for (const [place, { values }] of first.entries()) {
      expect(Object.keys(values).sort()).toEqual([...adapter.descriptor.metrics].sort());
      expect(values.impressions).toBeGreaterThan(0);
      expect(second[place]?.values.impressions).toBeGreaterThan(values.impressions ?? 0);
    }
    await adapter.remove(about(posts[0]?.id ?? ''));
    expect((await fetch())[0]).toMatchObject({ state: 'gone', values: {} });
  });

  it('are not for content administrators', async () => {
    const member = 'saltmarsh-press-desk';
    const { adapter, account, credentials, request } = connect(linkedIn, PAGE, { member });
    const { parts: posts } = await adapter.publish(request(aText('Text')));
    linkedIn.world.clock.advance(HOUR_MS);
    const { signal } = request(aText(''));
    const asked = { credentials, posts, signal };
    const [told] = await adapter.fetchMetrics({ account, ...asked });
    expect(told?.values).toEqual({});
    const unknowing = adapter.fetchMetrics({ account: { ...account, traits: {} }, ...asked });
    expect((await failureOf(unknowing)).family).toBe('account_problem');
  });

  it('of a member’s posts come with the scope for them', async () => {
    const scopes = ['openid', 'profile', 'w_member_social', 'r_member_postAnalytics'];
    const { adapter, account, credentials, request, about } = connect(linkedIn, MEMBER, { scopes });
    const { parts: posts } = await adapter.publish(request(aText('Text')));
    linkedIn.world.clock.advance(24 * HOUR_MS);
    const { signal } = request(aText(''));
    const fetch = () => adapter.fetchMetrics({ account, credentials, posts, signal });
    const [told] = await fetch();
    expect(told?.values.impressions).toBeGreaterThan(0);
    expect(told?.values.reach).toBeLessThan(told?.values.impressions ?? 0);
    await adapter.remove(about(posts[0]?.id ?? ''));
    expect((await fetch())[0]?.state).toBe('gone');
  });
});
