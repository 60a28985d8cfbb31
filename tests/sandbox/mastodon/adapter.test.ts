import {
  afterCrash,
  failureOf,
  post,
  signal,
  startUnder,
  thread,
  type Under,
} from './adapter-for-test';
import { film, movingGif, picture } from './files-for-test';
import { MemoryJournal } from '../../platform-kit/memory-journal';

let under: Under;
beforeEach(async () => {
  under = await startUnder();
});
afterEach(() => under.close());

const uploads = () =>
  under.sent.filter(({ method, url }) => method === 'POST' && url.endsWith('/media')).length;

describe('what is posted is seen as it was meant', () => {
  it('text with a link', async () => {
    const text = 'The harbour light is lit again https://example.com/light #harbour';
    const { id, url } = await under.adapter.publish(under.request(post(text)));
    expect(under.posts()).toEqual([
      {
        ...{ id, url, text, media: [], link: 'https://example.com/light', replyTo: null },
        ...{ format: 'feed', visibility: 'public', spoilerText: '', sensitive: false },
        ...{ language: 'en', poll: null },
      },
    ]);
    expect(url).toBe(`${under.mastodon.url}/@harbourlight/${id}`);
    expect((await under.mastodon.get(new URL(url ?? '').pathname)).text).toContain(
      'The harbour light is lit again'
    );
  });

  it('four pictures in order, with alt text and focus', async () => {
    const media = await Promise.all(
      ['a', 'bb', 'ccc', 'dddd'].map((key) => picture(key, { altText: `Picture ${key}` }))
    );
    const options = { focus: [{ x: -0.5, y: 1 }, null] };
    const { id } = await under.adapter.publish(
      under.request(post('Four of them', media), { options })
    );
    expect(under.posts()[0]?.media).toEqual(
      ['a', 'bb', 'ccc', 'dddd'].map((key) => ({ kind: 'image', altText: `Picture ${key}` }))
    );
    const { json } = await under.mastodon.get(`/api/v1/statuses/${id}`);
    const [first, second] = json.media_attachments as { meta: { focus?: unknown } }[];
    expect([first?.meta.focus, second?.meta.focus]).toEqual([{ x: -0.5, y: 1 }, undefined]);
  });

  it('a picture without a text', async () => {
    await under.adapter.publish(under.request(post('', [await picture('alone')])));
    expect(under.posts().map(({ text, media }) => [text, media.length])).toEqual([['', 1]]);
  });

  it.each([
    ['video', film],
    ['gif', movingGif],
  ] as const)('a %s, once the server has processed it', async (kind, make) => {
    under.mastodon.act('configure', { mediaProcessingMs: 25_000 });
    await under.adapter.publish(
      under.request(post('It moves', [await make('moving', 'It turns')]))
    );
    expect(under.posts()[0]?.media).toEqual([{ kind, altText: 'It turns' }]);
    expect(under.sent.filter(({ method }) => method === 'GET').length).toBeGreaterThan(3);
  });

  it('a thread, each part under the one before, all seen by the same people', async () => {
    const content = thread(
      { text: 'One' },
      { text: 'Two', media: [await picture('two')] },
      { text: 'Three' }
    );
    const options = { visibility: 'unlisted', contentWarning: 'Weather', language: 'pt' };
    const { parts } = await under.adapter.publish(under.request(content, { options }));
    const ids = parts.map(({ id }) => id);
    const shown = under.posts();
    expect(shown.map(({ id }) => id)).toEqual(ids);
    expect(shown.map(({ replyTo }) => replyTo)).toEqual([null, ids[0], ids[1]]);
    for (const one of shown) {
      expect(one).toMatchObject({ visibility: 'unlisted', spoilerText: 'Weather', language: 'pt' });
    }
  });

  it('a poll, sensitive pictures, and what the account itself prefers', async () => {
    const poll = { choices: ['Lamp', 'Bell'], minutes: 60 };
    await under.adapter.publish(under.request(post('Which one?'), { options: { poll } }));
    const sensitive = under.request(post('Look', [await picture('look')]), {
      options: { sensitive: true },
    });
    await under.adapter.publish(sensitive);
    const quiet = under.mastodon.act('issue-token', { account: 'saltmarsh' });
    await under.adapter.publish(under.request(post('Quiet'), quiet as Partial<object>));
    expect(
      under.posts().map(({ poll: choices, sensitive: isSensitive, visibility }) => ({
        ...{ choices, isSensitive, visibility },
      }))
    ).toEqual([
      { choices: ['Lamp', 'Bell'], isSensitive: false, visibility: 'public' },
      { choices: null, isSensitive: true, visibility: 'public' },
      { choices: null, isSensitive: false, visibility: 'unlisted' },
    ]);
  });

  it('on a server without v2 uploads and with uri only', async () => {
    under.mastodon.act('configure', { mediaV2: false, nullUrls: true });
    const { id, url } = await under.adapter.publish(
      under.request(post('Old', [await picture('old')]))
    );
    expect(under.posts()[0]?.media).toHaveLength(1);
    expect(url).toBe(`${under.mastodon.url}/users/harbourlight/statuses/${id}`);
  });
});

