import {
  emptyAnswer,
  PlatformFailure,
  type PlatformModule,
} from '../../../../server/src/platforms/contract';
import { showRehearsal } from '../../../../server/src/services/dry-run';
import { imageFile } from '../../../platform-kit/files';
import { brokenOff, contentOf, moduleWith, rehearse, send, X } from './a-platform';

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
      error: new Error(
        'A dry run cannot show what X would receive: the platform brings no rehearsal. Look at the preview instead.'
      ),
    });
  });

  it('names the call that the platform does not know, whatever the adapter makes of it', async () => {
    const swallowing = moduleWith((adapter) =>
      send(adapter, { url: 'https://api.example.com/none' }).catch(() => 'all is well')
    );
    expect((await rehearse(swallowing)).outcome).toEqual({
      status: 'failed',
      error: brokenOff('The rehearsal has no answer to POST /none.'),
    });
  });

  it('ends with the call that the platform does not know: what would follow nobody can tell', async () => {
    const going = moduleWith(async (adapter) => {
      await send(adapter, { url: 'https://api.example.com/none' }).catch(() => null);
      return send(adapter).catch(() => 'all is well');
    });
    const { calls, outcome } = await rehearse(going);
    expect(calls.map(({ url }) => url)).toEqual(['https://api.example.com/none']);
    expect(outcome.status).toBe('failed');
  });

  it('ends a loop of requests, and one of waits', async () => {
    const asking = moduleWith(async (adapter) => {
      for (;;) await send(adapter, { method: 'GET' });
    });
    const { outcome, requestCount } = await rehearse(asking);
    const error = brokenOff('It takes more than 2000 requests.');
    expect(outcome).toEqual({ status: 'failed', error });
    expect(requestCount).toBe(2001);
    const waiting = moduleWith(async (adapter) => {
      const { clock } = (
        adapter as unknown as { deps: { clock: { sleep(ms: number): Promise<void> } } }
      ).deps;
      for (;;) await clock.sleep(1);
    });
    const waited = brokenOff('It waits more than 2000 times.');
    expect((await rehearse(waiting)).outcome).toEqual({ status: 'failed', error: waited });
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
    const error = brokenOff('A bug.');
    expect((await rehearse(odd)).outcome).toEqual({ status: 'failed', error });
    const mute = moduleWith(send, {
      credentials: () => {
        throw new TypeError('A bug.');
      },
    });
    expect((await rehearse(mute)).outcome).toEqual({ status: 'failed', error });
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

  it('is no question either where a platform takes them by POST', async () => {
    const asking = moduleWith(
      async (adapter) => {
        await send(adapter, { method: 'PUT', url: 'https://api.example.com/last-bytes' });
        await send(adapter, { url: 'https://api.example.com/status' });
        return 'known-before';
      },
      { answer: () => emptyAnswer(200), isQuestion: ({ url }) => url.endsWith('/status') }
    );
    expect(await commitsOf(asking)).toMatchObject([{ url: 'https://api.example.com/last-bytes' }]);
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

  it('that cannot be read while they are sent are not named by their path', async () => {
    const source = {
      byteLength: 3,
      read: () => Promise.reject(new Error('ENOENT: open /srv/uploads/cover.jpg')),
    };
    const sending = moduleWith((adapter) => send(adapter, { body: { kind: 'stream', source } }));
    const error = brokenOff('A file of the post could not be read.');
    expect((await rehearse(sending)).outcome).toEqual({ status: 'failed', error });
    const refusal = new PlatformFailure(
      { family: 'retryable' },
      { code: 'MEDIA_STORAGE', message: 'The storage of cover.jpg does not answer.' }
    );
    source.read = () => Promise.reject(refusal);
    expect((await rehearse(sending)).outcome).toEqual({ status: 'failed', error: refusal });
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

  it('has no name and password of a base URL', async () => {
    const proxied = moduleWith((adapter) =>
      send(adapter, { url: 'https://harbour:lamp@proxy.example.com/a@b?c=d@e' })
    );
    const { calls } = showRehearsal(await rehearse(proxied));
    expect(calls[0]?.url).toBe('https://[redacted]@proxy.example.com/a@b?c=d@e');
  });

  it('has the ids that stand for the platform’s, and no others', async () => {
    const { standIns, calls } = await rehearse(X, contentOf(['One', 'Two'], [imageFile()]));
    expect(standIns).toEqual(['2900000000000000004', '1900000000000000005']);
    expect(calls.at(-1)?.body).toMatchObject({
      value: { reply: { in_reply_to_tweet_id: '1900000000000000005' } },
    });
  });
});
