import type { PostedPart } from '../../../server/src/platforms/contract';
import { failureOf } from '../../unit/platforms/meta/builders';
import { InstagramStage, postOf } from './adapter-for-test';

let stage: InstagramStage;
beforeEach(async () => {
  stage = await InstagramStage.open('facebook-login');
});
afterEach(() => stage.close());

const uploads = () => stage.calls.filter(({ url }) => url.includes('/ig-api-upload/'));

const fault = (operation: string, kind: 'drop-before' | 'commit-then-drop', times = 1) =>
  stage.sandbox.faults.add({ platform: 'instagram', operation, kind, times });

describe('videos of accounts behind a Page', () => {
  it('travel as bytes, so that this Strapi need not be reachable', async () => {
    const file = await stage.video({ frameBytes: 4096 }, { url: null });
    await stage.adapter.publish(stage.request(postOf('Sent', [file], 'reel')));
    expect(stage.posts()).toMatchObject([{ text: 'Sent', format: 'reel' }]);
    expect(stage.media.asked).toEqual([]);
    expect(uploads()).toHaveLength(1);
    expect(uploads()[0]?.headers).toMatchObject({
      authorization: `OAuth ${stage.credentials.accessToken}`,
      offset: '0',
      file_size: String(file.byteLength),
    });
    const [shown] = await fetchMedia();
    expect(Buffer.from(file.bytes).equals(shown ?? Buffer.alloc(0))).toBe(true);
  });

  it('go on where the connection broke', async () => {
    const file = await stage.video({ frameBytes: 30_000 }, { url: null });
    const half = Math.floor(file.byteLength / 2);
    let isBroken = false;
    const flaky = {
      ...file,
      read: async (range?: { start: number; end: number }) => {
        const bytes = await file.read(range);
        if (isBroken || (range?.end ?? file.byteLength) <= half) return bytes;
        isBroken = true;
        // What was read before is on its way by then.
        await new Promise((resolve) => setTimeout(resolve, 150));
        throw new Error('The disk went away.');
      },
    };
    await stage.adapter.publish(stage.request(postOf('In pieces', [flaky], 'reel')));
    const offsets = uploads().map(({ headers }) => Number(headers?.offset));
    expect(offsets).toEqual([0, expect.any(Number)]);
    expect(offsets[1]).toBeGreaterThan(0);
    expect(stage.posts()).toMatchObject([{ text: 'In pieces' }]);
    expect(stage.sandbox.ledger.summary().posts).toBe(1);
    const [shown] = await fetchMedia();
    expect(Buffer.from(file.bytes).equals(shown ?? Buffer.alloc(0))).toBe(true);
  });

  it('are not sent again when only the answer was lost', async () => {
    const file = await stage.video({}, { url: null });
    fault('upload-bytes', 'commit-then-drop');
    await stage.adapter.publish(stage.request(postOf('Once', [file], 'reel')));
    expect(uploads()).toHaveLength(1);
    expect(stage.posts()).toHaveLength(1);
  });

  it('are given up for now after three broken connections, and the container is kept', async () => {
    const file = await stage.video({}, { url: null });
    const request = stage.request(postOf('Later', [file], 'story'));
    request.content.parts[0] = { text: '', media: [file] };
    fault('upload-bytes', 'drop-before', 3);
    const failure = await failureOf(stage.adapter.publish(request));
    expect([failure.family, failure.code]).toEqual(['retryable', 'UPLOAD_BROKEN']);
    await stage.adapter.publish(request);
    expect(stage.paths('POST').filter((path) => path.endsWith('/media'))).toHaveLength(1);
    expect(stage.posts()).toMatchObject([{ format: 'story' }]);
  });

  it('stand beside pictures in a carousel', async () => {
    const files = [await stage.video({}, { url: null }), await stage.image()];
    await stage.adapter.publish(stage.request(postOf('Both ways', files)));
    expect(stage.posts()).toMatchObject([{ media: [{ kind: 'video' }, { kind: 'image' }] }]);
    expect(stage.media.asked).toEqual(['/cover.jpg']);
  });
});

/** The files of the first post as readers get them. */
const fetchMedia = async (): Promise<Buffer[]> => {
  const page = await (await fetch(stage.posts()[0]?.url ?? '')).text();
  const paths = [...page.matchAll(/src="(\/media\/[0-9a-f]+)"/g)].map(([, path]) => path ?? '');
  const files = paths.map(async (path) => {
    const answer = await fetch(stage.sandbox.urls.instagram + path);
    return Buffer.from(await answer.arrayBuffer());
  });
  return Promise.all(files);
};

describe('removing', () => {
  const publish = async () => {
    const request = stage.request(postOf('Not for long', [await stage.image()]));
    const { parts } = await stage.adapter.publish(request);
    return { ...request, post: parts[0] as PostedPart };
  };

  it('takes the post away with the token of the person, and is repeatable', async () => {
    const request = await publish();
    expect(stage.adapter.can('remove')).toBe(true);
    expect(await stage.adapter.remove(request)).toBe('removed');
    expect(stage.posts()).toEqual([]);
    expect(await stage.adapter.remove(request)).toBe('absent');
    expect(await stage.adapter.findUrl(request)).toBeNull();
    const removal = stage.calls.find(({ method }) => method === 'DELETE');
    expect(removal?.headers?.authorization).toBe(
      `Bearer ${stage.credentials.userAccessToken ?? 'none'}`
    );
  });

  it('is refused without its permission, and the post stays', async () => {
    const request = await publish();
    const taken = await fetch(
      `${stage.sandbox.urls.facebook}/v25.0/me/permissions/instagram_manage_contents`,
      {
        method: 'DELETE',
        headers: { authorization: `Bearer ${stage.credentials.userAccessToken ?? ''}` },
      }
    );
    expect(taken.status).toBe(200);
    const failure = await failureOf(stage.adapter.remove(request));
    expect([failure.family, failure.code]).toEqual(['account_problem', 'PERMISSION_MISSING']);
    expect(stage.posts()).toHaveLength(1);
  });

  it('is not possible for accounts that are connected by themselves', async () => {
    const own = await InstagramStage.open('default');
    try {
      const request = own.request(postOf('Stays', [await own.image()]));
      const { parts } = await own.adapter.publish(request);
      expect(own.adapter.can('remove')).toBe(false);
      expect(own.adapter.can('comment')).toBe(true);
      const failure = await failureOf(
        own.adapter.remove({ ...request, post: parts[0] as PostedPart })
      );
      expect(failure.code).toBe('REMOVAL_UNSUPPORTED');
      expect(own.posts()).toHaveLength(1);
    } finally {
      await own.close();
    }
  });
});
