import {
  emptyAnswer,
  jsonAnswer,
  PlatformAdapter,
  PlatformFailure,
  unknownCall,
  type Account,
  type HttpRequest,
  type MediaFile,
  type PlatformModule,
  type PostContent,
  type PostedPart,
  type PreparedPart,
  type PublishRequest,
  type Rehearsal,
} from '../../../../server/src/platforms/contract';
import { platformOf } from '../../../../server/src/platforms/registry';
import { rehearsePublish, showRehearsal } from '../../../../server/src/services/dry-run';
import { imageFile } from '../../../platform-kit/files';

const X = platformOf('x');
const ACCOUNT: Account = {
  ...{ id: '1', handle: 'harbourlight', name: 'Harbour Light Weekly', avatarUrl: null },
  kind: 'person',
  profileUrl: null,
};

type Step = (adapter: PlatformAdapter, request: PublishRequest) => Promise<string>;

/** A platform whose commit is the given step; what it answers is the part's id. */
const moduleWith = (commit: Step, rehearsal: Partial<Rehearsal> = {}): PlatformModule => {
  class Adapter extends PlatformAdapter {
    readonly descriptor = X.descriptor;
    readonly connector = new X.Connector(this.deps);
    prepare({ content }: PublishRequest): Promise<PreparedPart[]> {
      return Promise.resolve(content.parts.map(({ text }, index) => ({ index, payload: text })));
    }
    async commit(request: PublishRequest, { index }: PreparedPart): Promise<PostedPart> {
      return { index, id: await commit(this, request), url: null };
    }
    reconcile(): never {
      throw new Error('A rehearsal has no doubts.');
    }
    recognisePost = () => null;
    getRateLimitStatus = () => null;
  }
  const answer: Rehearsal['answer'] = (request, stage) => {
    if (request.url.endsWith('/none')) throw unknownCall(request);
    return jsonAnswer({ id: stage.id('post-********') });
  };
  const credentials: Rehearsal['credentials'] = (stage) => ({
    ...{ accessToken: stage.id('token-********'), refreshToken: null, scopes: [] },
    ...{ expiresAt: null, refreshExpiresAt: null },
  });
  return { ...X, Adapter, rehearsal: { credentials, answer, ...rehearsal } };
};

/** Sends one request as an adapter does. */
const send = async (
  adapter: PlatformAdapter,
  request: Partial<HttpRequest> = {}
): Promise<string> => {
  const { http } = (adapter as unknown as { deps: { http: PublishHttp } }).deps;
  const { json } = await http({ method: 'POST', url: 'https://api.example.com/post', ...request });
  return (json as { id: string } | undefined)?.id ?? '';
};

type PublishHttp = (request: HttpRequest) => Promise<{ json: unknown }>;

const contentOf = (texts: string[], media: MediaFile[] = []): PostContent => ({
  format: 'feed',
  ...{ card: null, language: 'en' },
  parts: texts.map((text, index) => ({ text, media: index === 0 ? media : [] })),
});

const rehearse = (module: PlatformModule, content = contentOf(['The ferry runs again.'])) =>
  rehearsePublish({
    ...{ module, account: ACCOUNT, content, options: {}, now: Date.UTC(2026, 10, 22) },
    deps: {
      ...{ baseUrls: {}, apiVersion: null, method: 'default' },
      app: { clientId: 'harbour-app', clientSecret: 'the-real-secret' },
    },
  });

