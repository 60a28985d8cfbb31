import { PlatformFailure, TransportError } from '../../../../server/src/platforms/contract';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';
import { failureOf } from '../meta/builders';
import {
  content,
  created,
  image,
  instagramOver,
  QUOTA,
  refusal,
  request,
  status,
  video,
  willing,
} from './builders';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('a post', () => {
  it('is made, waited for and published, in this order', async () => {
    const http = willing();
    const post = request(content('x'));
    const { id, url, parts } = await instagramOver(http).adapter.publish(post);
    expect({ id, url }).toEqual({ id: '900', url: null });
    expect(parts).toEqual([{ index: 0, id: '900', url: null, ref: { product: 'FEED' } }]);
    expect(post.journal.steps).toEqual(['handle post', 'before 0', 'after 0']);
    expect(post.journal.mark?.part.payload).toEqual({ creation_id: '1' });
    expect(ScriptedHttp.jsonOf(http.sent('POST', '/media_publish')[0])).toEqual({
      creation_id: '1',
    });
  });

  it('keeps every digit of ids that come as numbers', async () => {
    const text = '{"id":17889450000000001}';
    const http = willing();
    const exact = new ScriptedHttp()
      .on('POST', '/media_publish', { status: 200, headers: {}, text, json: JSON.parse(text) })
      .on('GET', '', (asked) => (asked.url.includes('limit') ? QUOTA : status('FINISHED')))
      .on('POST', '/media', answer(200, { id: '1' }));
    expect((await instagramOver(exact).adapter.publish(request(content('x')))).id).toBe(
      '17889450000000001'
    );
    expect(http.requests).toEqual([]);
  });

  it('needs no call when it is out already', async () => {
    const journal = new MemoryJournal();
    journal.posted.push({ index: 0, id: '900', url: null });
    const http = new ScriptedHttp();
    const result = await instagramOver(http).adapter.publish(request(content('x'), { journal }));
    expect(result.id).toBe('900');
    expect(http.requests).toEqual([]);
  });
});

describe('waiting', () => {
  const slow = (...codes: string[]) =>
    new ScriptedHttp()
      .on('GET', '/content_publishing_limit', QUOTA)
      .on('POST', '/media_publish', answer(200, { id: '900' }))
      .on('POST', '/media', answer(200, { id: '1' }), answer(200, { id: '2' }))
      .on('GET', 'fields=status_code', ...codes.map((code) => status(code)));

  it('asks at growing distances', async () => {
    const http = slow('IN_PROGRESS', 'IN_PROGRESS', 'IN_PROGRESS', 'FINISHED');
    const { adapter, clock } = instagramOver(http);
    await adapter.publish(request(content('x')));
    expect(clock.slept).toEqual([3000, 4800, 7680]);
  });

  it('comes back later after ten minutes, and then goes on with the same container', async () => {
    const http = slow('IN_PROGRESS');
    const { adapter, clock } = instagramOver(http);
    const post = request(content('x'));
    const began = clock.now();
    const failure = await failureOf(adapter.publish(post));
    expect(failure.failure).toEqual({ family: 'retryable', retryAfterMs: MINUTE_MS });
    expect(clock.now() - began).toBeLessThanOrEqual(10 * MINUTE_MS);
    expect(clock.now() - began).toBeGreaterThan(9 * MINUTE_MS);
    await failureOf(adapter.publish(post));
    expect(created(http)).toHaveLength(1);
  });

  it('ends as soon as the worker must stop', async () => {
    const stop = new AbortController();
    stop.abort(new Error('lease lost'));
    const post = request(content('x'), { signal: stop.signal });
    const failure = await failureOf(instagramOver(slow('IN_PROGRESS')).adapter.prepare(post));
    expect([failure.family, failure.code]).toEqual(['retryable', 'ABORTED']);
  });

  it('makes a container that has expired anew, twice at most', async () => {
    const http = slow('EXPIRED', 'FINISHED');
    await instagramOver(http).adapter.publish(request(content('x')));
    expect(created(http)).toHaveLength(2);
    const hopeless = slow('EXPIRED');
    const failure = await failureOf(instagramOver(hopeless).adapter.publish(request(content('x'))));
    expect(failure.family).toBe('retryable');
    expect(created(hopeless)).toHaveLength(2);
  });

  it.each([
    ['Error: Media upload has failed with error code 2207026', 'rejected', 'VIDEO_FORMAT'],
    ['Error: Media upload has failed with error code 2207082', 'retryable', 'VIDEO_NOT_FETCHED'],
    ['Error: Media upload has failed with error code 2207001', 'retryable', 'PLATFORM_TROUBLE'],
    ['Something else', 'retryable', 'PROCESSING_FAILED'],
  ])('reads what went wrong out of "%s" and forgets the container', async (text, family, code) => {
    const http = slow().on('GET', 'fields=status_code', status('ERROR', text));
    const post = request(content('x'));
    const failure = await failureOf(instagramOver(http).adapter.publish(post));
    expect([failure.family, failure.code]).toEqual([family, code]);
    expect(post.journal.handles.post).toBeNull();
  });
});

