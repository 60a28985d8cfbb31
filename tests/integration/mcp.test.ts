import { ACTIONS } from '../../server/src/constants';
import { TOOLS } from '../../server/src/mcp/tools';
import type { AdminClient } from '../../scripts/person/admin-client';
import { startTestApp, type TestApp } from './harness/app';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { deliveriesOf } from './harness/deliveries';
import { DISTRIBUTION } from './harness/http';
import { asAdmin, blueskyAccount } from './harness/people';

const READ_ARTICLES = 'plugin::content-manager.explorer.read';

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp({ workers: false, env: { MCP_ENABLED: 'true' } });
  admin = await asAdmin(app);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
}, 60_000);

afterAll(async () => {
  delete process.env['MCP_ENABLED'];
  await app?.close();
});

let made = 0;

/** An admin token of the super admin with these rights only. */
const aToken = async (...actions: string[]): Promise<string> => {
  made += 1;
  const ours = actions.map((action) => ({
    ...{ action, subject: null, properties: {}, conditions: [] },
  }));
  const articles = {
    ...{ action: READ_ARTICLES, subject: ARTICLE, conditions: [] },
    properties: { fields: ['title', 'slug', 'excerpt'], locales: ['en'] },
  };
  const { data } = await admin.request<{ data: { accessKey: string } }>(
    'POST',
    '/admin/admin-tokens',
    {
      ...{ name: `Assistant ${made}`, description: '', lifespan: null },
      adminPermissions: [...ours, articles],
    }
  );
  return data.accessKey;
};

interface Reply {
  result?: {
    tools?: { name: string; inputSchema: { properties?: object } }[];
    isError?: boolean;
    content?: { text: string }[];
    structuredContent?: { data: unknown; meta?: unknown };
  };
  error?: { message: string };
}

/** One JSON-RPC call; the answer comes as JSON, or as the first event of a stream. */
const rpc = async (token: string, method: string, params: object = {}): Promise<Reply> => {
  const response = await fetch(`${app.url}/mcp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'user-agent': 'harbour-assistant/1',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const text = await response.text();
  const line = text.split('\n').find((one) => one.startsWith('data: '));
  return JSON.parse(line ? line.slice('data: '.length) : text) as Reply;
};

const use = async (token: string, name: string, args: object): Promise<Reply> =>
  rpc(token, 'tools/call', { name: `social_distribution_${name}`, arguments: args });

const ourTools = async (token: string): Promise<string[]> => {
  const { result } = await rpc(token, 'tools/list');
  const names = result?.tools?.map(({ name }) => name) ?? [];
  return names.filter((name) => name.startsWith('social_distribution_')).sort();
};

const entryOf = (documentId: string) => ({ contentType: ARTICLE, documentId, locale: 'en' });

describe('tools for assistants', () => {
  it('are shown to a token with their permissions, each for its own', async () => {
    expect(await ourTools(await aToken())).toEqual([]);
    for (const { name, action } of TOOLS)
      expect(await ourTools(await aToken(action))).toEqual([name]);
  });

  it('say what they take', async () => {
    const { result } = await rpc(await aToken(ACTIONS.distribute), 'tools/list');
    const tool = result?.tools?.find(({ name }) => name === 'social_distribution_dispatch');
    expect(Object.keys(tool?.inputSchema.properties ?? {})).toEqual(
      expect.arrayContaining(['contentType', 'documentId', 'locale', 'when', 'idempotencyKey'])
    );
  });

  it('answer nobody without a token', async () => {
    const { result, error } = await rpc('made-up', 'tools/list');
    expect(result).toBeUndefined();
    expect(error?.message).toMatch(/auth/i);
  });

  it('preview, distribute and list posts in the name of the owner of the token', async () => {
    const documentId = await aPublishedArticle(app);
    const { compose, distribute, read } = ACTIONS;
    const token = await aToken(compose, distribute, read);
    const shown = await use(token, 'preview', entryOf(documentId));
    expect(shown.result?.structuredContent?.data).toMatchObject({
      targets: [{ platform: 'bluesky' }],
    });
    const sent = await use(token, 'dispatch', entryOf(documentId));
    expect(sent.result?.isError).toBeFalsy();
    const [delivery] = await deliveriesOf(app, documentId);
    const listed = await use(token, 'list_deliveries', { documentId, pageSize: 5 });
    expect(listed.result?.structuredContent).toMatchObject({
      data: [{ id: delivery?.id, source: 'manual', askedBy: 'Ada Lamp' }],
      meta: { pagination: { pageSize: 5, total: 1 } },
    });
    const { data } = await admin.request<{ data: { entries: object[] } }>(
      'GET',
      `${DISTRIBUTION}/audit?action=distribution.dispatch`
    );
    expect(data.entries[0]).toMatchObject({
      actor: { kind: 'user', name: 'Ada Lamp' },
      userAgent: 'harbour-assistant/1',
      ip: '127.0.0.1',
    });
  });

  it('schedule with both permissions, and say which one is missing otherwise', async () => {
    const documentId = await aPublishedArticle(app);
    const when = { kind: 'at', wallTime: '2031-05-03T09:00', zone: 'UTC' };
    const args = { ...entryOf(documentId), when };
    const half = await use(await aToken(ACTIONS.schedule), 'schedule', args);
    expect(half.result).toMatchObject({ isError: true });
    expect(half.result?.content?.[0]?.text).toContain('Distribute entries, retry and cancel');
    const token = await aToken(ACTIONS.schedule, ACTIONS.distribute);
    const whole = await use(token, 'schedule', args);
    expect(whole.result?.structuredContent?.data).toMatchObject({
      schedules: [{ dueAt: '2031-05-03T09:00:00.000Z' }],
    });
  });

  it('refuse an entry that the token may not read, in the words of the admin', async () => {
    const documentId = await aPublishedArticle(app, { locale: 'en' });
    const { data } = await admin.request<{ data: { accessKey: string } }>(
      'POST',
      '/admin/admin-tokens',
      {
        ...{ name: 'Blind assistant', description: '', lifespan: null },
        adminPermissions: [
          { action: ACTIONS.distribute, subject: null, properties: {}, conditions: [] },
        ],
      }
    );
    const { result } = await use(data.accessKey, 'dispatch', entryOf(documentId));
    expect(result).toMatchObject({
      isError: true,
      content: [{ text: 'You may not read this entry.' }],
    });
    expect(await deliveriesOf(app, documentId)).toEqual([]);
  });

  it('refuse what is no request before anything is done', async () => {
    const token = await aToken(ACTIONS.distribute);
    const { result, error } = await use(token, 'dispatch', { documentId: 7 });
    expect(result?.isError === true || error !== undefined).toBe(true);
  });
});