describe('a rehearsal', () => {
  it('shows the same requests each time', async () => {
    const content = contentOf(['One', 'Two'], [imageFile({ altText: 'Waves' })]);
    const first = await rehearse(X, content);
    expect(first.outcome.status).toBe('published');
    expect(await rehearse(X, content)).toEqual(first);
    expect(first.calls.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'POST /2/media/upload/initialize',
      expect.stringMatching(/^POST \/2\/media\/upload\/\d{19}\/append$/),
      expect.stringMatching(/^POST \/2\/media\/upload\/\d{19}\/finalize$/),
      'POST /2/media/metadata',
      'POST /2/tweets',
      'POST /2/tweets',
    ]);
  });

  it('ends with the refusal of content that cannot go out, without a request', async () => {
    const { outcome, calls } = await rehearse(X, contentOf(['a'.repeat(281)]));
    expect(outcome).toMatchObject({ status: 'failed', error: { family: 'rejected' } });
    expect(calls).toEqual([]);
  });

  it('says so where a platform brings no answers', async () => {
    const { outcome } = await rehearse({ ...X, rehearsal: undefined });
    expect(outcome).toEqual({
      status: 'failed',
      error: new Error('X cannot be rehearsed: it brings no answers for it.'),
    });
  });

  it('names the call that the platform does not know, whatever the adapter makes of it', async () => {
    const swallowing = moduleWith((adapter) =>
      send(adapter, { url: 'https://api.example.com/none' }).catch(() => 'all is well')
    );
    expect((await rehearse(swallowing)).outcome).toEqual({
      status: 'failed',
      error: new Error('The rehearsal has no answer to POST /none.'),
    });
  });

  it('ends a loop of requests, and one of waits', async () => {
    const asking = moduleWith(async (adapter) => {
      for (;;) await send(adapter, { method: 'GET' });
    });
    const { outcome, requestCount } = await rehearse(asking);
    expect(outcome).toMatchObject({ error: { message: 'It takes more than 2000 requests.' } });
    expect(requestCount).toBe(2001);
    const waiting = moduleWith(async (adapter) => {
      const { clock } = (
        adapter as unknown as { deps: { clock: { sleep(ms: number): Promise<void> } } }
      ).deps;
      for (;;) await clock.sleep(1);
    });
    expect((await rehearse(waiting)).outcome).toMatchObject({ status: 'failed' });
  });

  it('shows a question that is asked again and again once', async () => {
    const url = 'https://api.example.com/status';
    const asking = moduleWith(async (adapter) => {
      for (let look = 0; look < 3; look += 1) await send(adapter, { method: 'GET', url });
      return send(adapter);
    });
    const { calls, requestCount } = await rehearse(asking);
    expect(calls.map(({ method }) => method)).toEqual(['GET', 'POST']);
    expect(requestCount).toBe(4);
  });

  it('never throws, whatever is thrown', async () => {
    const odd = moduleWith(() => Promise.reject(new TypeError('A bug.')));
    const error = new TypeError('A bug.');
    expect((await rehearse(odd)).outcome).toEqual({ status: 'failed', error });
  });

  it('does not let the secret of the app in', async () => {
    const secrets: unknown[] = [];
    const looking = moduleWith((adapter) => {
      secrets.push((adapter as unknown as { deps: { app: unknown } }).deps.app);
      return send(adapter);
    });
    await rehearse(looking);
    expect(secrets).toEqual([
      {
        clientId: 'harbour-app',
        clientSecret: expect.stringMatching(/^app-secret-standin/) as string,
      },
    ]);
  });
});

describe('the call that makes a part visible', () => {
  const commitsOf = async (module: PlatformModule, texts = ['One']) =>
    (await rehearse(module, contentOf(texts))).calls.filter(({ isCommit }) => isCommit);

  it('is the one whose answer names the part, also when others come after it', async () => {
    const gated = moduleWith(async (adapter) => {
      await send(adapter, { url: 'https://api.example.com/container' });
      const id = await send(adapter);
      await send(adapter, { url: 'https://api.example.com/gate' });
      return id;
    });
    expect(await commitsOf(gated, ['One', 'Two'])).toMatchObject([
      { url: 'https://api.example.com/post' },
      { url: 'https://api.example.com/post' },
    ]);
  });

  it('is the last one where no answer names it, but never a question', async () => {
    const answer = () => emptyAnswer(204);
    const finishing = moduleWith(
      async (adapter) => {
        await send(adapter, { url: 'https://api.example.com/start' });
        await send(adapter, { url: 'https://api.example.com/finish' });
        await send(adapter, { method: 'GET', url: 'https://api.example.com/status' });
        return 'known-before';
      },
      { answer }
    );
    expect(await commitsOf(finishing)).toMatchObject([{ url: 'https://api.example.com/finish' }]);
  });
});

