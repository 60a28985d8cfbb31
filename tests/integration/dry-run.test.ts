import type { DryRunCall, DryRunResponse, DryRunTarget } from '../../contracts/dispatch';
import { connectMoreAccounts } from '../../scripts/demo/connect-more-accounts';
import type { AdminClient } from '../../scripts/person/admin-client';
import { startTestApp, type TestApp } from './harness/app';
import { ARTICLE, aPublishedArticle } from './harness/articles';
import { asAdmin, connectEverything } from './harness/people';
import { aPicture } from './harness/pictures';

const API = '/api/admin/distribution';
/** What the person says below TikTok's part of the form. */
const AGREED = { privacyLevel: 'PUBLIC_TO_EVERYONE', agreesToTerms: true };

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp();
  admin = await asAdmin(app);
  await connectEverything(app, admin);
  await connectMoreAccounts(admin);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

const dryRun = async (documentId: string, more: object = {}): Promise<DryRunResponse> => {
  const body = { contentType: ARTICLE, documentId, locale: 'en', ...more };
  const path = `${API}/dispatch/dry-run`;
  return (await admin.request<{ data: DryRunResponse }>('POST', path, body)).data;
};

const onPlatform = ({ targets }: DryRunResponse, platform: string): DryRunTarget => {
  const found = targets.find((target) => target.platform === platform);
  if (!found) throw new Error(`There is no target on ${platform}.`);
  return found;
};

const commitsOf = ({ calls }: DryRunTarget): DryRunCall[] =>
  calls.filter(({ isCommit }) => isCommit);

/** With a picture, so that every platform takes it. */
const anArticleForAll = async (): Promise<{ documentId: string; overrides: object }> => {
  const cover = await aPicture(app, { width: 1200, height: 900 });
  const documentId = await aPublishedArticle(app, { cover });
  const { targets } = await admin.preview({ contentType: ARTICLE, documentId, locale: 'en' });
  const tiktok = targets.find(({ platform }) => platform === 'tiktok');
  return { documentId, overrides: { [String(tiktok?.targetId)]: { options: AGREED } } };
};

describe('a dry run', () => {
  it('shows for every platform the call that would make the post visible, and calls nobody', async () => {
    const { documentId, overrides } = await anArticleForAll();
    const before = app.sandbox.ledger.all().length;
    const shown = await dryRun(documentId, { overrides });
    expect(shown.targets).toHaveLength(8);
    for (const target of shown.targets) {
      const errors = target.problems.filter(({ severity }) => severity === 'error');
      expect([target.platform, errors]).toEqual([target.platform, []]);
      expect([target.platform, commitsOf(target).length]).toEqual([target.platform, 1]);
    }
    expect(app.sandbox.ledger.all()).toHaveLength(before);
    const [commit] = commitsOf(onPlatform(shown, 'x'));
    expect(commit).toMatchObject({ method: 'POST', headers: { authorization: '[redacted]' } });
    expect(commit?.url).toMatch(/\/2\/tweets$/);
  });

  it('says the very words of the post that then goes out', async () => {
    const documentId = await aPublishedArticle(app, { title: 'The fog horn is back' });
    const x = onPlatform(await dryRun(documentId), 'x');
    const [commit] = commitsOf(x);
    const { targetId } = x;
    await admin.dispatch({ contentType: ARTICLE, documentId, locale: 'en', targetIds: [targetId] });
    await admin.settledDeliveries(documentId, 1, 30_000);
    const posts = app.sandbox.platforms.x.actions['posts']?.({}) as { text: string }[];
    const posted = posts.find(({ text }) => text.includes('The fog horn'));
    const body = commit?.body?.kind === 'json' ? (commit.body.value as { text: string }) : null;
    expect(posted).toBeDefined();
    expect(body?.text).toBe(posted?.text);
  });

  it('shows the first comment after the post that it follows', async () => {
    const documentId = await aPublishedArticle(app);
    const { targetId } = onPlatform(await dryRun(documentId), 'x');
    const commented = async (firstComment: string) => {
      const overrides = { [String(targetId)]: { firstComment } };
      return onPlatform(await dryRun(documentId, { overrides }), 'x');
    };
    const { calls } = await commented('Tides: https://example.com/tides');
    expect(calls.map((call) => call.isFirstComment)).toEqual([false, true]);
    expect(calls[1]?.body).toMatchObject({ value: { text: 'Tides: https://example.com/tides' } });
    // The post goes out all the same.
    const refused = await commented('$EBB and $FLOW');
    expect(refused.calls).toHaveLength(1);
    expect(refused.problems).toContainEqual(
      expect.objectContaining({ severity: 'warning', code: 'TOO_MANY_CASHTAGS' })
    );
  });

  it('never holds a secret', async () => {
    const { documentId, overrides } = await anArticleForAll();
    const text = JSON.stringify(await dryRun(documentId, { overrides }));
    for (const { value } of app.sandbox.secrets.all()) expect(text).not.toContain(value);
    expect(text).not.toMatch(/Bearer [^[]/);
  });

  it('says what stands in the way instead of showing calls', async () => {
    const shown = await dryRun(await aPublishedArticle(app));
    const { calls, problems } = onPlatform(shown, 'instagram');
    expect(calls).toEqual([]);
    expect(problems[0]).toMatchObject({ severity: 'error', code: 'MEDIA_MISSING' });
  });

  it('names what it would take of the limits, and what it would cost', async () => {
    const shown = onPlatform(await dryRun(await aPublishedArticle(app)), 'x');
    expect(shown.slots.length).toBeGreaterThan(0);
    for (const { takes, limit } of shown.slots) expect(takes).toBeLessThanOrEqual(limit);
    expect(shown.prices.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(0.2);
  });
});
