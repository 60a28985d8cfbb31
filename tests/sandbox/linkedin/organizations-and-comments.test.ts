import {
  aPost,
  inputCodes,
  ORGANIZATION_URN,
  PAGE_SCOPES,
  signedIn,
  startLinkedIn,
  type ApiClient,
  type LinkedInForTest,
} from './linkedin-for-test';

let linkedIn: LinkedInForTest;
let client: ApiClient;
beforeEach(async () => {
  linkedIn = await startLinkedIn();
  linkedIn.act('configure', { communityManagement: true });
  client = await signedIn(linkedIn, { scope: PAGE_SCOPES });
});
afterEach(() => linkedIn.close());

describe('organizations', () => {
  const ROLES = '/rest/organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED&count=100';

  it('are those the member administers', async () => {
    const { status, json } = await client.call('GET', ROLES);
    expect(status).toBe(200);
    expect(json.elements).toEqual([
      {
        role: 'ADMINISTRATOR',
        state: 'APPROVED',
        organization: ORGANIZATION_URN,
        roleAssignee: client.personUrn,
      },
      {
        role: 'ADMINISTRATOR',
        state: 'APPROVED',
        organization: 'urn:li:organization:90356720',
        roleAssignee: client.personUrn,
      },
    ]);
    const studio = await signedIn(linkedIn, { scope: PAGE_SCOPES, member: 'lantern-row-studio' });
    expect((await studio.call('GET', ROLES)).json.elements).toEqual([]);
  });

  it('can carry the older field name', async () => {
    linkedIn.act('configure', { aclOrganizationField: 'organizationalTarget' });
    const { elements } = (await client.call('GET', ROLES)).json as { elements: object[] };
    expect(elements[0]).toHaveProperty('organizationalTarget', ORGANIZATION_URN);
    expect(elements[0]).not.toHaveProperty('organization');
  });

  it('need rw_organization_admin', async () => {
    const member = await signedIn(linkedIn, { member: 'saltmarsh-press-desk' });
    const answer = await member.call('GET', ROLES);
    expect(answer.json.message).toContain('organizationAcls.FINDER-roleAssignee');
    expect(answer.status).toBe(403);
  });

  it('have a name', async () => {
    const { json } = await client.call('GET', '/rest/organizations/90214183');
    expect(json).toMatchObject({
      localizedName: 'Harbour Light Weekly',
      vanityName: 'harbour-light-weekly',
    });
    expect((await client.call('GET', '/rest/organizations/1')).status).toBe(404);
  });

  it('are posted for only by members with a role', async () => {
    expect((await client.post(aPost(ORGANIZATION_URN))).status).toBe(201);
    const studio = await signedIn(linkedIn, { scope: PAGE_SCOPES, member: 'lantern-row-studio' });
    const answer = await studio.post(aPost(ORGANIZATION_URN));
    expect([answer.status, answer.json.code]).toEqual([403, 'ACCESS_DENIED']);
  });

  it('have no connections to post to', async () => {
    const answer = await client.post(aPost(ORGANIZATION_URN, { visibility: 'CONNECTIONS' }));
    expect(inputCodes(answer)).toEqual(['INVALID_VALUE_FOR_FIELD']);
  });
});

describe('comments', () => {
  const comment = async (postUrn: string, text: string, changes: object = {}) =>
    client.call('POST', `/rest/socialActions/${encodeURIComponent(postUrn)}/comments`, {
      body: { actor: client.personUrn, object: postUrn, message: { text }, ...changes },
    });
  const posted = async (): Promise<string> =>
    (await client.post(aPost(client.personUrn))).headers.get('x-restli-id') ?? '';

  it('are made with 201, an id and a body, and show under the post', async () => {
    const urn = await posted();
    const answer = await comment(urn, 'Link: https://harbourlight.example/guide');
    expect(answer.status).toBe(201);
    const id = answer.headers.get('x-restli-id') ?? '';
    expect(answer.json).toMatchObject({ id, actor: client.personUrn });
    expect(answer.json.$URN).toMatch(/^urn:li:comment:\(urn:li:activity:\d+,\d+\)$/);
    const page = await linkedIn.get(`/feed/update/${urn}/`);
    expect(page.text).toContain(`id="comment-${id}"`);
    expect(page.text).toContain('>https://harbourlight.example/guide</a>');
  });

  it('are refused for a while after the post when so configured', async () => {
    linkedIn.act('configure', { commentLagMs: 4000 });
    const urn = await posted();
    const early = await comment(urn, 'First');
    expect([early.status, early.json.code]).toEqual([404, 'NOT_FOUND']);
    linkedIn.world.clock.advance(4000);
    expect((await comment(urn, 'First')).status).toBe(201);
  });

  it('have a length, a text and a known post', async () => {
    const urn = await posted();
    expect(inputCodes(await comment(urn, 'a'.repeat(1251)))).toEqual(['FIELD_LENGTH_TOO_LONG']);
    expect(inputCodes(await comment(urn, ' '))).toEqual(['INVALID_VALUE_BLANK_FIELD']);
    expect((await comment('urn:li:share:1', 'Hello')).status).toBe(404);
    const object = 'urn:li:share:1';
    expect(inputCodes(await comment(urn, 'Hello', { object }))).toEqual([
      'INVALID_VALUE_FOR_FIELD',
    ]);
  });

  it('can be deleted by their author', async () => {
    const urn = await posted();
    const id = (await comment(urn, 'Soon gone')).headers.get('x-restli-id') ?? '';
    const actor = encodeURIComponent(client.personUrn);
    const path = `/rest/socialActions/${encodeURIComponent(urn)}/comments/${id}?actor=${actor}`;
    expect((await client.call('DELETE', path)).status).toBe(204);
    expect((await linkedIn.get('/')).text).not.toContain('Soon gone');
  });
});
