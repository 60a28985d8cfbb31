import { BLOB_REUSE_MS } from '../../../../server/src/platforms/bluesky/blobs';
import type { JsonValue } from '../../../../server/src/platforms/contract';
import { FakeClock } from '../../../platform-kit/fake-clock';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { aJwt, anAdapter, aRequest, DID, failureOf, NOW, VIDEO_URL } from './builders';
import { broken, html, json, jsonBodyOf, nsidOf, scriptedHttp, xrpcError } from './fake-http';
import type { Answer } from './fake-http';
import {
  AUTH,
  LIMITS,
  SEND,
  JOB,
  PLAIN,
  PUT,
  HOSTED,
  video,
  content,
  credentials,
  running,
  done,
  SERVICE,
  prepare,
  cidIn,
} from './fake-video-service';

describe('a video of an account at Bluesky', () => {
  it('is made ready by the video service before the post is out', async () => {
    const { prepared, calls, clock } = prepare();
    const [part] = await prepared;
    expect(cidIn(part?.payload)).toBe('bafkreifilm');
    expect(calls.map(nsidOf)).toEqual([AUTH, LIMITS, AUTH, SEND, JOB, JOB]);
    expect(clock.slept).toEqual([2000, 3000]);
  });

  it('is sent piece by piece, with a token for the account’s own server', async () => {
    const { prepared, callsOf } = prepare();
    await prepared;
    const [forLimits, forUpload] = callsOf(AUTH).map(({ url }) => new URL(url));
    expect(Object.fromEntries(forLimits?.searchParams ?? [])).toEqual({
      aud: 'did:web:video.bsky.app',
      lxm: LIMITS,
      exp: String(NOW / 1000 + 1800),
    });
    expect(forUpload?.origin).toBe(HOSTED);
    expect(Object.fromEntries(forUpload?.searchParams ?? [])).toEqual({
      aud: 'did:web:morel.us-east.host.bsky.network',
      lxm: PLAIN,
      exp: String(NOW / 1000 + 1800),
    });
    const [sent] = callsOf(SEND);
    const url = new URL(sent?.url ?? '');
    expect(`${url.origin}${url.pathname}`).toBe(`${VIDEO_URL}/xrpc/${SEND}`);
    expect(url.searchParams.get('did')).toBe(DID);
    expect(url.searchParams.get('name')).toMatch(/^[2-7a-j][2-7a-z]{12}\.mp4$/);
    expect(sent?.headers).toMatchObject({
      Authorization: 'Bearer service-token',
      'Content-Type': 'video/mp4',
    });
    expect(sent?.body).toEqual({ kind: 'stream', source: video });
    expect(sent?.timeoutMs).toBeGreaterThanOrEqual(30 * 60_000);
    expect(callsOf(JOB)[0]?.headers).not.toHaveProperty('Authorization');
  });

  it('is meant for the server that the session names, whatever its host', async () => {
    const accessToken = aJwt({ sub: DID, aud: 'did:web:pds.example' });
    const { http, callsOf } = scriptedHttp(SERVICE);
    const own = { ...credentials, accessToken };
    await anAdapter(http).prepare(aRequest({ content, credentials: own }));
    expect(new URL(callsOf(AUTH)[1]?.url ?? '').searchParams.get('aud')).toBe(
      'did:web:pds.example'
    );
  });

  it.each([
    ['flat', done],
    ['wrapped', { jobStatus: done }],
  ])('understands a %s answer, and needs no poll when the blob is there', async (_, body) => {
    const { prepared, callsOf } = prepare({ [SEND]: [json(200, body)] });
    expect(cidIn((await prepared)[0]?.payload)).toBe('bafkreifilm');
    expect(callsOf(JOB)).toHaveLength(0);
  });

  it('that the service has already is used', async () => {
    const known = { ...done, error: 'already_exists', message: 'Video already processed' };
    const { prepared } = prepare({ [SEND]: [json(409, known)] });
    expect(cidIn((await prepared)[0]?.payload)).toBe('bafkreifilm');
  });

  it('that the service is working on already is waited for', async () => {
    const known = { jobId: 'job1', error: 'already_exists' };
    const { prepared, callsOf } = prepare({ [SEND]: [json(409, known)] });
    expect(cidIn((await prepared)[0]?.payload)).toBe('bafkreifilm');
    expect(callsOf(JOB)[0]?.url).toContain('jobId=job1');
  });

  it('is sent although the limits could not be read', async () => {
    const { prepared } = prepare({ [LIMITS]: [html(500)] });
    expect(cidIn((await prepared)[0]?.payload)).toBe('bafkreifilm');
  });
});