describe('after a crash between prepare and commit', () => {
  it('nothing is uploaded twice', async () => {
    const media = [await film('film')];
    const journal = new MemoryJournal();
    await under.adapter.prepare(under.request(post('Crash', media), { journal }));
    expect(uploads()).toBe(1);
    const next = under.request(post('Crash', media), { journal: afterCrash(journal) });
    await under.adapter.publish(next);
    expect(uploads()).toBe(1);
    expect(under.posts()[0]?.media).toHaveLength(1);
  });

  it('a changed description is told, without a new upload', async () => {
    const journal = new MemoryJournal();
    await under.adapter.prepare(
      under.request(post('Crash', [await picture('same', { altText: 'Before' })]), { journal })
    );
    const media = [await picture('same', { altText: 'After' })];
    await under.adapter.publish(
      under.request(post('Crash', media), { journal: afterCrash(journal) })
    );
    expect(uploads()).toBe(1);
    expect(under.posts()[0]?.media).toEqual([{ kind: 'image', altText: 'After' }]);
  });

  it.each([
    ['the server has cleaned away', 3_600_000, 2],
    ['may have been cleaned away', 86_400_000, 13],
  ])('a file that %s is uploaded anew', async (_, unattachedLifetimeMs, hours) => {
    under.mastodon.act('configure', { unattachedLifetimeMs });
    const media = [await picture('old')];
    const journal = new MemoryJournal();
    await under.adapter.prepare(under.request(post('Later', media), { journal }));
    under.mastodon.world.clock.advance(hours * 3_600_000);
    await under.adapter.publish(
      under.request(post('Later', media), { journal: afterCrash(journal) })
    );
    expect(uploads()).toBe(2);
    expect(under.posts()[0]?.media).toHaveLength(1);
  });

  it('a file that is gone at the commit leaves a doubt, and is uploaded anew', async () => {
    const request = under.request(post('Gone', [await picture('gone')]));
    const [part] = await under.adapter.prepare(request);
    if (!part) throw new Error('Nothing was prepared.');
    under.mastodon.act('configure', { unattachedLifetimeMs: 0 });
    const failure = await failureOf(under.adapter.commit(request, part, []));
    expect([failure.family, failure.code]).toEqual(['unknown_outcome', 'MEDIA_GONE']);
    under.mastodon.act('configure', { unattachedLifetimeMs: 86_400_000 });
    await under.adapter.publish(request);
    expect([uploads(), under.posts()[0]?.media.length]).toEqual([2, 1]);
  });
});

