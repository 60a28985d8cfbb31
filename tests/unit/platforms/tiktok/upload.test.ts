import fc from 'fast-check';

import { TransportError, type HttpRequest } from '../../../../server/src/platforms/contract';
import { chunkEnd, chunkPlan } from '../../../../server/src/platforms/tiktok/chunk-plan';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import type { Scripted } from '../../../platform-kit/scripted-http';
import {
  anAdapter,
  answer,
  aRequest,
  aVideoOf,
  CREATOR,
  creatorAnswer,
  failureOf,
  NOW,
  ok,
  STATUS,
  statusAnswer,
  UPLOAD_URL,
  VIDEO_INIT,
} from './builders';

const LARGE = 85_000_123;

const setUp = (puts: Scripted[], options: { size?: number; uploadUrl?: unknown } = {}) => {
  const { http, clock, adapter } = anAdapter();
  const { size = LARGE, uploadUrl = UPLOAD_URL } = options;
  http
    .on('POST', CREATOR, creatorAnswer())
    .on('POST', VIDEO_INIT, ok({ publish_id: 'v_pub~1', upload_url: uploadUrl }))
    .on('PUT', '/video/', ...puts)
    .on('POST', STATUS, statusAnswer('PUBLISH_COMPLETE', {}, '[71]'));
  const request = aRequest({ media: [aVideoOf(size)] });
  return { http, clock, adapter, request, ranges: () => http.sent('PUT', '').map(rangeOf) };
};

const rangeOf = ({ headers }: HttpRequest) => headers?.['content-range'];
const at = (range: string) => ({ 'content-range': range });

/** An upload server that keeps count. */
const honest = (size: number): Scripted => {
  let stored = 0;
  return (request) => {
    const [, start, end] = /bytes (\d+)-(\d+)\//.exec(rangeOf(request) ?? '') ?? [];
    if (Number(start) !== stored) return answer(416, '', at(`bytes 0-${stored - 1}/${size}`));
    stored = Number(end) + 1;
    return answer(stored === size ? 201 : 206, '', at(`bytes 0-${stored - 1}/${size}`));
  };
};

describe('chunks', () => {
  it('are cut as in the example of the documentation', () => {
    expect(chunkPlan(4_000_000)).toMatchObject({ chunkBytes: 4_000_000, count: 1, tailStart: 0 });
    expect(chunkPlan(64_000_000)).toMatchObject({ chunkBytes: 64_000_000, count: 1 });
    expect(chunkPlan(LARGE)).toMatchObject({ chunkBytes: 10_000_000, count: 8 });
    expect(chunkPlan(LARGE).tailStart).toBe(70_000_000);
  });

  it('obey every rule for every size, and cover the file without gap or overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_000_000_000 }), (size) => {
        const plan = chunkPlan(size);
        expect(plan.count).toBe(Math.max(1, Math.floor(size / plan.chunkBytes)));
        expect(plan.count).toBeLessThanOrEqual(1000);
        expect(size - plan.tailStart).toBeLessThanOrEqual(128_000_000);
        if (size > 64_000_000) expect(plan.count).toBeGreaterThan(1);
        if (size >= 5_242_880) expect(plan.chunkBytes).toBeGreaterThanOrEqual(5_242_880);
        let position = 0;
        let count = 0;
        while (position < size) {
          position = chunkEnd(plan, position);
          count += 1;
        }
        expect([position, count]).toEqual([size, plan.count]);
      })
    );
  });

  it('go out in order, without the token, as streams of their own length', async () => {
    const { http, adapter, request, ranges } = setUp([honest(LARGE)]);
    await adapter.publish(request);
    expect(ranges()).toHaveLength(8);
    expect(ranges()[0]).toBe(`bytes 0-9999999/${LARGE}`);
    expect(ranges().at(-1)).toBe(`bytes 70000000-${LARGE - 1}/${LARGE}`);
    for (const { headers, body, timeoutMs, url } of http.sent('PUT', '')) {
      expect(url).toBe(UPLOAD_URL);
      expect(Object.keys(headers ?? {})).toEqual(['content-type', 'content-range']);
      expect(body?.kind).toBe('stream');
      expect(timeoutMs).toBeGreaterThan(300_000);
    }
    const last = http.sent('PUT', '').at(-1)?.body;
    if (last?.kind !== 'stream') throw new Error('no stream');
    expect(last.source.byteLength).toBe(15_000_123);
  });

  it('read only the bytes that are asked for', async () => {
    const { http, adapter, request } = setUp([honest(LARGE)]);
    const file = request.content.parts[0]?.media[0];
    const read = jest.fn(() => Promise.resolve(new Uint8Array(4)));
    if (file) file.read = read;
    await adapter.publish(request);
    const body = http.sent('PUT', '')[2]?.body;
    if (body?.kind !== 'stream') throw new Error('no stream');
    await body.source.read({ start: 5, end: 9 });
    expect(read.mock.calls).toEqual([[{ start: 20_000_005, end: 20_000_009 }]]);
  });
});

