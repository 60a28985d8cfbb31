import type { HttpClient } from '../../../../server/src/platforms/contract';
import { documentFile, imageFile } from '../../../platform-kit/files';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';
import { aSetup, failureOf, MEMBER, NOW, scriptUploads, someContent } from './builders';

const forbidden = answer(403, {
  message:
    'Accessing this image resource is forbidden. Please check your permissions for this resource',
  status: 403,
});

describe('the upload of an image', () => {
  const withImage = (...keys: string[]) =>
    aSetup({ content: someContent('Look', { media: keys.map((key) => imageFile({ key: key })) }) });

  it('announces, sends and checks with the right headers', async () => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    await setup.adapter.prepare(setup.request);
    const [announce, put, check] = setup.http.requests;
    const rest = {
      Authorization: 'Bearer access-token',
      'LinkedIn-Version': '202609',
      'X-Restli-Protocol-Version': '2.0.0',
    };
    expect(announce).toMatchObject({
      url: 'https://api.example/rest/images?action=initializeUpload',
      headers: rest,
    });
    expect(ScriptedHttp.jsonOf(announce)).toEqual({ initializeUploadRequest: { owner: MEMBER } });
    expect(put).toMatchObject({
      method: 'PUT',
      url: 'https://uploads.example/1',
      headers: { Authorization: 'Bearer access-token', 'Content-Type': 'image/jpeg' },
      body: { kind: 'stream', source: { byteLength: 3 } },
    });
    expect(check?.url).toBe('https://api.example/rest/images/urn%3Ali%3Aimage%3A1');
    expect(check?.headers).toEqual(rest);
  });

  it('polls until the image is available', async () => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on(
      'GET',
      '/rest/images/',
      answer(200, { status: 'WAITING_UPLOAD' }),
      answer(200, { status: 'PROCESSING' }),
      answer(200, { status: 'AVAILABLE' })
    );
    await setup.adapter.prepare(setup.request);
    expect(setup.clock.slept).toEqual([1_000, 2_000]);
  });

  it('is retryable when processing takes too long, and keeps the image', async () => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'PROCESSING' }));
    const failure = await failureOf(setup.adapter.prepare(setup.request));
    expect(failure.failure).toEqual({ family: 'retryable', retryAfterMs: 15_000 });
    await failureOf(setup.adapter.prepare(setup.request));
    expect(setup.http.sent('PUT', 'uploads')).toHaveLength(1);
  });

  it('waits once for all images when the token may not read their status', async () => {
    const setup = withImage('a', 'b', 'c');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', forbidden);
    const [part] = await setup.adapter.prepare(setup.request);
    expect(JSON.stringify(part)).toContain('urn:li:image:3');
    expect(setup.http.sent('GET', '/rest/images/')).toHaveLength(1);
    expect(setup.clock.slept).toEqual([3_000]);
  });

  it('is not repeated after a crash, nor is the wait', async () => {
    const setup = withImage('a', 'b');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', forbidden);
    const first = await setup.adapter.prepare(setup.request);
    const count = setup.http.requests.length;
    expect(await setup.adapter.prepare(setup.request)).toEqual(first);
    expect(setup.http.requests).toHaveLength(count);
    expect(setup.clock.slept).toHaveLength(1);
  });

  it('resumes with the images that a crash left out', async () => {
    const setup = withImage('a', 'b');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    setup.journal.handles['image:a'] = {
      urn: 'urn:li:image:kept',
      state: 'ready',
      uploads: 1,
      expiresAt: NOW + 1,
    };
    const [part] = await setup.adapter.prepare(setup.request);
    expect(part?.payload).toMatchObject({
      content: { multiImage: { images: [{ id: 'urn:li:image:kept' }, { id: 'urn:li:image:1' }] } },
    });
  });

  it.each([
    ['expired', { urn: 'urn:li:image:old', state: 'ready', uploads: 1, expiresAt: NOW }],
    ['unreadable', 'urn:li:image:old'],
  ])('does not reuse an %s handle', async (_, handle) => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    setup.journal.handles['image:a'] = handle;
    const [part] = await setup.adapter.prepare(setup.request);
    expect(part?.payload).toMatchObject({ content: { media: { id: 'urn:li:image:1' } } });
  });

  it('is repeated once when LinkedIn cannot process the image', async () => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on(
      'GET',
      '/rest/images/',
      answer(200, { status: 'PROCESSING_FAILED' }),
      answer(200, { status: 'AVAILABLE' })
    );
    const [part] = await setup.adapter.prepare(setup.request);
    expect(part?.payload).toMatchObject({ content: { media: { id: 'urn:li:image:2' } } });
  });

  it('is rejected when LinkedIn cannot process the image twice, also on the next prepare', async () => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'PROCESSING_FAILED' }));
    for (let round = 1; round <= 2; round += 1) {
      const failure = await failureOf(setup.adapter.prepare(setup.request));
      expect(failure).toMatchObject({
        family: 'rejected',
        code: 'MEDIA_ASSET_PROCESSING_FAILED',
      });
    }
    expect(setup.http.sent('PUT', 'uploads')).toHaveLength(2);
  });

  it('starts again once when the upload address has expired', async () => {
    const setup = withImage('a');
    setup.http.on('PUT', 'https://uploads.example/1', answer(400, { code: 'EXPIRED_UPLOAD_URL' }));
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    const [part] = await setup.adapter.prepare(setup.request);
    expect(part?.payload).toMatchObject({ content: { media: { id: 'urn:li:image:2' } } });
  });

  it.each(['image', 'document'] as const)(
    'is retryable when the file of a %s cannot be read',
    async (kind) => {
      const read = () => Promise.reject(new Error('gone'));
      const file = kind === 'image' ? imageFile({ read }) : documentFile({ read });
      const reading: HttpClient = async (request) => {
        if (request.body?.kind !== 'stream') return scripted.client(request);
        await request.body.source.read({ start: 0, end: 3 });
        return answer(201);
      };
      const scripted = new ScriptedHttp();
      scriptUploads(scripted, kind);
      const content = someContent('Look', { media: [file] });
      const { adapter, request } = aSetup({ content, deps: { http: reading } });
      const failure = await failureOf(adapter.prepare(request));
      expect(failure).toMatchObject({ family: 'retryable', code: 'MEDIA_UNREADABLE' });
    }
  );

  it('is retryable when the answer to the announcement is not readable', async () => {
    const setup = withImage('a');
    setup.http.on('POST', '/rest/images', answer(200, '<html>'));
    const failure = await failureOf(setup.adapter.prepare(setup.request));
    expect(failure).toMatchObject({ family: 'retryable', code: 'UNREADABLE_ANSWER' });
  });

  it('that LinkedIn forgot meanwhile is done once more', async () => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(404), answer(200, { status: 'AVAILABLE' }));
    const [part] = await setup.adapter.prepare(setup.request);
    expect(part?.payload).toMatchObject({ content: { media: { id: 'urn:li:image:2' } } });
  });

  it('is retryable when the wait for processing is broken off', async () => {
    const setup = withImage('a');
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'PROCESSING' }));
    setup.clock.sleep = () => Promise.reject(new Error('lease lost'));
    const failure = await failureOf(setup.adapter.prepare(setup.request));
    expect(failure).toMatchObject({ family: 'retryable', code: 'ABORTED' });
    expect(setup.journal.handles['image:a']).toMatchObject({ state: 'uploaded' });
  });
});

