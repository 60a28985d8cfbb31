import { makeVideo, type VideoWish } from '../../../conformance/src/make-video';
import {
  aPng,
  aPost,
  BlueskyUnderTest,
  HANDLE,
  type Answer,
  type Json,
  type Session,
} from './bluesky-under-test';

const UPLOAD = 'app.bsky.video.uploadVideo';
const LIMITS = 'app.bsky.video.getUploadLimits';
const BLOB = 'com.atproto.repo.uploadBlob';
const HALF_HOUR_S = 1800;

describe('Bluesky sandbox: the video service', () => {
  let bluesky: BlueskyUnderTest;
  let session: Session;

  beforeEach(async () => {
    bluesky = await BlueskyUnderTest.start();
    session = await bluesky.signIn();
  });
  afterEach(() => bluesky.close());

  const nowS = () => Math.floor(bluesky.world.clock.now() / 1000);
  const ownDid = () => `did:web:${new URL(bluesky.url).host.replace(':', '%3A')}`;

  const askToken = (query: Record<string, string> = {}, token = session.accessJwt) => {
    const all = { aud: ownDid(), lxm: BLOB, exp: String(nowS() + HALF_HOUR_S), ...query };
    const search = `?${new URLSearchParams(all).toString()}`;
    return bluesky.query('com.atproto.server.getServiceAuth', search, token);
  };
  const serviceToken = async (query: Record<string, string> = {}): Promise<string> =>
    String((await askToken(query)).json.token);

  interface Sent {
    token?: string;
    query?: string;
    type?: string;
  }
  const send = async (bytes: Uint8Array, sent: Sent = {}): Promise<Answer> =>
    bluesky.procedure(`${UPLOAD}${sent.query ?? `?did=${session.did}&name=a.mp4`}`, {
      token: sent.token ?? (await serviceToken()),
      bytes,
      headers: { 'content-type': sent.type ?? 'video/mp4' },
    });
  const video = (wish: VideoWish = {}) => makeVideo({ seconds: 1, ...wish });
  const jobOf = ({ json }: Answer): Json => (json.jobStatus ?? json) as Json;
  const statusOf = async (jobId: unknown): Promise<Json> =>
    jobOf(await bluesky.query('app.bsky.video.getJobStatus', `?jobId=${String(jobId)}`));

  it('works on a video for a while, then names a blob that a post can show', async () => {
    const { jobId, state } = jobOf(await send(await video()));
    expect(state).toBe('JOB_STATE_CREATED');
    const seen = [];
    for (let step = 0; step < 6; step += 1) {
      bluesky.world.clock.advance(450);
      seen.push((await statusOf(jobId)).state);
    }
    expect(new Set(seen).size).toBeGreaterThan(3);
    expect(seen).not.toContain('JOB_STATE_COMPLETED');
    bluesky.world.clock.advance(3000);
    const { state: last, blob } = await statusOf(jobId);
    expect(last).toBe('JOB_STATE_COMPLETED');
    expect(blob).toMatchObject({ $type: 'blob', mimeType: 'video/mp4' });
    const embed = { $type: 'app.bsky.embed.video', video: blob };
    expect((await bluesky.create(session, aPost({ embed }))).status).toBe(200);
  });

  it('knows a file that it had before', async () => {
    const bytes = await video();
    const first = jobOf(await send(bytes));
    const again = await send(bytes);
    expect(again.status).toBe(409);
    expect(again.json).toMatchObject({ error: 'already_exists', jobId: first.jobId });
    expect(again.json).not.toHaveProperty('blob');
    bluesky.world.clock.advance(3000);
    expect((await send(bytes)).json).toMatchObject({ error: 'already_exists', blob: {} });
  });

  it('answers wrapped or flat, as configured', async () => {
    expect((await send(await video())).json).toHaveProperty('jobStatus.jobId');
    bluesky.act('configure', { videoAnswersWrapped: false });
    expect((await send(await video({ seconds: 2 }))).json).toHaveProperty('jobId');
  });

  it.each([
    ['a picture', () => Promise.resolve(aPng(64)), 'validation_failure'],
    ['a QuickTime film', () => video({ container: 'mov' }), 'validation_failure'],
    ['eleven minutes', () => video({ seconds: 660, frameRate: 1 }), 'validation_failure'],
    ['bytes that are nothing', () => Promise.resolve(Buffer.from('nope')), 'validation_failure'],
  ])('fails at %s', async (_, bytes, failureCode) => {
    const { jobId } = jobOf(await send(await bytes()));
    bluesky.world.clock.advance(3000);
    const status = await statusOf(jobId);
    expect(status).toMatchObject({ state: 'JOB_STATE_FAILED', failureCode });
    expect(status).not.toHaveProperty('blob');
  });

  it('fails as configured, and takes the same file again afterwards', async () => {
    bluesky.act('configure', { videoFailure: 'pds_upload_failure' });
    const bytes = await video();
    const { jobId } = jobOf(await send(bytes));
    bluesky.world.clock.advance(3000);
    expect(await statusOf(jobId)).toMatchObject({ failureCode: 'pds_upload_failure' });
    bluesky.act('configure', { videoFailure: null });
    expect((await send(bytes)).status).toBe(200);
  });

  it('forgets the film like any blob that no record uses', async () => {
    const { jobId } = jobOf(await send(await video()));
    bluesky.world.clock.advance(3000);
    const { blob } = await statusOf(jobId);
    bluesky.world.clock.advance(6 * 3_600_000);
    const later = await bluesky.signIn();
    const embed = { $type: 'app.bsky.embed.video', video: (await statusOf(jobId)).blob };
    expect(embed.video).toEqual(blob);
    expect((await bluesky.create(later, aPost({ embed }))).json.error).toBe('BlobNotFound');
  });

  describe('refuses', () => {
    it.each([
      ['no token', () => Promise.resolve('')],
      ['a session', () => Promise.resolve(session.accessJwt)],
      ['a token for another server', () => serviceToken({ aud: 'did:web:elsewhere.test' })],
      ['a token for another method', () => serviceToken({ lxm: UPLOAD })],
    ])('%s', async (_, token) => {
      const { status, json } = await send(aPng(9), { token: await token() });
      expect([status, json.did]).toEqual([401, '']);
    });

    it('a token that has ended', async () => {
      const token = await serviceToken();
      bluesky.world.clock.advance(HALF_HOUR_S * 1000 + 1000);
      expect((await send(aPng(9), { token })).json.error).toBe('token is expired');
    });

    it.each([
      ['the name of somebody else', { query: '?did=did:plc:else&name=a.mp4' }, 401],
      ['a file without a name', { query: '?did=' }, 401],
      ['another type', { type: 'video/quicktime' }, 415],
    ])('%s', async (_, sent, status) => {
      expect((await send(await video(), sent)).status).toBe(status);
    });

    it('a file that is not named', async () => {
      const sent = { query: `?did=${session.did}` };
      expect((await send(await video(), sent)).status).toBe(400);
    });

    it('everybody when told to', async () => {
      bluesky.act('configure', { videoServiceRefuses: true });
      const { status, json } = await send(await video());
      expect([status, json.error]).toEqual([401, expect.stringContaining('audience')]);
    });

    it('accounts that have not confirmed their address', async () => {
      bluesky.act('set-account', { account: HANDLE, emailConfirmed: false });
      const { status, json } = await send(await video());
      expect([status, json.error]).toEqual([401, 'unconfirmed_email']);
    });

    it('a job that it does not know', async () => {
      const answer = await bluesky.query('app.bsky.video.getJobStatus', '?jobId=constructor');
      expect(answer.status).toBe(400);
    });
  });

  describe('counts what an account sends in a day', () => {
    const limits = async () => {
      const token = await serviceToken({ lxm: LIMITS });
      return (await bluesky.query(LIMITS, '', token)).json;
    };

    it('and says what is left', async () => {
      bluesky.act('configure', { videosPerDay: 2 });
      expect(await limits()).toMatchObject({ canUpload: true, remainingDailyVideos: 2 });
      await send(await video());
      expect(await limits()).toMatchObject({ canUpload: true, remainingDailyVideos: 1 });
      await send(await video({ seconds: 2 }));
      expect(await limits()).toMatchObject({ canUpload: false, remainingDailyVideos: 0 });
      expect((await send(await video({ seconds: 3 }))).status).toBe(429);
      bluesky.world.clock.advance(25 * 3_600_000);
      session = await bluesky.signIn();
      expect(await limits()).toMatchObject({ canUpload: true });
    });

    it('in bytes too', async () => {
      const bytes = await video();
      bluesky.act('configure', { videoBytesPerDay: bytes.length });
      await send(bytes);
      expect(await limits()).toMatchObject({ canUpload: false, remainingDailyBytes: 0 });
    });

    it('for a token of its own only', async () => {
      const other = await bluesky.query(LIMITS, '', await serviceToken());
      expect(other.status).toBe(401);
    });
  });

  describe('service tokens', () => {
    it.each([
      ['the past', -1, {}],
      ['more than an hour ahead', 3700, {}],
    ])('end not in %s', async (_, seconds) => {
      const { status, json } = await askToken({ exp: String(nowS() + seconds) });
      expect([status, json.error]).toEqual([400, 'BadExpiration']);
    });

    it('without a method live a minute at most', async () => {
      const search = (exp: number) => `?aud=${ownDid()}&exp=${nowS() + exp}`;
      const nsid = 'com.atproto.server.getServiceAuth';
      expect((await bluesky.query(nsid, search(50), session.accessJwt)).status).toBe(200);
      expect((await bluesky.query(nsid, search(90), session.accessJwt)).json.error).toBe(
        'BadExpiration'
      );
    });

    it('need a session and an audience', async () => {
      expect((await askToken({ aud: 'elsewhere' })).status).toBe(400);
      expect((await askToken({}, 'nonsense')).json.error).toBe('InvalidToken');
    });
  });
});