describe('before the last chunk', () => {
  const prepare = (...puts: Scripted[]) => {
    const made = setUp(puts);
    return { ...made, outcome: made.adapter.prepare(made.request) };
  };

  it.each([
    ['a 500', answer(500)],
    ['a 429', answer(429)],
    ['a broken line', new TransportError('reset', 'broken')],
    ['no connection', new TransportError('unreachable', 'refused')],
  ])('sends the same chunk again after %s', async (_, trouble) => {
    const { outcome, ranges, clock } = prepare(trouble, honest(LARGE));
    await outcome;
    expect(ranges().slice(0, 3)).toEqual([
      `bytes 0-9999999/${LARGE}`,
      `bytes 0-9999999/${LARGE}`,
      `bytes 10000000-19999999/${LARGE}`,
    ]);
    expect(clock.slept).toEqual([2_000]);
  });

  it('goes on where the server stands', async () => {
    const ahead = answer(416, '', at(`bytes 0-29999999/${LARGE}`));
    const { outcome, ranges } = prepare(ahead, answer(206));
    await outcome;
    expect(ranges()[1]).toBe(`bytes 30000000-39999999/${LARGE}`);
  });

  it.each([
    ['for good', [answer(503)], 'retryable', 'UPLOAD_TROUBLE', true],
    ['without its count', [answer(416)], 'retryable', 'UPLOAD_OUT_OF_STEP', true],
    ['as over', [answer(403)], 'retryable', 'UPLOAD_OVER', false],
    ['as unknown', [answer(404)], 'retryable', 'UPLOAD_OVER', false],
    ['as misfitting', [answer(400)], 'rejected', 'UPLOAD_REFUSED', false],
  ] as const)('is refused %s', async (_, puts, family, code, isKept) => {
    const { outcome, request } = prepare(...puts);
    expect(await failureOf(outcome)).toMatchObject({ family, code });
    expect(request.journal.handles.post !== null).toBe(isKept);
  });

  it('stores the publish id before any byte goes out', async () => {
    const { outcome, request } = prepare(answer(503));
    await failureOf(outcome);
    expect(request.journal.handles.post).toEqual({
      ...{ publishId: 'v_pub~1', stage: 'open' },
      upload: { url: UPLOAD_URL, size: LARGE, expiresAt: NOW + 3_600_000 },
    });
  });
});

describe('the last chunk', () => {
  const publish = (...puts: Scripted[]) => {
    const { http, adapter, request, ranges } = setUp(puts, { size: 9000 });
    const outcome = adapter.publish(request);
    return { outcome, ranges, http, handle: () => request.journal.handles.post };
  };

  it('is on the record as sent before it goes out', async () => {
    const journal = new MemoryJournal();
    let before: unknown = null;
    const put: Scripted = () => {
      before = journal.handles.post;
      return answer(201);
    };
    const { adapter, request } = setUp([put], { size: 9000 });
    await adapter.publish({ ...request, journal });
    expect(before).toMatchObject({ stage: 'sent' });
    expect(journal.steps).toEqual(['handle post', 'before 0', 'handle post', 'after 0']);
  });

  it('was there already', async () => {
    const { outcome } = publish(answer(416, '', at('bytes 0-8999/9000')));
    expect((await outcome).id).toBe('71');
  });

  it('was there in part', async () => {
    const { outcome, ranges } = publish(...[answer(416, '', at('bytes 0-4999/9000')), answer(201)]);
    expect((await outcome).id).toBe('71');
    expect(ranges()[1]).toBe('bytes 5000-8999/9000');
  });

  it.each([
    ['a 500', [answer(500)], 'unknown_outcome', 'sent'],
    ['a page in the way', [answer(302)], 'unknown_outcome', 'sent'],
    ['a 206', [answer(206)], 'unknown_outcome', 'sent'],
    ['a lost answer', [new TransportError('timeout', 'slow')], 'unknown_outcome', 'sent'],
    ['no connection', [new TransportError('unreachable', 'refused')], 'retryable', 'open'],
    ['a 416 without count', [answer(416)], 'retryable', 'open'],
    ['a 429', [answer(429)], 'retryable', 'open'],
    ['a 403', [answer(403)], 'retryable', 'open'],
    ['a 404', [answer(404)], 'retryable', 'open'],
    ['a 400', [answer(400)], 'rejected', undefined],
    [
      'a rest that is refused',
      [answer(416, '', at('bytes 0-4999/9000')), answer(500)],
      'unknown_outcome',
      'sent',
    ],
  ] as const)('after %s', async (_, puts, family, stage) => {
    const { outcome, handle } = publish(...puts);
    expect((await failureOf(outcome)).family).toBe(family);
    expect((handle() as { stage?: string } | null)?.stage).toBe(stage);
  });

  it('tells no secret of its address', async () => {
    const { outcome } = publish(answer(500, `no ${UPLOAD_URL}`));
    expect((await failureOf(outcome)).message).not.toContain('upload_token');
  });
});

it.each([
  'http://open-upload.tiktokapis.com/video/',
  'https://tiktokapis.com.evil.example/video/',
  'https://evil.example/?a=.tiktokapis.com',
  'https://eviltiktokapis.com/video/',
  'https://user@open-upload.tiktokapis.com/video/',
  'not a url',
  null,
])('sends no bytes to %s', async (uploadUrl) => {
  const { http, adapter, request } = setUp([], { uploadUrl });
  expect(await failureOf(adapter.publish(request))).toMatchObject({
    ...{ family: 'retryable', code: 'UPLOAD_URL_UNUSABLE' },
  });
  expect(http.sent('PUT', '')).toEqual([]);
  expect(request.journal.handles).toEqual({});
});

it.each([
  'https://open-upload-sg.tiktokapis.com/video/?a=1',
  'https://upload.us.tiktokapis.com/video/?a=1',
  'https://api.example/video/?a=1',
])('sends the bytes to %s', async (uploadUrl) => {
  const { http, adapter, request } = setUp([answer(201)], { uploadUrl, size: 9000 });
  await adapter.publish(request);
  expect(http.sent('PUT', '')[0]?.url).toBe(uploadUrl);
});
