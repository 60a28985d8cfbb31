import type { HttpRequest } from '../../../../server/src/platforms/contract';
import { LinkedInConnector } from '../../../../server/src/platforms/linkedin/connector';
import { aSetup, failureOf, PAGE, someCredentials } from './builders';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';

const ACLS = '/rest/organizationAcls';
const SCOPES = ['w_organization_social', 'r_organization_social', 'rw_organization_admin'];
const credentials = someCredentials({ scopes: SCOPES });
const [, , , NUMBER = ''] = PAGE.split(':');

interface Role {
  role: string;
  organization?: string;
  organizationTarget?: string;
  organizationalTarget?: string;
}

const setup = () => {
  const http = new ScriptedHttp();
  const { adapter, request } = aSetup({
    author: PAGE,
    deps: { http: http.client, method: 'organization' },
  });
  return { http, connector: adapter.connector, account: request.account };
};

const roles = (...elements: unknown[]) => answer(200, { elements });

/** Answers for any organization with its number in the name. */
const anOrganization = (request: HttpRequest) => {
  const number = request.url.slice(request.url.lastIndexOf('/') + 1);
  return answer(200, {
    id: Number(number),
    localizedName: `Page of ${number}`,
    vanityName: `v-${number}`,
  });
};

const withRoles = (...elements: unknown[]) => {
  const made = setup();
  made.http.on('GET', ACLS, roles(...elements));
  made.http.on('GET', '/rest/organizations/', anOrganization);
  return made;
};

describe('the pages of a member', () => {
  it('are known by their URNs, with one token for all', async () => {
    const { connector, http } = withRoles({ role: 'ADMINISTRATOR', organization: PAGE });
    expect(await connector.readGrant(credentials)).toEqual({
      scopes: SCOPES,
      accounts: [
        {
          account: {
            id: PAGE,
            handle: `Page of ${NUMBER}`,
            name: `Page of ${NUMBER}`,
            avatarUrl: null,
            kind: 'organization',
            profileUrl: `https://web.example/company/v-${NUMBER}`,
            traits: { mayReadStatistics: true },
          },
          credentials,
          problem: null,
        },
      ],
    });
    const [list] = http.sent('GET', ACLS);
    const query = new URL(list?.url ?? '').searchParams;
    expect(query.get('q')).toBe('roleAssignee');
    expect(query.get('state')).toBe('APPROVED');
    expect(list?.headers?.['LinkedIn-Version']).toBe('202609');
  });

  it.each<Role>([
    { role: 'ADMINISTRATOR', organization: PAGE },
    { role: 'CONTENT_ADMINISTRATOR', organizationTarget: PAGE },
    { role: 'CONTENT_ADMIN', organizationalTarget: PAGE },
    { role: 'DIRECT_SPONSORED_CONTENT_POSTER', organization: PAGE },
  ])('can be posted to with %j', async (role) => {
    const { accounts } = await withRoles(role).connector.readGrant(credentials);
    expect(accounts).toMatchObject([{ account: { id: PAGE }, problem: null }]);
  });

  it.each([
    [['CONTENT_ADMINISTRATOR'], false],
    [['CONTENT_ADMINISTRATOR', 'ADMINISTRATOR'], true],
  ])('tell with the roles %j whether their numbers may be read: %s', async (names, may) => {
    const { connector } = withRoles(...names.map((role) => ({ role, organization: PAGE })));
    const { accounts } = await connector.readGrant(credentials);
    expect(accounts[0]?.account.traits).toEqual({ mayReadStatistics: may });
  });

  it.each(['ANALYST', 'CURATOR', 'RECRUITING_POSTER', 'LEAD_GEN_FORMS_MANAGER'])(
    'have a problem in words with the role %s only',
    async (role) => {
      const { connector } = withRoles({ role, organization: PAGE });
      const { accounts } = await connector.readGrant(credentials);
      expect(accounts[0]?.problem).toMatch(
        new RegExp(`Page of ${NUMBER}.*ask one of its super admins`)
      );
    }
  );

  it.each([[['ANALYST', 'CONTENT_ADMINISTRATOR']], [['CONTENT_ADMINISTRATOR', 'ANALYST']]])(
    'are listed once, and one sufficient role of %j is enough',
    async (names) => {
      const { connector } = withRoles(...names.map((role) => ({ role, organization: PAGE })));
      const { accounts } = await connector.readGrant(credentials);
      expect(accounts).toMatchObject([{ account: { id: PAGE }, problem: null }]);
    }
  );

  it('are no brands, and rows that cannot be read are passed over', async () => {
    const { connector } = withRoles(
      { role: 'ADMINISTRATOR', organization: 'urn:li:organizationBrand:9' },
      { role: 'ADMINISTRATOR' },
      'nonsense',
      { role: 'ADMINISTRATOR', organization: PAGE }
    );
    const { accounts } = await connector.readGrant(credentials);
    expect(accounts.map(({ account }) => account.id)).toEqual([PAGE]);
  });

  it('are read page after page', async () => {
    const urns = Array.from({ length: 100 }, (_, index) => `urn:li:organization:${index + 1}`);
    const full = urns.map((organization) => ({ role: 'ADMINISTRATOR', organization }));
    const { connector, http } = setup();
    http.on('GET', ACLS, roles(...full), roles({ role: 'ADMINISTRATOR', organization: PAGE }));
    http.on('GET', '/rest/organizations/', anOrganization);
    const { accounts } = await connector.readGrant(credentials);
    expect(accounts).toHaveLength(101);
    const starts = http.sent('GET', ACLS).map(({ url }) => new URL(url).searchParams.get('start'));
    expect(starts).toEqual(['0', '100']);
  });

  it('are none when there is no role', async () => {
    const { accounts } = await withRoles().connector.readGrant(credentials);
    expect(accounts).toEqual([]);
  });

  it('are called by their number when they have no name to show', async () => {
    const { connector, http } = setup();
    http.on('GET', ACLS, roles({ role: 'ADMINISTRATOR', organization: PAGE }));
    http.on('GET', '/rest/organizations/', answer(200, { id: 1 }));
    const { accounts } = await connector.readGrant(credentials);
    expect(accounts[0]?.account).toMatchObject({
      name: `Page ${NUMBER}`,
      profileUrl: `https://web.example/company/${NUMBER}`,
    });
  });

  it.each([
    [answer(401, { code: 'EXPIRED_ACCESS_TOKEN' }), 'auth_expired'],
    [answer(403, { code: 'ACCESS_DENIED' }), 'account_problem'],
    [answer(503), 'retryable'],
    [answer(200, '<html>'), 'retryable'],
  ])('cannot be listed: %j is %s', async (given, family) => {
    const { connector, http } = setup();
    http.on('GET', ACLS, given);
    expect((await failureOf(connector.readGrant(credentials))).family).toBe(family);
  });
});

