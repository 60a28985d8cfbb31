import { makeVideo } from '../../../conformance/src/make-video';
import {
  aPng,
  aPost,
  inputCodes,
  ORGANIZATION_URN,
  PAGE_SCOPES,
  signedIn,
  startLinkedIn,
  type ApiClient,
  type LinkedInForTest,
} from './linkedin-for-test';

const PART_BYTES = 4_194_304;

let linkedIn: LinkedInForTest;
let editor: ApiClient & { token: string };
beforeEach(async () => {
  linkedIn = await startLinkedIn();
  editor = await signedIn(linkedIn);
});
afterEach(() => linkedIn.close());

interface Initialized {
  uploadUrl: string;
  image: string;
  document: string;
  video: string;
  uploadToken: string;
  uploadInstructions: { uploadUrl: string; firstByte: number; lastByte: number }[];
}

const initialize = async (
  kind: 'images' | 'documents' | 'videos',
  fields: Record<string, unknown> = {},
  client: ApiClient = editor
) => {
  const answer = await client.call('POST', `/rest/${kind}?action=initializeUpload`, {
    body: { initializeUploadRequest: { owner: client.personUrn, ...fields } },
  });
  return { ...answer, value: answer.json.value as Initialized };
};

const put = (url: string, bytes: Uint8Array, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'PUT', headers, body: Buffer.from(bytes) });

const withToken = () => ({ authorization: `Bearer ${editor.token}` });

const postWith = (id: string, client: ApiClient = editor) =>
  client.post(aPost(client.personUrn, { content: { media: { id, title: 'A title' } } }));