describe('the files of a rehearsal', () => {
  const BIG = 16 * 1024 * 1024 + 1;

  it('are named by length and hash', async () => {
    const { calls } = await rehearse(X, contentOf(['One'], [imageFile()]));
    expect(calls[1]?.body).toEqual({
      kind: 'multipart',
      fields: { segment_index: '0' },
      file: {
        ...{ field: 'media', filename: 'segment-0', contentType: 'application/octet-stream' },
        byteLength: 3,
        sha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
      },
    });
  });

  it('are not read when they are large, and have no hash then', async () => {
    const read = (): never => {
      throw new Error('It was read.');
    };
    const large = imageFile({ byteLength: BIG, read });
    const film = {
      ...large,
      kind: 'video' as const,
      mimeType: 'video/mp4',
      width: 1280,
      height: 720,
    };
    const video = { durationMs: 5000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 };
    const { outcome, calls } = await rehearse(X, contentOf(['One'], [{ ...film, video }]));
    expect(outcome.status).toBe('published');
    const pieces = calls.flatMap(({ body }) => (body?.kind === 'multipart' ? [body.file] : []));
    expect(pieces.map(({ sha256 }) => sha256)).toEqual(pieces.map(() => null));
    expect(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(BIG);
  });

  it('that cannot be read end it as the adapter says', async () => {
    const broken = imageFile({ read: () => Promise.reject(new Error('The disk is gone.')) });
    const { outcome } = await rehearse(X, contentOf(['One'], [broken]));
    const error = outcome.status === 'failed' ? outcome.error : null;
    expect(error).toBeInstanceOf(PlatformFailure);
    expect(error).toMatchObject({ code: 'MEDIA_UNREADABLE' });
  });
});

describe('what people see of a rehearsal', () => {
  it('has no credentials, wherever they travel', async () => {
    const leaky = moduleWith(async (adapter, { credentials: { accessToken } }) => {
      const headers = { Authorization: `Bearer ${accessToken}`, 'x-copy': `of ${accessToken}` };
      await send(adapter, {
        method: 'GET',
        url: `https://api.example.com/${accessToken}/x?a=b+c&access_token=${accessToken}&d=%20`,
        headers,
      });
      await send(adapter, { body: { kind: 'form', fields: { t: accessToken, text: 'Hello' } } });
      const value = { list: [{ deep: accessToken }], appsecret_proof: 'f00', n: 1, none: null };
      return send(adapter, { body: { kind: 'json', value } });
    });
    const rehearsed = await rehearse(leaky);
    const { calls, standIns } = showRehearsal(rehearsed);
    expect(calls).toMatchObject([
      {
        url: 'https://api.example.com/[redacted]/x?a=b+c&access_token=[redacted]&d=%20',
        headers: { authorization: '[redacted]', 'x-copy': '[redacted]' },
      },
      { body: { fields: { t: '[redacted]', text: 'Hello' } } },
      {
        body: {
          value: {
            list: [{ deep: '[redacted]' }],
            appsecret_proof: '[redacted]',
            ...{ n: 1, none: null },
          },
        },
      },
    ]);
    // The ids of the answers appear in no call.
    expect(standIns).toEqual([]);
    expect(rehearsed.secrets.length).toBeGreaterThan(0);
  });

  it('has the ids that stand for the platform’s, and no others', async () => {
    const { standIns, calls } = await rehearse(X, contentOf(['One', 'Two'], [imageFile()]));
    expect(standIns).toEqual(['2900000000000000004', '1900000000000000005']);
    expect(calls.at(-1)?.body).toMatchObject({
      value: { reply: { in_reply_to_tweet_id: '1900000000000000005' } },
    });
  });
});
