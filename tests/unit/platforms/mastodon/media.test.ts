import { TransportError } from '../../../../server/src/platforms/contract';
import { imageFile, videoFile } from '../../../platform-kit/files';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { anAdapter, answer, aPost, aRequest, failureOf } from './builders';

const film = () => videoFile({ width: 640, height: 480, altText: 'A lamp turns' });
const withFile = (file = imageFile(), journal = new MemoryJournal()) =>
  aRequest(aPost('Files', [file]), { journal });

const media = (id: string, url: string | null = 'https://files.example/1') => ({ id, url });

describe('an upload', () => {
  it('is one multipart request that reads the file piece by piece, with time for a large one', async () => {
    const { http, adapter } = anAdapter();
    http.on('POST', '/api/v2/media', answer(200, media('7')));
    const large = imageFile({ byteLength: 90_000_000, altText: 'A lamp' });
    await adapter.prepare(withFile(large));
    const [sent] = http.sent('POST', '/api/v2/media');
    expect(sent?.body).toMatchObject({
      kind: 'multipart',
      fields: { description: 'A lamp' },
      file: { field: 'file', filename: 'cover.jpg', contentType: 'image/jpeg' },
    });
    expect(sent?.body?.kind === 'multipart' && sent.body.file.bytes).toBe(large);
    expect(sent?.timeoutMs).toBe(900_000);
  });

  it('of a video is accepted with 202 and looked at until 200', async () => {
    const { http, adapter, clock } = anAdapter();
    http.on('POST', '/api/v2/media', answer(202, media('7', null)));
    http.on(
      'GET',
      '/api/v1/media/7',
      answer(206, media('7', null)),
      answer(206, media('7', null)),
      answer(200, media('7'))
    );
    const journal = new MemoryJournal();
    const [part] = await adapter.prepare(withFile(film(), journal));
    expect(part?.payload).toMatchObject({ body: { media_ids: ['7'] } });
    expect(clock.slept).toEqual([1000, 2000, 3000]);
    // Kept before the wait: a crash in the middle resumes here.
    expect(journal.steps).toEqual(['handle key:0', 'handle media:film']);
  });

  it('that takes too long goes on in the next run', async () => {
    const { http, adapter, clock } = anAdapter();
    http.on('POST', '/api/v2/media', answer(202, media('7', null)));
    http.on('GET', '/api/v1/media/7', answer(206, media('7', null)));
    const request = withFile(film());
    const failure = await failureOf(adapter.prepare(request));
    expect(failure.failure).toEqual({ family: 'retryable', retryAfterMs: 60_000 });
    expect(failure.code).toBe('MEDIA_STILL_PROCESSING');
    const waited = clock.slept.reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBeGreaterThanOrEqual(600_000);
    expect(waited).toBeLessThan(620_000);
    const next = anAdapter();
    next.http.on('GET', '/api/v1/media/7', answer(200, media('7')));
    await next.adapter.prepare(request);
    expect(next.http.sent('POST', 'media')).toEqual([]);
  });

  it('whose wait is broken off says so', async () => {
    const stop = new AbortController();
    const { http, adapter } = anAdapter();
    http.on('POST', '/api/v2/media', () => {
      stop.abort();
      return answer(202, media('7', null));
    });
    const failure = await failureOf(adapter.prepare({ ...withFile(film()), signal: stop.signal }));
    expect([failure.family, failure.code]).toEqual(['retryable', 'ABORTED']);
  });

  it('falls back to v1 where there is no v2', async () => {
    const { http, adapter } = anAdapter();
    http.on('POST', '/api/v2/media', answer(404, '<h1>Not found</h1>'));
    http.on('POST', '/api/v1/media', answer(200, media('8')));
    const [part] = await adapter.prepare(withFile());
    expect(part?.payload).toMatchObject({ body: { media_ids: ['8'] } });
  });

  it.each([
    [401, { error: 'The access token is invalid' }, 'auth_expired', 'TOKEN_INVALID'],
    [403, { error: 'outside the authorized scopes' }, 'account_problem', 'SCOPE_MISSING'],
    [413, '<html>', 'rejected', 'MEDIA_TOO_LARGE'],
    [
      422,
      { error: 'Validation failed: File content type is invalid, File is invalid' },
      'rejected',
      'MEDIA_REFUSED',
    ],
    [422, '', 'rejected', 'MEDIA_REFUSED'],
    [500, { error: 'Error processing thumbnail for uploaded media' }, 'retryable', 'HTTP_500'],
    [502, '<html>', 'retryable', 'HTTP_502'],
    [200, '<html>', 'retryable', 'UNREADABLE_ANSWER'],
    [200, { url: 'https://files.example/1' }, 'retryable', 'UNREADABLE_ANSWER'],
  ])('answered %i %j is %s', async (status, body, family, code) => {
    const { http, adapter } = anAdapter();
    http.on('POST', '/api/v2/media', answer(status, body));
    const failure = await failureOf(adapter.prepare(withFile()));
    expect([failure.family, failure.code]).toEqual([family, code]);
  });

  it('whose answer is lost may be repeated: nobody sees what it left', async () => {
    const { http, adapter } = anAdapter();
    http.on('POST', '/api/v2/media', new TransportError('reset', 'Gone'));
    expect((await failureOf(adapter.prepare(withFile()))).family).toBe('retryable');
  });

  it('over the limit waits for the half hour to end', async () => {
    const { http, adapter } = anAdapter();
    const reset = '2026-11-22T12:30:00.000Z';
    http.on('POST', '/api/v2/media', answer(429, '', { 'x-ratelimit-reset': reset }));
    expect((await failureOf(adapter.prepare(withFile()))).failure).toEqual({
      family: 'rate_limited',
      until: Date.parse(reset),
    });
  });
});