describe('after a crash', () => {
  it('while it was processed, the same job is asked for and nothing is sent again', async () => {
    const journal = new MemoryJournal();
    const first = prepare({ [JOB]: [broken('reset')] }, { journal });
    expect((await failureOf(first.prepared)).family).toBe('retryable');
    const second = prepare({ [JOB]: [json(200, done)] }, { journal });
    expect(cidIn((await second.prepared)[0]?.payload)).toBe('bafkreifilm');
    expect(second.calls.map(nsidOf)).toEqual([JOB]);
  });

  it('when it was ready, nobody is asked', async () => {
    const journal = new MemoryJournal();
    await prepare({}, { journal }).prepared;
    const second = prepare({}, { journal });
    expect(cidIn((await second.prepared)[0]?.payload)).toBe('bafkreifilm');
    expect(second.calls).toHaveLength(0);
  });

  it('a job that the service has forgotten is begun anew', async () => {
    const journal = new MemoryJournal();
    await journal.saveHandle('video.ferry', { jobId: 'old' });
    const changes = { [JOB]: [json(400, { error: 'job not found' }), json(200, done)] };
    const { prepared, callsOf } = prepare(changes, { journal });
    expect(cidIn((await prepared)[0]?.payload)).toBe('bafkreifilm');
    expect(callsOf(SEND)).toHaveLength(1);
  });

  it('long after it was ready, the job is asked again', async () => {
    const journal = new MemoryJournal();
    const clock = new FakeClock();
    await prepare({}, { journal, clock }).prepared;
    clock.time += BLOB_REUSE_MS;
    const second = prepare({ [JOB]: [json(200, done)] }, { journal, clock });
    await second.prepared;
    expect(second.calls.map(nsidOf)).toEqual([JOB]);
  });
});

describe('a video that takes long', () => {
  it('is waited for ten minutes, then left to a later attempt', async () => {
    const { prepared, clock, journal } = prepare({ [JOB]: [json(200, running)] });
    const failure = await failureOf(prepared);
    expect([failure.code, failure.failure]).toEqual([
      'VIDEO_STILL_PROCESSING',
      { family: 'retryable', retryAfterMs: 60_000 },
    ]);
    expect(clock.time - NOW).toBeGreaterThanOrEqual(10 * 60_000);
    expect(clock.time - NOW).toBeLessThan(11 * 60_000);
    expect(journal.handles['video.ferry']).toEqual({ jobId: 'job1' });
  });

  it('is not waited for when the worker stops', async () => {
    const { http } = scriptedHttp(SERVICE);
    const stopped = new AbortController();
    const clock = new FakeClock();
    clock.sleep = (_ms, signal) => {
      stopped.abort(new Error('stopped'));
      return Promise.reject(signal?.reason as Error);
    };
    const request = aRequest({ content, credentials, signal: stopped.signal });
    const failure = await failureOf(anAdapter(http, clock).prepare(request));
    expect([failure.family, failure.code]).toEqual(['retryable', 'ABORTED']);
  });
});

describe('a video of an account elsewhere', () => {
  it('goes straight to its own server', async () => {
    const { prepared, calls } = prepare({}, { serviceUrl: 'https://pds.harbour.test' });
    expect(cidIn((await prepared)[0]?.payload)).toBe('bafkreiplain');
    expect(calls.map(nsidOf)).toEqual([PLAIN]);
    expect(calls[0]?.headers).toMatchObject({ 'Content-Type': 'video/mp4' });
  });

  it('that its server finds too large is rejected with the setting to change', async () => {
    const { prepared } = prepare(
      { [PLAIN]: [xrpcError(413, 'PayloadTooLarge', 'request entity too large')] },
      { serviceUrl: 'https://pds.harbour.test' }
    );
    const failure = await failureOf(prepared);
    expect(failure.family).toBe('rejected');
    expect(failure.message).toContain('PDS_BLOB_UPLOAD_LIMIT');
  });
});

describe('a blob of the service that the server has forgotten', () => {
  it('is replaced by the bare file: the service would only name it again', async () => {
    const stores: Answer = (request) => {
      const { rkey } = jsonBodyOf(request) as { rkey: string };
      return json(200, { uri: `at://${DID}/app.bsky.feed.post/${rkey}`, cid: 'c' });
    };
    const { prepared, adapter, request, callsOf } = prepare({
      [PUT]: [xrpcError(400, 'BlobNotFound'), stores],
    });
    await prepared;
    expect((await failureOf(adapter.publish(request))).family).toBe('retryable');
    await adapter.publish(request);
    expect(callsOf(SEND)).toHaveLength(1);
    expect(callsOf(PLAIN)).toHaveLength(1);
    const [first, second] = callsOf(PUT).map((call) => jsonBodyOf(call) as { rkey: string });
    expect(second?.rkey).toBe(first?.rkey);
    expect(cidIn(second as unknown as JsonValue)).toBe('bafkreiplain');
  });
});