describe('refusals', () => {
  it('of a failed processing are final, and the next try uploads anew', async () => {
    under.mastodon.act('configure', { processingOutcome: 'failed' });
    const request = under.request(post('Broken', [await film('broken')]));
    expect(await failureOf(under.adapter.publish(request))).toMatchObject({
      family: 'rejected',
      code: 'MEDIA_PROCESSING_FAILED',
    });
    under.mastodon.act('configure', { processingOutcome: 'succeeded' });
    await under.adapter.publish(request);
    expect(under.posts()).toHaveLength(1);
  });

  it('of a spent quota name the time of the reset, and nothing is posted', async () => {
    under.mastodon.act('exhaust-quota');
    const failure = await failureOf(under.adapter.publish(under.request(post('Too much'))));
    expect(failure.failure).toMatchObject({ family: 'rate_limited' });
    const told = under.adapter.getRateLimitStatus();
    const status = told.find(({ ruleId }) => ruleId === 'posts');
    expect(status).toMatchObject({ limit: 300, remaining: 0 });
    expect(failure.failure).toEqual({ family: 'rate_limited', until: status?.resetsAt });
    expect(under.posts()).toEqual([]);
  });

  it('of a revoked token ask for a new sign-in', async () => {
    under.mastodon.act('revoke-tokens');
    expect((await failureOf(under.adapter.publish(under.request(post('No'))))).code).toBe(
      'TOKEN_REVOKED'
    );
  });
});

describe('after a post', () => {
  const published = async (options = {}) =>
    under.adapter.publish(under.request(post('A post'), { options }));
  const requestOf = (part: Awaited<ReturnType<typeof published>>['parts'][number] | undefined) => {
    if (!part) throw new Error('Nothing was posted.');
    return { ...under.who, post: part, signal };
  };

  it('a comment answers it, is seen by the same people and is posted once', async () => {
    const { parts } = await published({ visibility: 'private' });
    const key = '4b1f0c9a-0b1e-4a0e-9a50-6a2f8b8f6f0a';
    const comment = { ...requestOf(parts[0]), text: 'Read on here', key };
    const first = await under.adapter.comment(comment);
    expect((await under.adapter.comment(comment)).id).toBe(first.id);
    expect(under.posts().slice(1)).toMatchObject([
      { text: 'Read on here', replyTo: parts[0]?.id, visibility: 'private' },
    ]);
  });

  it('a comment on a post that a person pasted asks who sees it', async () => {
    const { parts } = await published({ visibility: 'direct' });
    const pasted = { index: 0, id: parts[0]?.id ?? '', url: null };
    const comment = { ...requestOf(pasted), text: 'Hm', key: crypto.randomUUID() };
    await under.adapter.comment(comment);
    expect(under.posts()[1]?.visibility).toBe('direct');
  });

  it('is removed, and the second time absent', async () => {
    const { parts } = await published();
    expect(await under.adapter.remove(requestOf(parts[0]))).toBe('removed');
    expect(under.posts()).toEqual([]);
    expect(await under.adapter.remove(requestOf(parts[0]))).toBe('absent');
  });

  it('is not called removed where the server cannot do it', async () => {
    const { parts } = await published();
    under.mastodon.act('configure', { deletion: false });
    const failure = await failureOf(under.adapter.remove(requestOf(parts[0])));
    expect([failure.family, failure.code]).toEqual(['rejected', 'REMOVAL_UNSUPPORTED']);
  });

  it.each([{ oldServer: false }, { oldServer: true }])(
    'numbers grow with time, and what is gone is told ($oldServer)',
    async (knobs) => {
      under.mastodon.act('configure', knobs);
      const [one, two] = [await published(), await published()];
      const posts = [one.parts[0], two.parts[0]].filter((part) => part !== undefined);
      const before = await under.adapter.fetchMetrics({ ...under.who, posts, signal });
      expect(before.map(({ values }) => values.likes)).toEqual([0, 0]);
      under.mastodon.world.clock.advance(24 * 3_600_000);
      await under.adapter.remove(requestOf(two.parts[0]));
      const after = await under.adapter.fetchMetrics({ ...under.who, posts, signal });
      expect(after.map(({ id, state }) => [id, state])).toEqual([
        [one.id, 'visible'],
        [two.id, 'gone'],
      ]);
      expect(after[0]?.values.likes).toBeGreaterThan(50);
      expect(after[0]?.values.shares).toBeGreaterThan(10);
      expect('quotes' in (after[0]?.values ?? {})).toBe(!knobs.oldServer);
    }
  );

  it('its own address is recognised', async () => {
    const { id, url } = await published();
    const recognised = under.adapter.recognisePost(`${url}?utm_source=x#top`, under.who.account);
    expect(recognised).toEqual({ id, url });
  });
});
