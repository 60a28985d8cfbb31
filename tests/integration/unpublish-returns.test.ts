import { getService } from '../../server/src/services/get-service';
import { anArticle, aPublishedArticle, ARTICLE } from './harness/articles';
import { deliveriesOf, distributeArticle, run, workOff } from './harness/deliveries';
import { tablesOf } from './harness/rows';
import { isThere, UnpublishWorld } from './harness/unpublish-world';

const HOUR_MS = 60 * 60_000;

let world: UnpublishWorld;

beforeAll(async () => {
  world = await UnpublishWorld.start();
}, 90_000);

afterAll(async () => {
  await world?.app.close();
});

const services = () => ({
  decisions: getService(world.app.strapi, 'decisions'),
  distributions: getService(world.app.strapi, 'distributions'),
  rules: getService(world.app.strapi, 'rules'),
});

interface Send {
  locale?: string;
  inMs?: number;
}

/** Sends an article to the first account that it went to before. */
const send = async (documentId: string, { locale = 'en', inMs }: Send = {}): Promise<void> => {
  const { targetId } = await world.theDelivery(documentId);
  await services().distributions.dispatch({
    ...{ entry: { uid: ARTICLE, documentId, locale }, targetIds: [targetId ?? 0] },
    ...{ overrides: {}, again: false, source: 'manual', requestedBy: null },
    ...{ idempotencyKey: `test:again:${locale}:${documentId}`, firstTimeOnly: false },
    dueAt: inMs === undefined ? null : new Date(Date.now() + inMs),
  });
};

/** An article whose post waits for an hour. */
const waiting = async (): Promise<string> => {
  const options = { platform: 'bluesky', inMs: HOUR_MS };
  return (await distributeArticle(world.app, world.admin, options)).documentId;
};

describe('an entry that comes back after its posts were removed', () => {
  beforeAll(() => world.want('remove'));

  const gone = async (): Promise<string> => {
    const documentId = await world.out();
    await world.unpublish(documentId);
    await world.removeDue();
    await world.articles.publish({ documentId });
    return documentId;
  };

  it('can be posted by a person in the same version, without "again"', async () => {
    const { admin } = world;
    const documentId = await gone();
    const { targetId } = await world.theDelivery(documentId);
    const order = { contentType: ARTICLE, documentId, locale: 'en', targetIds: [targetId ?? 0] };
    expect((await admin.preview(order)).targets).toMatchObject([{ targetId, isDone: false }]);
    expect((await admin.dispatch(order)).deliveryIds).toHaveLength(1);
    expect((await admin.preview(order)).targets).toMatchObject([{ isDone: true }]);
  });

  it('is shared again by a rule about every publish, and once only', async () => {
    await world.relay();
    const { id } = await services().rules.create({
      ...{ siteId: world.siteId, name: 'News', contentType: ARTICLE, trigger: 'every_publish' },
      ...{ locales: [], match: 'all', conditions: [], targetIds: null, templateId: null },
      ...{ delayMinutes: 0, needsApproval: false, bulkToo: true, enabled: true },
    });
    const documentId = await aPublishedArticle(world.app);
    const republish = async () => {
      await world.articles.publish({ documentId });
      await world.relay();
    };
    await world.relay();
    await workOff(world.app, documentId);
    await world.unpublish(documentId);
    await world.removeDue();
    await republish();
    const made = ['published', 'published', 'queued', 'queued'];
    expect((await world.states(documentId)).sort()).toEqual(made);
    await republish();
    expect((await world.states(documentId)).sort()).toEqual(made);
    await services().rules.remove(id);
  });

  it('lets a person retry what was called off before', async () => {
    const { decisions } = services();
    const documentId = await waiting();
    const { id } = await world.theDelivery(documentId);
    await decisions.cancel(id, 'Not now.');
    await send(documentId);
    await workOff(world.app, documentId);
    await expect(decisions.retry(id)).rejects.toThrow('distributed to the same account again');
    await world.unpublish(documentId);
    await world.removeDue();
    await world.articles.publish({ documentId });
    expect(await decisions.retry(id)).toMatchObject({ state: 'queued' });
  });
});