describe('a processing', () => {
  it.each([
    [422, 'rejected', 'MEDIA_PROCESSING_FAILED'],
    [404, 'retryable', 'MEDIA_GONE'],
  ])('that ends with %i forgets the file', async (status, family, code) => {
    const { http, adapter } = anAdapter();
    http.on('POST', '/api/v2/media', answer(202, media('7', null)));
    http.on('GET', '/api/v1/media/7', answer(status, { error: 'Oh' }));
    const request = withFile(film());
    const failure = await failureOf(adapter.prepare(request));
    expect([failure.family, failure.code]).toEqual([family, code]);
    expect(request.journal.handles['media:film']).toBeNull();
  });

  it('that cannot be looked at now keeps the file', async () => {
    const { http, adapter } = anAdapter();
    http.on('POST', '/api/v2/media', answer(202, media('7', null)));
    http.on('GET', '/api/v1/media/7', answer(502, '<html>'));
    const request = withFile(film());
    expect((await failureOf(adapter.prepare(request))).family).toBe('retryable');
    expect(request.journal.handles['media:film']).toMatchObject({ id: '7' });
  });
});

describe('a file of an earlier run', () => {
  const known = async (file = imageFile()) => {
    const { http, adapter, clock } = anAdapter();
    http.on('POST', '/api/v2/media', answer(200, media('7')), answer(200, media('9')));
    const request = withFile(file);
    await adapter.prepare(request);
    return { http, adapter, clock, request };
  };

  it('is used when the server still has it', async () => {
    const { http, adapter, request } = await known();
    http.on('GET', '/api/v1/media/7', answer(200, media('7')));
    await adapter.prepare(request);
    expect(http.sent('POST', '/media')).toHaveLength(1);
    expect(http.sent('PUT', '/media')).toEqual([]);
  });

  it('is used where the server cannot be asked but takes a description', async () => {
    const { http, adapter, request } = await known();
    http.on('GET', '/api/v1/media/7', answer(404, '<h1>'));
    http.on('PUT', '/api/v1/media/7', answer(200, media('7')));
    await adapter.prepare(request);
    expect(http.sent('POST', '/media')).toHaveLength(1);
  });

  it.each([404, 422])('is uploaded anew when the server answers %i', async (status) => {
    const { http, adapter, request } = await known();
    http.on('GET', '/api/v1/media/7', answer(status, { error: 'Record not found' }));
    http.on('PUT', '/api/v1/media/7', answer(404, { error: 'Record not found' }));
    const [part] = await adapter.prepare(request);
    expect(part?.payload).toMatchObject({ body: { media_ids: ['9'] } });
  });

  it('is not even asked for after half a day', async () => {
    const { http, adapter, clock, request } = await known();
    clock.time += 12 * 3_600_000;
    const [part] = await adapter.prepare(request);
    expect(part?.payload).toMatchObject({ body: { media_ids: ['9'] } });
    expect(http.sent('GET', '/media')).toEqual([]);
  });

  it('is described anew when its words or its focus changed', async () => {
    const { http, adapter, request } = await known();
    http.on('GET', '/api/v1/media/7', answer(200, media('7')));
    http.on('PUT', '/api/v1/media/7', answer(200, media('7')));
    const changed = {
      ...withFile(imageFile({ altText: 'A bell' }), request.journal),
      options: { focus: [{ x: 1, y: 0 }] },
    };
    await adapter.prepare(changed);
    const [sent] = http.sent('PUT', '/media');
    expect(sent?.body).toEqual({
      kind: 'json',
      value: { description: 'A bell', focus: '1.00,0.00' },
    });
    expect(request.journal.handles['media:cover']).toMatchObject({ altText: 'A bell' });
  });

  it('is left alone when its part is out already', async () => {
    const { http, adapter, request } = await known();
    request.journal.posted.push({ index: 0, id: '101', url: null });
    const [part] = await adapter.prepare(request);
    expect(part?.payload).toMatchObject({ body: { media_ids: ['7'] } });
    expect(http.sent('GET', '/media')).toEqual([]);
  });

  it('is asked about only, when the server is down: nothing is sent twice', async () => {
    const { http, adapter, request } = await known();
    http.on('GET', '/api/v1/media/7', answer(503, '<html>'));
    expect((await failureOf(adapter.prepare(request))).family).toBe('retryable');
    expect(http.sent('POST', '/media')).toHaveLength(1);
  });
});