describe('an image upload', () => {
  it('goes to another path than the API and needs the token', async () => {
    const { status, value } = await initialize('images');
    expect(status).toBe(200);
    expect(new URL(value.uploadUrl).pathname).toMatch(/^\/dms-uploads\//);
    expect(value.image).toMatch(/^urn:li:image:D4E10AQ/);
    expect((await put(value.uploadUrl, aPng())).status).toBe(401);
    const done = await put(value.uploadUrl, aPng(), withToken());
    expect([done.status, await done.text()]).toEqual([201, '']);
    expect((await postWith(value.image)).status).toBe(201);
  });

  it('refuses unknown fields, actions and owners', async () => {
    expect((await initialize('images', { title: 'x' })).status).toBe(422);
    const body = { initializeUploadRequest: { owner: editor.personUrn } };
    const action = await editor.call('POST', '/rest/images?action=registerUpload', { body });
    expect(action.status).toBe(400);
    const other = await signedIn(linkedIn, { member: 'saltmarsh-press-desk' });
    const foreign = await initialize('images', { owner: other.personUrn });
    expect([foreign.status, foreign.json.code]).toEqual([403, 'ACCESS_DENIED']);
  });

  it('refuses files that are no JPEG, PNG or GIF, and files that are too large', async () => {
    const { value } = await initialize('images');
    const webp = Buffer.from('RIFF0000WEBPVP8 ');
    expect((await put(value.uploadUrl, webp, withToken())).status).toBe(415);
    linkedIn.act('configure', { maxImageBytes: aPng().byteLength - 1 });
    expect((await put(value.uploadUrl, aPng(), withToken())).status).toBe(413);
  });

  it('expires', async () => {
    const { value } = await initialize('images');
    linkedIn.world.clock.advance(86_400_000);
    const late = await put(value.uploadUrl, aPng(), withToken());
    expect(late.status).toBe(400);
    expect(await late.text()).toContain('EXPIRED_UPLOAD_URL');
  });

  it('cannot be used before the bytes are there and processed', async () => {
    linkedIn.act('configure', { imageProcessingMs: 1000 });
    const { value } = await initialize('images');
    expect(inputCodes(await postWith(value.image))).toEqual(['MEDIA_ASSET_WAITING_UPLOAD']);
    await put(value.uploadUrl, aPng(), withToken());
    expect(inputCodes(await postWith(value.image))).toEqual(['MEDIA_ASSET_WAITING_UPLOAD']);
    linkedIn.world.clock.advance(1000);
    expect((await postWith(value.image)).status).toBe(201);
  });

  it('can be posted while it is processed when so configured, and then stays missing', async () => {
    linkedIn.act('configure', { imageProcessingMs: 1000, unprocessedMedia: 'accept' });
    expect((await postWith(await editor.uploadImage())).status).toBe(201);
    linkedIn.world.clock.advance(1000);
    expect((await linkedIn.get('/')).text).toContain('was not ready');
  });

  it.each([
    ['has too many pixels', aPng(6013, 6013), {}],
    ['cannot be decoded', aPng().subarray(0, 20), {}],
    ['comes in pieces', aPng(), { 'content-range': 'bytes 0-63/128' }],
  ])('fails in processing when it %s', async (_, bytes, headers) => {
    const { value } = await initialize('images');
    await put(value.uploadUrl, bytes, { ...withToken(), ...headers });
    expect(inputCodes(await postWith(value.image))).toEqual(['MEDIA_ASSET_PROCESSING_FAILED']);
  });

  it('must belong to the post’s author', async () => {
    const image = await editor.uploadImage();
    const other = await signedIn(linkedIn, { member: 'saltmarsh-press-desk' });
    expect(inputCodes(await postWith(image, other))).toEqual(['INVALID_CONTENT_OWNERSHIP']);
  });
});

describe('the status of media', () => {
  const statusOf = (client: ApiClient, urn: string) =>
    client.call('GET', `/rest/images/${encodeURIComponent(urn)}`);

  it('is forbidden to member tokens unless configured otherwise', async () => {
    const image = await editor.uploadImage();
    const answer = await statusOf(editor, image);
    expect(answer.json).toEqual({
      message:
        'Accessing this image resource is forbidden. Please check your permissions for this resource',
      status: 403,
    });
    linkedIn.act('configure', { memberMayReadMedia: true });
    expect((await statusOf(editor, image)).json).toMatchObject({ status: 'AVAILABLE' });
  });

  it('goes from waiting over processing to available for organizations', async () => {
    linkedIn.act('configure', { communityManagement: true, imageProcessingMs: 1000 });
    const client = await signedIn(linkedIn, { scope: PAGE_SCOPES });
    const { value } = await initialize('images', { owner: ORGANIZATION_URN }, client);
    const status = async () => (await statusOf(client, value.image)).json.status;
    expect(await status()).toBe('WAITING_UPLOAD');
    await put(value.uploadUrl, aPng(), { authorization: `Bearer ${client.token}` });
    expect(await status()).toBe('PROCESSING');
    linkedIn.world.clock.advance(1000);
    const { json } = await statusOf(client, value.image);
    expect(json).toMatchObject({ id: value.image, owner: ORGANIZATION_URN, status: 'AVAILABLE' });
    const file = await fetch(String(json.downloadUrl));
    expect(Buffer.from(await file.arrayBuffer())).toEqual(Buffer.from(aPng()));
  });
});

describe('a video upload', () => {
  let film: Uint8Array;
  let size: number;
  beforeAll(async () => {
    film = await makeVideo({ seconds: 3, frameBytes: 48_000 });
    size = film.byteLength;
  });

  const uploadParts = async (value: Initialized): Promise<string[]> => {
    const etags: string[] = [];
    for (const { uploadUrl, firstByte } of value.uploadInstructions) {
      const answer = await put(uploadUrl, film.subarray(firstByte, firstByte + PART_BYTES));
      expect(answer.status).toBe(200);
      const etag = answer.headers.get('etag') ?? '';
      expect(etag).toMatch(/^".+"$/);
      etags.push(etag.slice(1, -1));
    }
    return etags;
  };

  const finalize = (video: string, uploadedPartIds: string[], more: object = { uploadToken: '' }) =>
    editor.call('POST', '/rest/videos?action=finalizeUpload', {
      body: { finalizeUploadRequest: { video, uploadedPartIds, ...more } },
    });

  it('is split into parts that need no token, joined in order, and processed', async () => {
    const { value } = await initialize('videos', { fileSizeBytes: size });
    expect(
      value.uploadInstructions.map(({ firstByte, lastByte }) => [firstByte, lastByte])
    ).toEqual([
      [0, PART_BYTES - 1],
      [PART_BYTES, size - 1],
    ]);
    const etags = await uploadParts(value);
    expect((await finalize(value.video, etags)).status).toBe(200);
    expect(inputCodes(await postWith(value.video))).toEqual(['MEDIA_ASSET_WAITING_UPLOAD']);
    linkedIn.world.clock.advance(2000);
    const posted = await postWith(value.video);
    expect(posted.headers.get('x-restli-id')).toMatch(/^urn:li:ugcPost:\d+$/);
    const key = value.video.split(':').at(-1);
    const served = await fetch(`${linkedIn.url}/dms/video/${key}`);
    expect(Buffer.from(await served.arrayBuffer()).equals(film)).toBe(true);
    const piece = await fetch(`${linkedIn.url}/dms/video/${key}`, {
      headers: { range: 'bytes=4-7' },
    });
    expect([piece.status, await piece.text()]).toEqual([206, 'ftyp']);
  });

  it('is not finalized with parts missing or out of order, or without the empty token', async () => {
    const { value } = await initialize('videos', { fileSizeBytes: size });
    expect(inputCodes(await finalize(value.video, ['a', 'b']))).toEqual([
      'INVALID_VALUE_FOR_FIELD',
    ]);
    const etags = await uploadParts(value);
    const swapped = await finalize(value.video, [...etags].reverse());
    expect(inputCodes(swapped)).toEqual(['INVALID_VALUE_FOR_FIELD']);
    expect(inputCodes(await finalize(value.video, etags, {}))).toEqual(['MISSING_FIELD']);
  });

  it('refuses a part of the wrong length', async () => {
    const { value } = await initialize('videos', { fileSizeBytes: size });
    const [first] = value.uploadInstructions;
    expect((await put(first?.uploadUrl ?? '', film.subarray(0, 10))).status).toBe(400);
  });

  it('may announce a last byte beyond the file', async () => {
    linkedIn.act('configure', { lastByteOvershoots: true });
    const { value } = await initialize('videos', { fileSizeBytes: size });
    expect(value.uploadInstructions.at(-1)?.lastByte).toBe(2 * PART_BYTES - 1);
  });

  it('must have a size between 75 KB and 500 MB', async () => {
    for (const fileSizeBytes of [1000, 501 * 1024 * 1024]) {
      const answer = await initialize('videos', { fileSizeBytes });
      expect(inputCodes(answer)).toEqual(['INVALID_VALUE_FOR_FIELD']);
    }
  });

  it('is finalized once, however often that is asked for', async () => {
    const { value } = await initialize('videos', { fileSizeBytes: size });
    const etags = await uploadParts(value);
    await finalize(value.video, etags);
    linkedIn.world.clock.advance(2000);
    expect((await finalize(value.video, etags)).status).toBe(200);
    expect((await postWith(value.video)).status).toBe(201);
  });

  it.each([
    ['is noise', () => Promise.resolve(new Uint8Array(100_000))],
    ['is a QuickTime film', () => makeVideo({ container: 'mov', frameBytes: 2000 })],
    ['is shorter than 3 s', () => makeVideo({ seconds: 2, frameBytes: 2000 })],
  ])('fails in processing when it %s', async (_, make) => {
    const bytes = await make();
    const { value } = await initialize('videos', { fileSizeBytes: bytes.byteLength });
    const [first] = value.uploadInstructions;
    const answer = await put(first?.uploadUrl ?? '', bytes);
    await finalize(value.video, [(answer.headers.get('etag') ?? '').replaceAll('"', '')]);
    linkedIn.world.clock.advance(2000);
    expect(inputCodes(await postWith(value.video))).toEqual(['MEDIA_ASSET_PROCESSING_FAILED']);
  });
});

describe('a document upload', () => {
  it('takes a PDF in one request and a post with a title', async () => {
    const { value } = await initialize('documents');
    const page = Buffer.from('%PDF-1.7 sample');
    expect((await put(value.uploadUrl, page, withToken())).status).toBe(201);
    linkedIn.world.clock.advance(1000);
    const untitled = await editor.post(
      aPost(editor.personUrn, { content: { media: { id: value.document } } })
    );
    expect(inputCodes(untitled)).toEqual(['MISSING_FIELD']);
    expect((await postWith(value.document)).status).toBe(201);
    expect((await linkedIn.get('/')).text).toContain('<small>A title · PDF</small>');
  });

  it('takes office files, and nothing else', async () => {
    const { value } = await initialize('documents');
    expect((await put(value.uploadUrl, Buffer.from('plain words'), withToken())).status).toBe(415);
    expect((await put(value.uploadUrl, Buffer.from('PK\u0003\u0004'), withToken())).status).toBe(
      201
    );
  });

  it('fails in processing with more than 300 pages', async () => {
    const { value } = await initialize('documents');
    const pages = Buffer.from(`%PDF-1.7 ${'/Type /Page '.repeat(301)}`);
    await put(value.uploadUrl, pages, withToken());
    linkedIn.world.clock.advance(1000);
    expect(inputCodes(await postWith(value.document))).toEqual(['MEDIA_ASSET_PROCESSING_FAILED']);
  });
});