describe('checking the connection of a page', () => {
  it('reads its name anew and finds nothing missing', async () => {
    const { connector, account } = withRoles({ role: 'ADMINISTRATOR', organization: PAGE });
    const check = await connector.validateCredentials(credentials, account);
    expect(check.account).toMatchObject({ id: PAGE, name: `Page of ${NUMBER}` });
    expect(check.missingScopes).toEqual([]);
  });

  it('names the scopes that were not granted', async () => {
    const { connector, account } = withRoles({ role: 'ADMINISTRATOR', organization: PAGE });
    const fewer = someCredentials({ scopes: ['rw_organization_admin'] });
    const { missingScopes } = await connector.validateCredentials(fewer, account);
    expect(missingScopes).toEqual(['w_organization_social', 'r_organization_social']);
  });

  it.each([
    ['was taken away', []],
    ['is for another page', [{ role: 'ADMINISTRATOR', organization: 'urn:li:organization:7' }]],
    ['does not suffice any more', [{ role: 'ANALYST', organization: PAGE }]],
  ])('says whose role it is that %s', async (_, found) => {
    const { connector, account } = withRoles(...found);
    const failure = await failureOf(connector.validateCredentials(credentials, account));
    expect(failure).toMatchObject({ family: 'account_problem', code: 'ROLE_LOST' });
    expect(failure.message).toContain(account.name);
    expect(failure.message).toMatch(/ask one of its super admins/);
  });
});

describe('tokens of the organization app', () => {
  it('are renewed and given back like those of members', async () => {
    const { connector, http } = setup();
    http.on('POST', '/oauth/v2/accessToken', answer(200, { access_token: 'new', expires_in: 60 }));
    http.on('POST', '/oauth/v2/revoke', answer(200));
    const stored = { ...credentials, refreshToken: 'keep' };
    const renewed = await connector.refreshToken(stored);
    expect(renewed).toMatchObject({ accessToken: 'new', refreshToken: 'keep', scopes: SCOPES });
    await connector.revoke(stored);
    const given = http.sent('POST', '/oauth/v2/revoke').map(({ body }) => body);
    expect(given).toMatchObject([
      { fields: { token: 'keep' } },
      { fields: { token: 'access-token' } },
    ]);
  });
});

describe('the descriptor', () => {
  it('asks each app for its own scopes', () => {
    const { descriptor } = setup().connector;
    const asked = descriptor.methods.map((method) =>
      method.kind === 'oauth2' ? [method.app, method.oauth.scopes.map(({ name }) => name)] : []
    );
    expect(asked).toEqual([
      ['linkedin', ['openid', 'profile', 'email', 'w_member_social']],
      ['linkedin-organization', SCOPES],
    ]);
    expect(setup().connector).toBeInstanceOf(LinkedInConnector);
  });
});