describe('a language that is deleted in the settings', () => {
  /** An English post waits for an hour; the other language has one that waits so long, or is due. */
  const inTwoLanguages = async (locale: string, inMs?: number) => {
    const languageId = await world.addLanguage(locale);
    const documentId = await waiting();
    await world.articles.update({ documentId, locale, data: anArticle() });
    await world.articles.publish({ documentId, locale });
    await world.relay();
    await send(documentId, { locale, ...(inMs === undefined ? {} : { inMs }) });
    return { documentId, languageId };
  };

  /** As the button in Strapi's settings does. */
  const deleteLanguage = async (id: number) => {
    await world.admin.request('DELETE', `/i18n/locales/${id}`);
    await world.relay();
  };

  it('takes along what waits of it, and what editors said of its entries', async () => {
    await world.want('cancel');
    const { documentId, languageId } = await inTwoLanguages('fr', HOUR_MS);
    const sharing = getService(world.app.strapi, 'sharing');
    const entry = { uid: ARTICLE, documentId, locale: 'fr' };
    await sharing.set(entry, 'never');
    await deleteLanguage(languageId);
    expect(await world.states(documentId)).toEqual(['queued', 'cancelled']);
    const [, delivery] = await deliveriesOf(world.app, documentId);
    expect(delivery?.reason).toContain('The entry was deleted before this was posted');
    expect(await sharing.of(entry)).toBe('auto');
  });

  it('takes along what is out, where the site removes', async () => {
    await world.want('remove');
    const { documentId, languageId } = await inTwoLanguages('pt');
    for (const { id } of await deliveriesOf(world.app, documentId)) await run(world.app, id);
    await deleteLanguage(languageId);
    await world.removeDue();
    const [english, portuguese] = await deliveriesOf(world.app, documentId);
    expect(english).toMatchObject({ state: 'queued', removedAt: null });
    expect(portuguese?.removedAt).not.toBeNull();
    expect(await isThere(portuguese?.platformUrl ?? null)).toBe(false);
  });

  it('can be deleted also when nothing can be written down about it', async () => {
    const id = await world.addLanguage('nl');
    const outbox = getService(world.app.strapi, 'outbox');
    jest.spyOn(outbox, 'write').mockRejectedValueOnce(new Error('The disk is full.'));
    await deleteLanguage(id);
    await expect(deleteLanguage(id)).rejects.toMatchObject({ status: 404 });
    jest.restoreAllMocks();
  });
});

describe('removing', () => {
  beforeAll(() => world.want('remove'));

  it('takes away what began to go out at the very moment when it was to be cancelled', async () => {
    const options = { platform: 'bluesky' };
    const { documentId } = await distributeArticle(world.app, world.admin, options);
    const { repository } = getService(world.app.strapi, 'deliveries');
    const apply = repository.apply.bind(repository);
    jest.spyOn(repository, 'apply').mockImplementationOnce(async (...args) => {
      await world.change(documentId, { state: 'committing', leaseToken: 'a-worker' });
      return apply(...args);
    });
    await world.unpublish(documentId);
    const { state, removeAt } = await world.theDelivery(documentId);
    expect(state).toBe('committing');
    expect(removeAt).not.toBeNull();
    const over = { state: 'cancelled', removeAt: null, finishedAt: new Date() };
    await world.change(documentId, over);
  });

  it('forgets none of an entry that has very many posts', async () => {
    const documentId = await world.out();
    const { deliveries } = tablesOf(world.app);
    const { id, ...data } = await world.theDelivery(documentId);
    const copies = Array.from({ length: 2_005 }, (_, copy) => ({
      ...{ ...data, documentId: undefined, connectionId: null },
      dedupeKey: `copy-${id}#${copy}`,
    }));
    for (let from = 0; from < copies.length; from += 201) {
      await deliveries.createMany({ data: copies.slice(from, from + 201) });
    }
    await world.unpublish(documentId);
    const marked = { entryDocumentId: documentId, removeAt: { $notNull: true } };
    expect(await deliveries.count({ where: marked })).toBe(2_006);
    await deliveries.updateMany({ where: marked, data: { removeAt: null } });
  }, 60_000);
});
