import type { Account, Credentials } from '../../../server/src/platforms/contract';
import { startLinkedIn, aPost, type ApiClient, type LinkedInForTest } from './linkedin-for-test';

const HOUR_MS = 3_600_000;

let linkedIn: LinkedInForTest;
beforeEach(async () => {
  linkedIn = await startLinkedIn();
});
afterEach(() => linkedIn.close());

const clientOf = (account: string, input: Record<string, unknown> = {}): ApiClient => {
  const issued = linkedIn.act('issue-token', { account, ...input }) as {
    account: Account;
    credentials: Credentials;
  };
  const client = linkedIn.api(issued.credentials.accessToken);
  client.personUrn = issued.account.id;
  return client;
};

const posted = async (client: ApiClient, commentary = 'Numbers'): Promise<string> =>
  (await client.post(aPost(client.personUrn, { commentary }))).headers.get('x-restli-id') ?? '';

describe('the statistics of an organization’s posts', () => {
  const path = (organization: string, list: string): string =>
    `/rest/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encodeURIComponent(organization)}&${list}`;
  const sharesOf = (...urns: string[]): string =>
    `shares=List(${urns.map(encodeURIComponent).join(',')})`;

  it('grow with the clock and leave out what nobody has seen', async () => {
    const page = clientOf('90214183');
    const old = await posted(page, 'Old');
    linkedIn.world.clock.advance(48 * HOUR_MS);
    const fresh = await posted(page, 'New');
    const { status, json } = await page.call('GET', path(page.personUrn, sharesOf(old, fresh)));
    expect(status).toBe(200);
    const [element, ...others] = json.elements as Record<string, Record<string, number>>[];
    expect(others).toEqual([]);
    expect(element).toMatchObject({ organizationalEntity: page.personUrn, share: old });
    const totals = element?.totalShareStatistics;
    expect(totals?.impressionCount).toBeGreaterThan(1_000);
    expect(totals?.uniqueImpressionsCount).toBeLessThan(totals?.impressionCount ?? 0);
    expect(totals?.engagement).toBeGreaterThan(0);
  });

  it('say nothing of other organizations’ posts and of deleted ones', async () => {
    const page = clientOf('90214183');
    const books = clientOf('90356720');
    const foreign = await posted(books);
    const gone = await posted(page);
    await page.call('DELETE', `/rest/posts/${encodeURIComponent(gone)}`);
    linkedIn.world.clock.advance(HOUR_MS);
    const { json } = await page.call('GET', path(page.personUrn, sharesOf(foreign, gone)));
    expect(json.elements).toEqual([]);
  });

  it('are for administrators with the scope', async () => {
    const page = clientOf('90214183', { member: 'saltmarsh-press-desk' });
    const asked = path(page.personUrn, sharesOf('urn:li:share:1'));
    expect((await page.call('GET', asked)).status).toBe(403);
    const scopes = ['w_organization_social'];
    const without = clientOf('90214183', { scopes });
    expect((await without.call('GET', asked)).status).toBe(403);
  });

  it.each([
    ['brackets that are encoded', 'shares=List%28urn%3Ali%3Ashare%3A1%29'],
    ['URNs that are not', 'shares=List(urn:li:share:1)'],
    ['another kind of URN', 'shares=List(urn%3Ali%3AugcPost%3A1)'],
    ['no posts', 'shares=List()'],
    ['no list', 'shares=urn%3Ali%3Ashare%3A1'],
  ])('refuse %s', async (_, list) => {
    const page = clientOf('90214183');
    expect((await page.call('GET', path(page.personUrn, list))).status).toBe(400);
  });
});

describe('the analytics of a member’s posts', () => {
  const scopes = ['w_member_social', 'r_member_postAnalytics'];
  const path = (urn: string, queryType = 'IMPRESSION', more = ''): string =>
    `/rest/memberCreatorPostAnalytics?q=entity&entity=(share:${encodeURIComponent(urn)})&queryType=${queryType}&aggregation=TOTAL${more}`;

  it('are one number a call', async () => {
    const member = clientOf('harbour-light-editor', { scopes });
    const urn = await posted(member);
    linkedIn.world.clock.advance(24 * HOUR_MS);
    const { json } = await member.call('GET', path(urn));
    expect(json.elements).toMatchObject([
      { metricType: 'IMPRESSION', targetEntity: { share: urn } },
    ]);
    const [{ count }] = json.elements as [{ count: number }];
    expect(count).toBeGreaterThan(500);
  });

  it('are closed to self-serve apps and to others', async () => {
    const member = clientOf('harbour-light-editor');
    const urn = await posted(member);
    expect((await member.call('GET', path(urn))).status).toBe(403);
    const other = clientOf('saltmarsh-press-desk', { scopes });
    expect((await other.call('GET', path(urn))).status).toBe(403);
  });

  it('refuse numbers and parameters they do not know', async () => {
    const member = clientOf('harbour-light-editor', { scopes });
    const urn = await posted(member);
    expect((await member.call('GET', path(urn, 'FAME'))).status).toBe(400);
    expect((await member.call('GET', path(urn, 'REACTION', '&fields=x'))).status).toBe(403);
    expect((await member.call('GET', path('urn:li:share:1'))).status).toBe(404);
  });
});

describe('the actions of the sandbox', () => {
  it('issue tokens that work at once, in the shape of connections', async () => {
    expect(linkedIn.act('issue-token')).toEqual({
      account: {
        id: expect.stringMatching(/^urn:li:person:/) as string,
        handle: 'Harbour Light Editor',
        name: 'Harbour Light Editor',
        avatarUrl: expect.stringMatching(/^http/) as string,
        kind: 'person',
        profileUrl: null,
      },
      credentials: {
        accessToken: expect.stringMatching(/^AQX/) as string,
        refreshToken: null,
        expiresAt: expect.stringMatching(/Z$/) as string,
        refreshExpiresAt: null,
        scopes: ['openid', 'profile', 'email', 'w_member_social'],
      },
    });
    expect(() => linkedIn.act('issue-token', { account: 'nobody' })).toThrow('nobody');
    const page = clientOf('90214183');
    expect(await posted(page)).toMatch(/^urn:li:share:/);
  });

  it('issue refresh tokens to partners', async () => {
    linkedIn.act('configure', { partner: true });
    const { credentials } = linkedIn.act('issue-token') as { credentials: Credentials };
    const answer = await linkedIn.form('/oauth/v2/accessToken', {
      grant_type: 'refresh_token',
      refresh_token: credentials.refreshToken ?? '',
      client_id: '77harbourlight',
      client_secret: 'WPL_AP1.sample',
    });
    expect(answer.status).toBe(200);
  });

  it('refuse every call of the day once the quota is exhausted', async () => {
    const member = clientOf('harbour-light-editor');
    linkedIn.act('exhaust-quota');
    const refused = await member.post(aPost(member.personUrn));
    expect([refused.status, refused.json.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(refused.json.message).toContain('DAY limit');
    linkedIn.world.clock.advance(24 * HOUR_MS);
    expect((await member.post(aPost(member.personUrn))).status).toBe(201);
  });
});
