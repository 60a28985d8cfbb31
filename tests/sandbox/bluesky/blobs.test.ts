import { blobCid } from '../../../sandbox/src/bluesky/cid';
import { aPng, aPost, BlueskyUnderTest, type Session } from './bluesky-under-test';

const MEGABYTE = 1024 * 1024;
const RKEY = '3n2vsorxggs2g';

describe('Bluesky sandbox: blobs', () => {
  let bluesky: BlueskyUnderTest;
  let session: Session;

  beforeEach(async () => {
    bluesky = await BlueskyUnderTest.start();
    session = await bluesky.signIn();
  });
  afterEach(() => bluesky.close());

  const withImage = (image: unknown) =>
    aPost({ embed: { $type: 'app.bsky.embed.images', images: [{ alt: 'Quay', image }] } });

  it('answers a blob object whose CID comes from the bytes alone', async () => {
    const bytes = aPng(136);
    const { status, json } = await bluesky.upload(session, bytes, 'image/png');
    expect(status).toBe(200);
    expect(json).toEqual({
      blob: { $type: 'blob', ref: { $link: blobCid(bytes) }, mimeType: 'image/png', size: 136 },
    });
    expect((await bluesky.upload(session, bytes, 'image/png')).json).toEqual(json);
  });

  it.each([
    ['octet-stream PNG as PNG', aPng(20), 'application/octet-stream', 'image/png'],
    ['JPEG sent as PNG as JPEG', Buffer.from('ffd8ffe000104a46', 'hex'), 'image/png', 'image/jpeg'],
    ['unknown data as the header says', Buffer.from('hello'), 'image/png', 'image/png'],
    ['MP4', Buffer.from('0000001866747970' + '6d703432', 'hex'), 'text/plain', 'video/mp4'],
  ])('takes %s', async (_name, bytes, header, mimeType) => {
    const { json } = await bluesky.upload(session, bytes, header);
    expect(json.blob).toMatchObject({ mimeType });
  });

  it('takes 5 MB and refuses one byte more with 413', async () => {
    expect((await bluesky.upload(session, aPng(5 * MEGABYTE), 'image/png')).status).toBe(200);
    const { status, json } = await bluesky.upload(session, aPng(5 * MEGABYTE + 1), 'image/png');
    expect([status, json.error]).toEqual([413, 'PayloadTooLarge']);
  });

  it('needs a session, a body and a content type', async () => {
    const nsid = 'com.atproto.repo.uploadBlob';
    const token = session.accessJwt;
    const headers = { 'content-type': 'image/png' };
    expect((await bluesky.procedure(nsid, { bytes: aPng(9), headers })).status).toBe(401);
    expect((await bluesky.procedure(nsid, { token, headers })).status).toBe(400);
    expect((await bluesky.procedure(nsid, { token, bytes: aPng(9) })).json.message).toContain(
      'Content-Type'
    );
  });

  it('gives the bytes back, fenced', async () => {
    const bytes = aPng(64);
    await bluesky.upload(session, bytes, 'image/png');
    const query = `did=${session.did}&cid=${blobCid(bytes)}`;
    const response = await fetch(`${bluesky.url}/xrpc/com.atproto.sync.getBlob?${query}`);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(bytes));
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    const absent = await bluesky.query(
      'com.atproto.sync.getBlob',
      `?did=${session.did}&cid=${blobCid(aPng(65))}`
    );
    expect([absent.status, absent.json.error]).toEqual([400, 'BlobNotFound']);
  });

  it('refuses a record with a blob that was never uploaded', async () => {
    const ref = { $link: blobCid(aPng(10)) };
    const image = { $type: 'blob', ref, mimeType: 'image/png', size: 10 };
    const { status, json } = await bluesky.put(session, RKEY, withImage(image));
    expect([status, json.error]).toEqual([400, 'BlobNotFound']);
  });

  it('refuses a blob object that lies about the upload', async () => {
    const { json } = await bluesky.upload(session, aPng(10), 'image/png');
    const lies = [{ mimeType: 'image/jpeg' }, { size: 9 }];
    for (const lie of lies) {
      const image = { ...(json.blob as object), ...lie };
      expect((await bluesky.put(session, RKEY, withImage(image))).status).toBe(400);
    }
    expect((await bluesky.put(session, RKEY, withImage(json.blob))).status).toBe(200);
  });

  it('forgets a blob that no record uses, and keeps one that a record uses', async () => {
    const { json: used } = await bluesky.upload(session, aPng(10, 1), 'image/png');
    const { json: idle } = await bluesky.upload(session, aPng(10, 2), 'image/png');
    await bluesky.put(session, RKEY, withImage(used.blob));
    bluesky.world.clock.advance(6 * 3_600_000);
    const later = await bluesky.signIn();
    const refused = await bluesky.put(later, '3n2vsorxggs3g', withImage(idle.blob));
    expect(refused.json.error).toBe('BlobNotFound');
    expect((await bluesky.put(later, '3n2vsorxggs4g', withImage(used.blob))).status).toBe(200);
  });
});