describe('the upload of a document', () => {
  const withPaper = () => aSetup({ content: someContent('Read', { media: [documentFile()] }) });

  it('is streamed in one request with the token', async () => {
    const setup = withPaper();
    scriptUploads(setup.http, 'document');
    setup.http.on('GET', '/rest/documents/', answer(200, { status: 'AVAILABLE' }));
    await setup.adapter.prepare(setup.request);
    const [announce, put, check] = setup.http.requests;
    expect(announce?.url).toBe('https://api.example/rest/documents?action=initializeUpload');
    expect(ScriptedHttp.jsonOf(announce)).toEqual({ initializeUploadRequest: { owner: MEMBER } });
    expect(put).toMatchObject({
      url: 'https://uploads.example/1',
      headers: { Authorization: 'Bearer access-token', 'Content-Type': 'application/pdf' },
      body: { kind: 'stream', source: { byteLength: 8 } },
    });
    expect(put?.timeoutMs).toBeGreaterThan(60_000);
    expect(check?.url).toBe('https://api.example/rest/documents/urn%3Ali%3Adocument%3A1');
  });

  it('waits 5 s where its status is hidden', async () => {
    const setup = withPaper();
    scriptUploads(setup.http, 'document');
    setup.http.on('GET', '/rest/documents/', answer(403));
    await setup.adapter.prepare(setup.request);
    expect(setup.clock.slept).toEqual([5_000]);
  });
});
