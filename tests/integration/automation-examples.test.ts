import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

import { AUTOMATION_FILE } from '../../scripts/docs/openapi/file';
import type { AdminClient } from '../../scripts/person/admin-client';
import { aTokenWith } from './harness/api-tokens';
import { startTestApp, type TestApp } from './harness/app';
import { aDraft, aPublishedArticle, ARTICLE } from './harness/articles';
import { deliveriesOf, settled } from './harness/deliveries';
import { asAdmin, blueskyAccount } from './harness/people';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

let app: TestApp;
let admin: AdminClient;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'automation-examples-'));
  app = await startTestApp();
  admin = await asAdmin(app);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
}, 60_000);

afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  code: number | null;
  output: string;
}

/** As the program's own machine would: with nothing but these variables and the PATH. */
const bash = (args: string[], env: Record<string, string>): Promise<Run> => {
  const child = spawn('bash', args, {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
};

const variablesFor = (documentId: string, token: string): Record<string, string> => ({
  ...{ STRAPI_URL: app.url, STRAPI_TOKEN: token, CONTENT_TYPE: ARTICLE },
  ...{ DOCUMENT_ID: documentId, LOCALE: 'en', IDEMPOTENCY_KEY: `example-${documentId}` },
});

describe('examples/curl', () => {
  const SCRIPT = join(EXAMPLES, 'curl', 'distribute.sh');
  const aToken = () =>
    aTokenWith(
      admin,
      'automationPosts.preview',
      'automationPosts.dispatch',
      'automationDeliveries.find'
    );

  it('distributes an entry, waits for it, and posts nothing twice when it runs again', async () => {
    const documentId = await aPublishedArticle(app);
    const env = variablesFor(documentId, await aToken());
    const first = await bash([SCRIPT], env);
    expect(first).toMatchObject({ code: 0 });
    expect(first.output).toContain('"state":"published"');
    const second = await bash([SCRIPT], env);
    expect(second).toMatchObject({ code: 0 });
    expect(await deliveriesOf(app, documentId)).toHaveLength(1);
    expect(first.output).not.toContain(env['STRAPI_TOKEN']);
  });

  it('fails with the sentence of the API', async () => {
    const { code, output } = await bash([SCRIPT], variablesFor('missing', await aToken()));
    expect(code).not.toBe(0);
    expect(output).toContain('This entry does not exist in this language.');
  });

  it('says which variable is missing', async () => {
    const { code, output } = await bash([SCRIPT], {});
    expect(code).not.toBe(0);
    expect(output).toContain('STRAPI_URL');
  });
});

describe('examples/github-actions', () => {
  const lines = readFileSync(join(EXAMPLES, 'github-actions', 'distribute.yml'), 'utf8').split(
    '\n'
  );
  const start = lines.findIndex((line) => line.trim() === 'run: |');
  const indent = (lines[start] ?? '').search(/\S/) + 2;
  const script = lines
    .slice(start + 1)
    .map((line) => line.slice(indent))
    .join('\n');
  const variables = lines
    .slice(0, start)
    .flatMap((line) => /^ {10}([A-Z_]+): /.exec(line)?.[1] ?? []);

  it('gives its script what it reads, and puts nothing of people into it', () => {
    expect(script).toContain('/api/distribution/dispatch');
    expect(script).not.toContain('${{');
    const read = new Set(
      [...script.matchAll(/(?:\$|env\.)([A-Z][A-Z_]+)/g)].map(([, name]) => name)
    );
    expect([...read].sort()).toEqual([...variables].sort());
  });

  const hasJq = spawnSync('jq', ['--version']).status === 0;

  // GitHub's runners have jq; a machine without it skips the run of the script, not the rest.
  (hasJq ? it : it.skip)('has a script that distributes, once for each run', async () => {
    const documentId = await aPublishedArticle(app);
    const env = variablesFor(documentId, await aTokenWith(admin, 'automationPosts.dispatch'));
    // As GitHub runs it.
    const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
    const first = await bash(args, env);
    expect(first).toMatchObject({ code: 0 });
    expect((await bash(args, env)).output).toBe(first.output);
    expect(await settled(app, documentId)).toMatchObject([{ state: 'published' }]);
  });
});

interface Node {
  name: string;
  type: string;
  parameters: {
    method?: string;
    url?: string;
    jsonBody?: string;
    queryParameters?: { parameters: { name: string }[] };
    headerParameters?: { parameters: { name: string }[] };
    conditions?: { conditions: { leftValue: string }[] };
  };
}

interface Workflow {
  nodes: Node[];
  connections: Record<string, { main: { node: string }[][] }>;
}

interface Operation {
  parameters?: { $ref?: string; name?: string; in?: string }[];
  requestBody?: object;
}

describe('examples/n8n', () => {
  const workflow = JSON.parse(
    readFileSync(join(EXAMPLES, 'n8n', 'distribute-published-entries.json'), 'utf8')
  ) as Workflow;
  const api = JSON.parse(readFileSync(AUTOMATION_FILE, 'utf8')) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const requests = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.httpRequest');
  const PREFIX = '={{ $env.STRAPI_URL }}/api/distribution';

  const pathOf = ({ parameters: { url = '' } }: Node): string => {
    expect(url.startsWith(PREFIX)).toBe(true);
    return url.slice(PREFIX.length);
  };

  /** What n8n makes of `={{ … }}`. */
  const evaluate = (expression: string, json: unknown): unknown => {
    const code = expression.replace(/^=\{\{(.*)\}\}$/s, '$1');
    const $ = () => ({ item: { json } });
    return runInNewContext(code, { $json: json, $, JSON });
  };

  const published = (documentId: string) => ({
    body: { event: 'entry.publish', uid: ARTICLE, entry: { documentId, locale: 'en' } },
  });

  const send = async (node: Node, input: unknown, token: string): Promise<unknown> => {
    const response = await fetch(`${app.url}/api/distribution${pathOf(node)}`, {
      method: node.parameters.method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: String(evaluate(node.parameters.jsonBody ?? '', input)),
    });
    expect(response.status).toBe(200);
    return response.json();
  };

  const nodeCalled = (name: string): Node => {
    const node = workflow.nodes.find((one) => one.name === name);
    if (!node) throw new Error(`There is no node "${name}".`);
    return node;
  };

  it('connects nodes that are there', () => {
    const names = workflow.nodes.map(({ name }) => name);
    for (const [from, { main }] of Object.entries(workflow.connections)) {
      expect(names).toContain(from);
      for (const { node } of main.flat()) expect(names).toContain(node);
    }
  });

  it.each(requests.map((node) => [node.name, node] as const))(
    'asks in “%s” for what the API describes',
    (_, node) => {
      const operation = api.paths[pathOf(node)]?.[(node.parameters.method ?? '').toLowerCase()];
      expect(operation).toBeDefined();
      expect(operation?.requestBody !== undefined).toBe(node.parameters.jsonBody !== undefined);
      const known = (operation?.parameters ?? []).map(
        ({ $ref, name }) => name ?? $ref?.split('/').pop()
      );
      const { queryParameters, headerParameters } = node.parameters;
      const used = [
        ...(queryParameters?.parameters ?? []),
        ...(headerParameters?.parameters ?? []),
      ];
      for (const { name } of used) expect(known).toContain(name);
    }
  );

  it('previews, decides and dispatches a published entry with its own expressions', async () => {
    const documentId = await aPublishedArticle(app);
    const token = await aTokenWith(admin, 'automationPosts.preview', 'automationPosts.dispatch');
    const input = published(documentId);
    const preview = await send(nodeCalled('Preview'), input, token);
    const [condition] = nodeCalled('Can it go out?').parameters.conditions?.conditions ?? [];
    expect(evaluate(condition?.leftValue ?? '', preview)).toBe(false);
    const sent = (await send(nodeCalled('Dispatch'), input, token)) as {
      data: { distributionId: number };
    };
    expect(sent.data.distributionId).toBeGreaterThan(0);
    expect(await settled(app, documentId)).toMatchObject([{ state: 'published' }]);
  });

  it('stops at an entry that cannot go out', async () => {
    const token = await aTokenWith(admin, 'automationPosts.preview');
    const input = published(await aDraft(app, { title: 'x'.repeat(200), excerpt: '' }));
    const preview = (await send(nodeCalled('Preview'), input, token)) as {
      data: { targets: { problems: object[] }[] };
    };
    preview.data.targets[0]?.problems.push({ severity: 'error' });
    const [condition] = nodeCalled('Can it go out?').parameters.conditions?.conditions ?? [];
    expect(evaluate(condition?.leftValue ?? '', preview)).toBe(true);
  });
});
