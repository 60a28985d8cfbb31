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
let editor: ApiClient & { token: string };
beforeEach(async () => {
  linkedIn = await startLinkedIn();
  editor = await signedIn(linkedIn);
});
afterEach(() => linkedIn.close());

const urnOf = (answer: { headers: Headers }): string => answer.headers.get('x-restli-id') ?? '';

const pageEditor = async (): Promise<ApiClient> => {
  linkedIn.act('configure', { communityManagement: true });
  return signedIn(linkedIn, { scope: PAGE_SCOPES });
};

describe('what every call needs', () => {
  it('is a version', async () => {
    const answer = await editor.call('POST', '/rest/posts', {
      body: aPost(editor.personUrn),
      headers: { 'linkedin-version': null },
    });
    expect([answer.status, answer.json.code]).toEqual([400, 'VERSION_MISSING']);
  });

  it.each(['202511', '202512', '202610', 'latest'])(
    'is an active version, not %s',
    async (version) => {
      const answer = await editor.call('POST', '/rest/posts', {
        body: aPost(editor.personUrn),
        headers: { 'linkedin-version': version },
      });
      expect([answer.status, answer.json.code]).toEqual([426, 'NONEXISTENT_VERSION']);
    }
  );

  it('is the Rest.li protocol version', async () => {
    const answer = await editor.call('POST', '/rest/posts', {
      body: aPost(editor.personUrn),
      headers: { 'x-restli-protocol-version': null },
    });
    expect(answer.status).toBe(400);
  });

  it('is a token', async () => {
    const body = aPost(editor.personUrn);
    const none = await editor.call('POST', '/rest/posts', {
      body,
      headers: { authorization: null },
    });
    expect([none.status, none.json.code]).toEqual([401, 'EMPTY_ACCESS_TOKEN']);
    const wrong = await linkedIn.api('AQXwrong').post(body);
    expect([wrong.status, wrong.json.serviceErrorCode]).toEqual([401, 65600]);
  });

  it('is JSON with the right content type', async () => {
    const body = JSON.stringify(aPost(editor.personUrn));
    const headers = { 'content-type': 'text/plain' };
    expect((await editor.call('POST', '/rest/posts', { body, headers })).status).toBe(415);
    expect((await editor.call('POST', '/rest/posts', { body: '{"author":' })).status).toBe(400);
  });
});

