import { ACTIONS } from '../../server/src/constants';
import { getService } from '../../server/src/services/get-service';
import { anArticle, ARTICLE, documentsOf } from './harness/articles';
import { aMember, type Member } from './harness/people';
import { tablesOf } from './harness/rows';
import { entryOf, READ_ARTICLES, rightsTo, SiteWorld } from './harness/site-world';

let world: SiteWorld;
/** May word posts and read articles, and nothing else. */
let editor: Member;
let ruleId: number;

const rule = (trigger: string) => ({ name: 'News', contentType: ARTICLE, trigger });

beforeAll(async () => {
  world = await SiteWorld.start();
  const rights = rightsTo([ACTIONS.read, ACTIONS.compose]);
  editor = await aMember(world.app, [...rights, READ_ARTICLES]);
  const { data } = await world.post(world.chief, '/rules', rule('first_publish'));
  ruleId = (data as { id: number }).id;
  const locales = world.app.strapi
    .plugin('i18n')
    .service<{ create(locale: object): Promise<unknown> }>('locales');
  await locales.create({ code: 'de', name: 'de' });
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

const setTrigger = (trigger: string) => world.put(world.chief, `/rules/${ruleId}`, rule(trigger));

const sharingOf = async (documentId: string): Promise<unknown> => {
  const query = new URLSearchParams(entryOf(documentId)).toString();
  return (await world.get(editor, `/sharing?${query}`)).data;
};

const setSharing = (documentId: string, sharing: string, member = editor) =>
  world.put(member, '/sharing', { ...entryOf(documentId), sharing });

const aDraft = () => world.admin.createArticle(anArticle());

const publish = async (documentId: string): Promise<string | undefined> => {
  await world.admin.publishArticle(documentId, 'en', anArticle());
  await getService(world.app.strapi, 'outbox').relay();
  const where = { entryDocumentId: documentId };
  const { decisions } = tablesOf(world.app);
  return (await decisions.findMany({ where, orderBy: { id: 'desc' } }))[0]?.code;
};

describe('the word of an editor about an entry', () => {
  it('is auto until somebody says otherwise, and can be taken back', async () => {
    const documentId = await aDraft();
    expect(await sharingOf(documentId)).toEqual({ sharing: 'auto' });
    for (const sharing of ['never', 'flagged', 'flagged', 'auto', 'auto']) {
      expect(await setSharing(documentId, sharing)).toMatchObject({ status: 200 });
      expect(await sharingOf(documentId)).toEqual({ sharing });
    }
  });

  it('is one word when two people say it at the same moment', async () => {
    const documentId = await aDraft();
    const answers = await Promise.all([
      setSharing(documentId, 'never'),
      setSharing(documentId, 'never'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await sharingOf(documentId)).toEqual({ sharing: 'never' });
  });

  it('keeps rules from sharing it, until it is taken back', async () => {
    await setTrigger('every_publish');
    const documentId = await aDraft();
    await setSharing(documentId, 'never');
    expect(await publish(documentId)).toBe('DO_NOT_SHARE');
    await setSharing(documentId, 'auto');
    expect(await publish(documentId)).toBe('SHARED');
  });

  it('does not keep a person from distributing it', async () => {
    const documentId = await aDraft();
    await setSharing(documentId, 'never');
    await publish(documentId);
    const { data } = await world.post(world.chief, '/dispatch', entryOf(documentId));
    expect((data as { deliveryIds: number[] }).deliveryIds).toHaveLength(1);
  });

  it('marks it for one publish, where a rule asks for a mark', async () => {
    await setTrigger('when_flagged');
    const documentId = await aDraft();
    expect(await publish(documentId)).toBe('NOT_FLAGGED');
    await setSharing(documentId, 'flagged');
    expect(await publish(documentId)).toBe('SHARED');
    expect(await sharingOf(documentId)).toEqual({ sharing: 'auto' });
    expect(await publish(documentId)).toBe('NOT_FLAGGED');
    await setSharing(documentId, 'flagged');
    expect(await publish(documentId)).toBe('SHARED');
  });

  it('keeps the mark when nothing was shared', async () => {
    await setTrigger('first_publish');
    const documentId = await aDraft();
    await setSharing(documentId, 'flagged');
    expect(await publish(documentId)).toBe('SHARED');
    expect(await sharingOf(documentId)).toEqual({ sharing: 'flagged' });
  });

  it('goes with the entry', async () => {
    const documentId = await aDraft();
    await setSharing(documentId, 'never');
    await documentsOf(world.app, ARTICLE).delete({ documentId, locale: 'en' });
    await getService(world.app.strapi, 'outbox').relay();
    const sharing = getService(world.app.strapi, 'sharing');
    expect(await sharing.of({ uid: ARTICLE, documentId, locale: 'en' })).toBe('auto');
  });

  it('stays with an entry that came back in that language before its deletion was worked off', async () => {
    const documentId = await aDraft();
    const german = { documentId, locale: 'de' };
    const articles = documentsOf(world.app, ARTICLE);
    await articles.update({ ...german, data: anArticle() });
    await articles.delete(german);
    await articles.update({ ...german, data: anArticle() });
    const sharing = getService(world.app.strapi, 'sharing');
    await sharing.set({ uid: ARTICLE, ...german }, 'never');
    await getService(world.app.strapi, 'outbox').relay();
    expect(await sharing.of({ uid: ARTICLE, ...german })).toBe('never');
  });

  it('is written into the audit log when it changes', async () => {
    const documentId = await aDraft();
    await setSharing(documentId, 'never');
    await setSharing(documentId, 'never');
    const { data } = await world.get(world.chief, '/audit?action=sharing.update&pageSize=100');
    const { entries } = data as { entries: { subject: { id: string } }[] };
    expect(entries.filter(({ subject }) => subject.id === documentId)).toMatchObject([
      { before: { sharing: 'auto' }, after: { sharing: 'never' }, subject: { kind: 'sharing' } },
    ]);
  });
});

describe('it is refused', () => {
  it.each<[string, object, number]>([
    ['a word that there is not', { sharing: 'maybe' }, 400],
    ['an entry that there is not', { documentId: 'nothing', sharing: 'never' }, 404],
    ['a type that is never distributed', { contentType: 'api::page.page', sharing: 'never' }, 400],
    ['more than is asked for', { sharing: 'never', colour: 'red' }, 400],
  ])('%s', async (_, change, status) => {
    const body = { ...entryOf(await aDraft()), ...change };
    expect(await world.put(editor, '/sharing', body)).toMatchObject({ status });
  });

  it('to people who may not read the entry, or may not word posts', async () => {
    const documentId = await aDraft();
    const stranger = await aMember(world.app, rightsTo([ACTIONS.read, ACTIONS.compose]));
    const reader = await aMember(world.app, [...rightsTo([ACTIONS.read]), READ_ARTICLES]);
    for (const member of [stranger, reader]) {
      expect(await setSharing(documentId, 'never', member)).toMatchObject({ status: 403 });
    }
    const query = new URLSearchParams(entryOf(documentId)).toString();
    expect(await world.get(stranger, `/sharing?${query}`)).toMatchObject({ status: 403 });
  });
});