describe('a container of an earlier run', () => {
  const prepared = async (http: ScriptedHttp, post = request(content('x'))) => {
    const made = instagramOver(http);
    await made.adapter.prepare(post);
    return { ...made, post };
  };

  it('is taken again although the address of the file has another signature', async () => {
    const http = willing();
    const { adapter, post } = await prepared(http);
    const later = image({ url: 'https://cms.example/cover.jpg?sig=2' });
    await adapter.publish({ ...post, content: content('x', [later]) });
    expect(created(http)).toHaveLength(1);
  });

  it.each([
    ['the words have changed', { content: content('y') }],
    ['the options have changed', { options: { madeWithAi: true } }],
    ['the file has changed', { content: content('x', [image({ key: 'other' })]) }],
  ])('is not when %s', async (_, changes) => {
    const http = willing();
    const { adapter, post } = await prepared(http);
    await adapter.publish({ ...post, ...changes });
    expect(created(http)).toHaveLength(2);
  });

  it('is not when it is close to its end', async () => {
    const http = willing();
    const { adapter, clock, post } = await prepared(http);
    clock.time += 23 * HOUR_MS;
    await adapter.publish(post);
    expect(created(http)).toHaveLength(2);
  });

  it('is kept item by item when a carousel is interrupted', async () => {
    const http = new ScriptedHttp()
      .on('GET', '/content_publishing_limit', QUOTA)
      .on(
        'POST',
        '/media',
        answer(200, { id: '1' }),
        new TransportError('reset', 'x'),
        answer(200, { id: '2' }),
        answer(200, { id: '3' })
      )
      .on('GET', 'fields=status_code', status('FINISHED'));
    const post = request(content('x', [image({ key: 'a' }), video({ key: 'b' })]));
    const { adapter } = instagramOver(http);
    await failureOf(adapter.prepare(post));
    await adapter.prepare(post);
    expect(created(http)).toHaveLength(4);
    expect(created(http).at(-1)).toMatchObject({ children: '1,2' });
  });

  it('is looked for, not published again, when it is out already', async () => {
    const http = willing();
    const { clock, post } = await prepared(http);
    const listed = { id: '900', caption: 'x', media_type: 'IMAGE', permalink: 'https://e.example' };
    const timestamp = new Date(clock.now()).toISOString();
    const later = new ScriptedHttp()
      .on('GET', 'fields=status_code', status('PUBLISHED'))
      .on('GET', '/media', answer(200, { data: [{ ...listed, timestamp }] }));
    const result = await instagramOver(later).adapter.publish(post);
    expect(result.id).toBe('900');
    expect(later.sent('POST', '')).toEqual([]);
  });

  it('stays in doubt when it is out and not listed', async () => {
    const { post } = await prepared(willing());
    const later = new ScriptedHttp()
      .on('GET', 'fields=status_code', status('PUBLISHED'))
      .on('GET', '/media', answer(200, { data: [] }));
    expect((await failureOf(instagramOver(later).adapter.publish(post))).family).toBe(
      'unknown_outcome'
    );
  });

  it.each([
    ['2207006 at once', refusal(24, 2207006), 1],
    ['2207008 after three refusals', refusal(24, 2207008), 3],
  ])('is given up on %s', async (_, refused, tries) => {
    const http = new ScriptedHttp()
      .on('GET', '/content_publishing_limit', QUOTA)
      .on('POST', '/media', ({ url }) =>
        url.includes('publish') ? refused : answer(200, { id: '1' })
      )
      .on('GET', 'fields=status_code', status('FINISHED'));
    const { adapter } = instagramOver(http);
    const post = request(content('x'));
    for (let turn = 0; turn < tries; turn += 1) {
      expect(post.journal.handles.post).not.toBeNull();
      await failureOf(adapter.publish(post));
    }
    expect(post.journal.handles.post).toBeNull();
    expect(created(http)).toHaveLength(1);
  });
});

