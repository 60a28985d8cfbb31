import type { AdminClient } from '../../scripts/person/admin-client';
import type { SandboxPlatformId } from '../../sandbox/src/platforms';
import type { Delivery } from '../../server/src/services/deliveries/delivery';
import { getService } from '../../server/src/services/get-service';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { startTestApp, type TestApp } from './harness/app';
import { deliveriesWhen, describeDeliveries, settled } from './harness/deliveries';
import { asAdmin, connectEverything } from './harness/people';
import { aPicture } from './harness/pictures';

interface SeenPost {
  id: string;
  text: string;
  media: { kind: string; altText: string }[];
  replyTo: string | null;
}

const AGREED = { privacyLevel: 'PUBLIC_TO_EVERYONE', agreesToTerms: true };

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp();
  admin = await asAdmin(app);
  await connectEverything(app, admin);
  for (const platform of ['instagram', 'threads', 'tiktok']) await admin.connectByOAuth(platform);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

const postsOf = (platform: SandboxPlatformId): SeenPost[] =>
  app.sandbox.platforms[platform].actions['posts']?.({}) as SeenPost[];

const targetsOf = async (documentId: string) => {
  const { targets } = await admin.preview({ contentType: ARTICLE, documentId, locale: 'en' });
  return targets;
};

const targetOf = async (documentId: string, platform: string): Promise<string> => {
  const found = (await targetsOf(documentId)).find((target) => target.platform === platform);
  return String(found?.targetId);
};

const dispatch = async (
  documentId: string,
  platform: string,
  more: { firstComment?: string; options?: object } = {}
): Promise<Delivery> => {
  const target = await targetOf(documentId, platform);
  await admin.request('POST', '/api/admin/distribution/dispatch', {
    ...{ contentType: ARTICLE, documentId, locale: 'en', targetIds: [Number(target)] },
    overrides: { [target]: more },
  });
  const [delivery] = await settled(app, documentId);
  if (!delivery) throw new Error('Nothing was dispatched.');
  return delivery;
};

const aGallery = async (): Promise<string> =>
  aPublishedArticle(app, { gallery: [await aPicture(app), await aPicture(app)] });

describe('platforms that fetch their files', () => {
  it.each<[SandboxPlatformId, object]>([
    ['instagram', {}],
    ['threads', {}],
    ['tiktok', AGREED],
  ])(
    'get the pictures of an entry from here: %s',
    async (platform, options) => {
      const documentId = await aGallery();
      const delivery = await dispatch(documentId, platform, { options });
      expect(describeDeliveries([delivery])).toEqual([`${platform} published`]);
      const [post] = postsOf(platform).slice(-1);
      expect(post?.media.map(({ kind }) => kind)).toEqual(['image', 'image']);
    },
    60_000
  );

  it('tell the address of a post later, and it is noted', async () => {
    const documentId = await aGallery();
    await dispatch(documentId, 'threads');
    const [delivery] = await deliveriesWhen(app, documentId, ([row]) => Boolean(row?.platformUrl));
    expect(delivery?.platformUrl).toMatch(/^http/);
    expect(delivery?.followUpAt).toBeNull();
    const events = await getService(app.strapi, 'deliveries').eventsOf(delivery?.id ?? 0);
    expect(events.map(({ event }) => event)).toContain('address_found');
  }, 60_000);

  it('are told before anything is sent that an entry has no picture for them', async () => {
    const documentId = await aPublishedArticle(app, {});
    const errors = (await targetsOf(documentId)).map(({ platform, problems }) => [
      platform,
      problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    ]);
    expect(Object.fromEntries(errors)).toMatchObject({
      ...{ instagram: ['MEDIA_MISSING'], threads: [], x: [] },
    });
    await expect(dispatch(documentId, 'instagram')).rejects.toThrow(
      /on Instagram: .* needs a file/
    );
    expect(await deliveriesWhen(app, documentId, () => true)).toEqual([]);
    expect(postsOf('instagram').filter(({ text }) => text.includes(documentId))).toEqual([]);
  }, 60_000);
});

describe('what follows a post', () => {
  it('is our own comment, once', async () => {
    const documentId = await aPublishedArticle(app, {});
    await dispatch(documentId, 'x', { firstComment: 'More about it on our pages.' });
    const [delivery] = await deliveriesWhen(
      app,
      documentId,
      ([row]) => row?.firstComment?.state === 'posted'
    );
    await getService(app.strapi, 'deliveries').followUp();
    const comments = postsOf('x').filter(({ text }) => text === 'More about it on our pages.');
    expect(comments).toHaveLength(1);
    expect(comments[0]?.replyTo).toBe(delivery?.platformPostId);
  });

  it('is not repeated when its answer was lost, and the post stays published', async () => {
    const documentId = await aPublishedArticle(app, {});
    const fault = { platform: 'x', operation: 'create-post', kind: 'commit-then-drop' } as const;
    app.sandbox.faults.add({ ...fault, skip: 1 });
    await dispatch(documentId, 'x', { firstComment: 'Was it heard?' });
    const [delivery] = await deliveriesWhen(
      app,
      documentId,
      ([row]) => row?.firstComment?.state === 'unknown'
    );
    await getService(app.strapi, 'deliveries').followUp();
    expect(delivery?.state).toBe('published');
    expect(postsOf('x').filter(({ text }) => text === 'Was it heard?')).toHaveLength(1);
  });

  it('is tried again when the platform was away', async () => {
    const documentId = await aPublishedArticle(app, {});
    const fault = { platform: 'x', operation: 'create-post', kind: 'status', status: 503 } as const;
    app.sandbox.faults.add({ ...fault, status: 429, skip: 1 });
    await dispatch(documentId, 'x', { firstComment: 'In the second try.' });
    // A look counts before it begins, so that it is over when it has said why it failed.
    const [waiting] = await deliveriesWhen(app, documentId, ([row]) =>
      Boolean(row?.firstComment?.message)
    );
    expect(waiting?.firstComment?.state).toBe('due');
    await deliveriesWhen(
      app,
      documentId,
      ([row]) => Date.parse(row?.followUpAt ?? '') < Date.now() + 60_000
    );
    const { repository } = getService(app.strapi, 'deliveries');
    await repository.touch({ id: waiting?.id }, { followUpAt: new Date(0) });
    await getService(app.strapi, 'deliveries').followUp();
    const [delivery] = await deliveriesWhen(
      app,
      documentId,
      ([row]) => row?.firstComment?.state === 'posted'
    );
    expect(delivery?.followUpAt).toBeNull();
  });
});

describe('options of a post', () => {
  it('are refused at the dispatch when the platform does not know them', async () => {
    const documentId = await aPublishedArticle(app, {});
    await expect(dispatch(documentId, 'x', { options: { colour: 'red' } })).rejects.toThrow(
      /options for @\w+ on X are not valid/
    );
  });

  it('are offered with their schema', async () => {
    const { data } = await admin.request<{
      data: { id: string; formats: object[]; optionsSchema: { properties?: object } }[];
    }>('GET', '/api/admin/distribution/platforms');
    expect(data).toHaveLength(8);
    for (const { id, formats, optionsSchema } of data) {
      expect([id, formats.length > 0]).toEqual([id, true]);
      expect(optionsSchema.properties).toBeDefined();
    }
  });
});
