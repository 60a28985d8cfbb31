import type { Composition, DraftView } from '../../contracts/compositions';
import { ACTIONS } from '../../server/src/constants';
import { getService } from '../../server/src/services/get-service';
import { startTestApp, type TestApp } from './harness/app';
import { ARTICLE, aPublishedArticle } from './harness/articles';
import { aMember, type Member, type Right } from './harness/people';

const READ_ARTICLES = { action: 'plugin::content-manager.explorer.read', subject: ARTICLE };
const COMPOSE: Right[] = [{ action: ACTIONS.compose }, READ_ARTICLES];

let app: TestApp;
let ada: Member;
let ben: Member;

beforeAll(async () => {
  app = await startTestApp();
  ada = await aMember(app, COMPOSE);
  ben = await aMember(app, COMPOSE);
}, 60_000);

afterAll(async () => {
  await app?.close();
});

const compositionOf = (text: string): Composition => ({
  ...{ targetIds: [1], when: { kind: 'now' }, times: {} },
  overrides: { '1': { texts: [text] } },
});

const ask = async (
  { token }: Member,
  method: string,
  { documentId, body }: { documentId: string; body?: object }
): Promise<{ status: number; data: DraftView | null; message: string }> => {
  const key = { contentType: ARTICLE, documentId, locale: 'en' };
  const query = new URLSearchParams(key).toString();
  const response = await fetch(
    `${app.url}/api/admin/distribution/drafts${body ? '' : `?${query}`}`,
    {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify({ ...key, ...body }) } : {}),
    }
  );
  const answer = (await response.json()) as { data: DraftView | null; error?: { message: string } };
  return { status: response.status, data: answer.data, message: answer.error?.message ?? '' };
};

const keep = (member: Member, documentId: string, body: object) =>
  ask(member, 'PUT', { documentId, body });

describe('what an editor writes', () => {
  it('is there again on the next visit, until it is forgotten', async () => {
    const documentId = await aPublishedArticle(app);
    expect((await ask(ada, 'GET', { documentId })).data).toBeNull();
    await keep(ada, documentId, { composition: compositionOf('First') });
    await keep(ada, documentId, { composition: compositionOf('Second') });
    const { data } = await ask(ada, 'GET', { documentId });
    expect(data?.composition).toEqual(compositionOf('Second'));
    await ask(ada, 'DELETE', { documentId });
    expect((await ask(ada, 'GET', { documentId })).data).toBeNull();
  });

  it('is theirs alone', async () => {
    const documentId = await aPublishedArticle(app);
    await keep(ada, documentId, { composition: compositionOf('Ada wrote this') });
    expect((await ask(ben, 'GET', { documentId })).data).toBeNull();
  });

  it('is not overwritten by a window that has not seen it', async () => {
    const documentId = await aPublishedArticle(app);
    const first = await keep(ada, documentId, { composition: compositionOf('One'), basedOn: null });
    const basedOn = first.data?.savedAt;
    await keep(ada, documentId, { composition: compositionOf('Two'), basedOn });
    const late = await keep(ada, documentId, { composition: compositionOf('Lost?'), basedOn });
    expect(late.status).toBe(400);
    expect(late.message).toContain('another window');
    const { data } = await ask(ada, 'GET', { documentId });
    expect(data?.composition).toEqual(compositionOf('Two'));
  });

  it('is kept once when two windows write at the same moment', async () => {
    const documentId = await aPublishedArticle(app);
    const texts = ['a', 'b', 'c', 'd', 'e'];
    const answers = await Promise.all(
      texts.map((text) => keep(ada, documentId, { composition: compositionOf(text) }))
    );
    expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 200));
    const { data } = await ask(ada, 'GET', { documentId });
    expect(texts).toContain(data?.composition.overrides['1']?.texts?.[0]);
  });

  it('is refused when it is longer than anything that can be posted', async () => {
    const documentId = await aPublishedArticle(app);
    const texts = Array.from({ length: 5 }, () => 'x'.repeat(99_000));
    const composition = { ...compositionOf(''), overrides: { '1': { texts } } };
    const { status, message } = await keep(ada, documentId, { composition });
    expect(status).toBe(400);
    expect(message).toContain('too long');
  });

  it('is dropped when nobody came back to it for months', async () => {
    const documentId = await aPublishedArticle(app);
    await keep(ada, documentId, { composition: compositionOf('Old') });
    const table = app.strapi.db.query('plugin::social-distribution.draft');
    const savedAt = new Date(Date.now() - 100 * 24 * 60 * 60_000);
    await table.updateMany({ where: { entryDocumentId: documentId }, data: { savedAt } });
    await getService(app.strapi, 'retention').clean('drafts');
    expect((await ask(ada, 'GET', { documentId })).data).toBeNull();
  });

  it('needs the right to compose', async () => {
    const stranger = await aMember(app, [READ_ARTICLES]);
    const documentId = await aPublishedArticle(app);
    expect((await ask(stranger, 'GET', { documentId })).status).toBe(403);
  });
});
