import { TransportError } from '../../../../server/src/platforms/contract';
import type { HttpRequest } from '../../../../server/src/platforms/contract';
import { answer, ScriptedHttp, type Scripted } from '../../../platform-kit/scripted-http';
import { failureOf } from '../meta/builders';
import { content, instagramOver, QUOTA, refusal, request, status, TOKEN, video } from './builders';

const BYTES = Uint8Array.from({ length: 100 }, (_, place) => place);
const URI = 'https://rupload.facebook.com/ig-api-upload/v25.0/1';
const DONE = answer(200, { success: true, message: 'Upload successful.' });

const phase = (bytes: number, code = 'in_progress') =>
  answer(200, { video_status: { uploading_phase: { status: code, bytes_transferred: bytes } } });

const uploading = (uri: string | undefined, ...uploads: Scripted[]): ScriptedHttp =>
  new ScriptedHttp()
    .on('GET', '/content_publishing_limit', QUOTA)
    .on('POST', 'ig-api-upload', ...uploads)
    .on('POST', '/media', answer(200, { id: '1', uri }))
    .on('GET', 'fields=status_code', status('FINISHED'));

const reel = () => request(content('', [video({ bytes: BYTES, url: null })], 'reel'));

const prepare = (http: ScriptedHttp, post = reel()) =>
  instagramOver(http, { method: 'facebook-login' }).adapter.prepare(post);

const sentBytes = async ({ body }: HttpRequest): Promise<number[]> =>
  body?.kind === 'stream' ? [...(await body.source.read())] : [];

it('streams the file to the address that was given, with the token in its own form', async () => {
  const http = uploading(URI, DONE);
  const post = reel();
  await prepare(http, post);
  const [sent] = http.sent('POST', 'ig-api-upload');
  expect(sent?.url).toBe(URI);
  expect(sent?.headers).toMatchObject({
    authorization: `OAuth ${TOKEN}`,
    offset: '0',
    file_size: '100',
  });
  expect(sent && (await sentBytes(sent))).toEqual([...BYTES]);
  expect(post.journal.handles.post).toMatchObject({ id: '1', isUploaded: true });
});

it('knows the address where the answer leaves it out', async () => {
  const http = uploading(undefined, DONE);
  await prepare(http);
  expect(http.sent('POST', 'ig-api-upload')[0]?.url).toBe(URI);
});

it('goes on where Instagram stands after a broken connection', async () => {
  const http = uploading(URI, new TransportError('reset', 'x'), DONE).on(
    'GET',
    'fields=video_status',
    phase(60)
  );
  await prepare(http);
  const [, second] = http.sent('POST', 'ig-api-upload');
  expect(second?.headers?.offset).toBe('60');
  expect(second && (await sentBytes(second))).toEqual([...BYTES.subarray(60)]);
});

it('sends nothing more when all of it has arrived', async () => {
  const http = uploading(URI, answer(502, '<html>')).on(
    'GET',
    'fields=video_status',
    phase(100, 'complete')
  );
  await prepare(http);
  expect(http.sent('POST', 'ig-api-upload')).toHaveLength(1);
});

const refused = (retriable: boolean) =>
  answer(400, { debug_info: { retriable, type: 'ProcessingFailedError', message: `no ${TOKEN}` } });

it('lets go of a container whose bytes are refused', async () => {
  const post = reel();
  const failure = await failureOf(prepare(uploading(URI, refused(false)), post));
  expect([failure.family, failure.code]).toEqual(['rejected', 'UPLOAD_REFUSED']);
  expect(failure.message).not.toContain(TOKEN);
  expect(post.journal.handles.post).toBeNull();
});

it('begins anew where only the rest is refused', async () => {
  const http = uploading(URI, new TransportError('reset', 'x'), refused(false)).on(
    'GET',
    'fields=video_status',
    phase(60)
  );
  const post = reel();
  expect((await failureOf(prepare(http, post))).family).toBe('retryable');
  expect(post.journal.handles.post).toBeNull();
});

it('keeps the container when the connection breaks again and again', async () => {
  const http = uploading(URI, refused(true)).on('GET', 'fields=video_status', phase(0));
  const post = reel();
  expect((await failureOf(prepare(http, post))).code).toBe('UPLOAD_BROKEN');
  expect(http.sent('POST', 'ig-api-upload')).toHaveLength(3);
  expect(post.journal.handles.post).toMatchObject({ isUploaded: false });
});

it('reads an error of the Graph API as everywhere else', async () => {
  const failure = await failureOf(prepare(uploading(URI, refusal(190, 463))));
  expect(failure.family).toBe('auth_expired');
});

it.each(['https://evil.example/upload', 'http://rupload.facebook.com/x', 'nonsense'])(
  'does not give the token to %s',
  async (uri) => {
    const http = uploading(uri, DONE);
    const failure = await failureOf(prepare(http));
    expect(failure.code).toBe('UPLOAD_ADDRESS');
    expect(http.requests.some(({ url }) => url === uri)).toBe(false);
  }
);