describe('limits', () => {
  it('are asked for before anything is made', async () => {
    const full = answer(200, { data: [{ quota_usage: 50, config: { quota_total: 50 } }] });
    const http = new ScriptedHttp().on('GET', '/content_publishing_limit', full);
    const failure = await failureOf(instagramOver(http).adapter.publish(request(content('x'))));
    expect([failure.family, failure.code]).toEqual(['rate_limited', 'DAILY_LIMIT']);
    expect(failure.message).toContain('50 posts');
    expect(created(http)).toEqual([]);
  });

  it('are no obstacle when nobody tells them', async () => {
    for (const mute of [answer(500, ''), answer(200, { data: [] }), refusal(100)]) {
      const http = new ScriptedHttp()
        .on('GET', '/content_publishing_limit', mute)
        .on('POST', '/media_publish', answer(200, { id: '900' }))
        .on('POST', '/media', answer(200, { id: '1' }))
        .on('GET', 'fields=status_code', status('FINISHED'));
      expect((await instagramOver(http).adapter.publish(request(content('x')))).id).toBe('900');
    }
  });

  it('are told of posts, as asked, and of calls by the usage headers, in percent', async () => {
    const headers = { 'x-app-usage': '{"call_count":28,"total_time":25,"total_cputime":31}' };
    const http = willing();
    const { adapter, clock } = instagramOver(
      new ScriptedHttp()
        .on('POST', '', answer(200, { id: '1' }, headers))
        .on('GET', '', (asked) => (asked.url.includes('limit') ? QUOTA : status('FINISHED')))
    );
    await adapter.publish(request(content('x')));
    // Two of a hundred were used before, and this post is the third.
    expect(adapter.getRateLimitStatus()).toEqual([
      { ruleId: 'posts', limit: 100, remaining: 97, resetsAt: clock.now() + HOUR_MS },
      { ruleId: null, limit: 95, remaining: 64, resetsAt: clock.now() + HOUR_MS },
    ]);
    const plain = instagramOver(http);
    expect(plain.adapter.getRateLimitStatus()).toEqual([]);
    await plain.adapter.publish(request(content('x')));
    expect(plain.adapter.getRateLimitStatus()).toMatchObject([{ ruleId: 'posts' }]);
  });
});

it('gives up on a file that cannot be fetched three times', async () => {
  const http = new ScriptedHttp()
    .on('GET', '/content_publishing_limit', QUOTA)
    .on('POST', '/media', refusal(9004, 2207052));
  const { adapter } = instagramOver(http);
  const post = request(content('x'));
  const families: string[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    families.push((await failureOf(adapter.publish(post))).family);
  }
  expect(families).toEqual(['retryable', 'retryable', 'rejected']);
});

it('throws nothing but classified failures', async () => {
  const http = new ScriptedHttp().on('GET', '', new Error('a bug somewhere below'));
  await expect(
    instagramOver(http).adapter.findUrl({
      ...request(content('x')),
      post: { index: 0, id: '900', url: null },
    })
  ).rejects.toBeInstanceOf(PlatformFailure);
});