describe('creating a post', () => {
  it('answers 201 with an empty body and an id that embeds the time', async () => {
    const before = linkedIn.world.clock.now();
    const answer = await editor.post(aPost(editor.personUrn));
    expect([answer.status, answer.text]).toEqual([201, '']);
    expect(answer.headers.get('content-length')).toBe('0');
    expect(urnOf(answer)).toMatch(/^urn:li:share:\d{19}$/);
    const id = urnOf(answer).split(':').at(-1) ?? '';
    const embedded = Number(BigInt(id) >> 22n);
    expect(embedded).toBeGreaterThanOrEqual(before);
    expect(embedded).toBeLessThanOrEqual(linkedIn.world.clock.now());
    expect(linkedIn.world.ledger.all()).toMatchObject([
      { platform: 'linkedin', accountId: editor.personUrn, id: urnOf(answer) },
    ]);
  });

  it('refuses unknown fields with 422 and their path', async () => {
    const answer = await editor.post(
      aPost(editor.personUrn, { distribution: { feedDistribution: 'MAIN_FEED', targetEnties: [] } })
    );
    expect(answer.status).toBe(422);
    expect(answer.json.message).toBe(
      'ERROR :: /distribution/targetEnties :: unrecognized field found but not allowed'
    );
  });

  it.each(['author', 'commentary', 'visibility', 'distribution', 'lifecycleState'])(
    'refuses a post without %s',
    async (field) => {
      const answer = await editor.post(aPost(editor.personUrn, { [field]: undefined }));
      expect(answer.status).toBe(400);
      expect(inputCodes(answer)).toEqual(['MISSING_FIELD']);
    }
  );

  it.each([
    [{ lifecycleState: 'DRAFT' }, 'INVALID_VALUE_FOR_FIELD'],
    [{ visibility: 'FRIENDS' }, 'INVALID_VALUE_FOR_FIELD'],
    [{ commentary: ' ' }, 'INVALID_VALUE_BLANK_FIELD'],
    [{ content: {} }, 'INVALID_VALUE_FOR_FIELD'],
    [{ content: { media: { id: 'urn:li:digitalmediaAsset:C5' } } }, 'INVALID_URN_TYPE'],
    [{ content: { media: { id: 'urn:li:image:a b' } } }, 'INVALID_URN_ID'],
    [{ content: { media: { id: 'urn:li:image:D4E10AQnone' } } }, 'INVALID_IMAGE_ID'],
    [{ content: { media: { id: 'urn:li:document:D4E1FAQx' } } }, 'MISSING_FIELD'],
    [{ content: { article: { source: 'https://a.example' } } }, 'MISSING_FIELD'],
    [
      { content: { article: { source: 'https://a.example', title: ' ' } } },
      'INVALID_VALUE_BLANK_FIELD',
    ],
    [{ content: { article: { source: 'a.example', title: 'A' } } }, 'INVALID_VALUE_FOR_FIELD'],
    [
      { content: { multiImage: { images: [{ id: 'urn:li:image:D4E10AQx' }] } } },
      'INVALID_VALUE_FOR_FIELD',
    ],
    [{ distribution: { feedDistribution: 'NONE' } }, 'MISSING_REQUIRED_FIELD_FOR_DSC'],
  ])('refuses %j with %s', async (change, code) => {
    const answer = await editor.post(aPost(editor.personUrn, change));
    expect(answer.status).toBe(400);
    expect(inputCodes(answer)).toEqual([code]);
  });

  it('refuses an article and media together', async () => {
    const answer = await editor.post(
      aPost(editor.personUrn, {
        content: {
          article: { source: 'https://a.example', title: 'A' },
          media: { id: await editor.uploadImage() },
        },
      })
    );
    expect(inputCodes(answer)).toEqual(['INVALID_VALUE_FOR_FIELD']);
  });

  it('counts the commentary as sent, escapes and surrogates included, up to 3000', async () => {
    const longest = `${'\\('.repeat(1000)}${'🎉'.repeat(500)}`;
    expect(longest).toHaveLength(3000);
    expect((await editor.post(aPost(editor.personUrn, { commentary: longest }))).status).toBe(201);
    const answer = await editor.post(aPost(editor.personUrn, { commentary: `${longest}a` }));
    expect([answer.status, ...inputCodes(answer)]).toEqual([400, 'FIELD_LENGTH_TOO_LONG']);
  });

  it('refuses to speak for someone else', async () => {
    const other = await signedIn(linkedIn, { member: 'saltmarsh-press-desk' });
    const answer = await editor.post(aPost(other.personUrn));
    expect([answer.status, answer.json.code]).toEqual([403, 'ACCESS_DENIED']);
    expect(answer.json.message).toContain('[/author]');
  });

  it('refuses a bare id and a doubled prefix as author', async () => {
    const bare = await editor.post(aPost(editor.personUrn.split(':').at(-1) ?? ''));
    expect([bare.status, bare.json.code]).toEqual([403, 'ACCESS_DENIED']);
    const doubled = await editor.post(aPost(`urn:li:organization:${ORGANIZATION_URN}`));
    expect(inputCodes(doubled)).toEqual(['INVALID_URN_ID']);
  });

  it('needs the scope of its author', async () => {
    const reader = await signedIn(linkedIn, { scope: 'openid', member: 'lantern-row-studio' });
    const answer = await reader.post(aPost(reader.personUrn));
    expect(answer.status).toBe(403);
    expect(answer.json.message).toBe(
      'Not enough permissions to access: partnerApiPostsExternal.CREATE.20260901'
    );
    expect((await editor.post(aPost(ORGANIZATION_URN))).status).toBe(403);
  });

  it('cuts the text at an unescaped bracket and still answers 201', async () => {
    const client = await pageEditor();
    const posted = await client.post(aPost(ORGANIZATION_URN, { commentary: 'Guide (free)' }));
    expect(posted.status).toBe(201);
    const got = await client.call('GET', `/rest/posts/${encodeURIComponent(urnOf(posted))}`);
    expect(got.json.commentary).toBe('Guide ');
  });
});

describe('reading and deleting', () => {
  it('is closed to self-serve members', async () => {
    const urn = urnOf(await editor.post(aPost(editor.personUrn)));
    const got = await editor.call('GET', `/rest/posts/${encodeURIComponent(urn)}`);
    expect([got.status, got.json.code]).toEqual([403, 'ACCESS_DENIED']);
    const author = encodeURIComponent(editor.personUrn);
    expect((await editor.call('GET', `/rest/posts?q=author&author=${author}`)).status).toBe(403);
  });

  it('lists an organization’s posts, last modified first, in pages', async () => {
    const client = await pageEditor();
    const urns: string[] = [];
    for (const commentary of ['one', 'two', 'three']) {
      urns.push(urnOf(await client.post(aPost(ORGANIZATION_URN, { commentary }))));
      linkedIn.world.clock.advance(1000);
    }
    const first = encodeURIComponent(urns[0] ?? '');
    const edit = await client.call('POST', `/rest/posts/${first}`, {
      body: { patch: { $set: { commentary: 'one \\(edited\\)' } } },
      headers: { 'x-restli-method': 'PARTIAL_UPDATE' },
    });
    expect(edit.status).toBe(204);
    const author = encodeURIComponent(ORGANIZATION_URN);
    const path = `/rest/posts?q=author&author=${author}&count=2&start=0&sortBy=LAST_MODIFIED`;
    const headers = { 'x-restli-method': 'FINDER' };
    const listed = await client.call('GET', path, { headers });
    expect(listed.status).toBe(200);
    expect(listed.json.elements).toMatchObject([
      { id: urns[0], commentary: 'one \\(edited\\)', author: ORGANIZATION_URN },
      { id: urns[2], commentary: 'three' },
    ]);
    expect(listed.json.paging).toMatchObject({ start: 0, count: 2, total: 3 });
  });

  it('hides new posts while the index lags', async () => {
    const client = await pageEditor();
    linkedIn.act('configure', { indexingLagMs: 5000 });
    await client.post(aPost(ORGANIZATION_URN));
    const path = `/rest/posts?q=author&author=${encodeURIComponent(ORGANIZATION_URN)}`;
    expect((await client.call('GET', path)).json.elements).toEqual([]);
    linkedIn.world.clock.advance(5000);
    expect((await client.call('GET', path)).json.elements).toHaveLength(1);
  });

  it('wants URNs percent-encoded and no unknown parameters', async () => {
    const client = await pageEditor();
    const urn = urnOf(await client.post(aPost(ORGANIZATION_URN)));
    const raw = await client.call('GET', `/rest/posts/${urn}`);
    expect([raw.status, raw.json.message]).toEqual([400, 'Syntax exception in path variables']);
    expect((await client.call('GET', `/rest/posts?q=author&author=${urn}`)).status).toBe(400);
    const extra = await client.call('GET', `/rest/posts/${encodeURIComponent(urn)}?format=json`);
    expect([extra.status, extra.json.code]).toEqual([403, 'ACCESS_DENIED']);
  });

  it('deletes idempotently, and only what is one’s own', async () => {
    const urn = encodeURIComponent(urnOf(await editor.post(aPost(editor.personUrn))));
    const other = await signedIn(linkedIn, { member: 'saltmarsh-press-desk' });
    expect((await other.call('DELETE', `/rest/posts/${urn}`)).status).toBe(403);
    expect((await editor.call('DELETE', `/rest/posts/${urn}`)).status).toBe(204);
    expect((await editor.call('DELETE', `/rest/posts/${urn}`)).status).toBe(204);
    expect(linkedIn.world.ledger.summary().posts).toBe(1);
  });
});
