import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ALL_CASES, runConformance, type Subject } from '../../../conformance/src';
import { webhookPlatform } from '../../../examples/webhook-platform';
import { createHttpClient } from '../../../server/src/http/http-client';
import { FakeClock } from '../../platform-kit/fake-clock';
import { secretOfOwnServer, startOwnServer, type OwnServer } from './own-server';

let server: OwnServer;
let subject: Subject;

beforeAll(async () => {
  server = await startOwnServer();
  const clock = new FakeClock();
  const deps = {
    http: createHttpClient({ allowPrivateHosts: true, timeoutMs: 5000 }),
    clock,
    random: {
      float: () => Math.random(),
      bytes: (length: number) => Uint8Array.from({ length }, () => Math.random() * 256),
    },
    baseUrls: { service: server.url },
    apiVersion: null,
    method: 'default',
    app: null,
  };
  const connector = new webhookPlatform.Connector(deps);
  subject = {
    module: webhookPlatform,
    deps,
    reset: () => server.reset(),
    async signIn() {
      const credentials = await connector.signIn({
        identifier: 'harbour',
        password: secretOfOwnServer,
        serviceUrl: server.url,
      });
      const { account } = await connector.validateCredentials(credentials);
      return { account, credentials };
    },
    posts: () => Promise.resolve([...server.posts]),
    steps: { commit: 'put', upload: null, look: 'find' },
    fault: (order) => server.fault(order),
    advance: (ms) => void clock.sleep(ms),
    revokeTokens: () => server.setSecret('another secret by now'),
    skips: {
      'credentials that were never given out are refused as such':
        'the shared secret counts, not the name',
    },
  };
});
afterAll(() => server.close());

describe('the example platform', () => {
  it('keeps every promise that applies to it', async () => {
    const results = await runConformance(subject);
    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(results).toHaveLength(ALL_CASES.length);
    expect(results.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(35);
  }, 60_000);

  it('is caught when it sends again what may have arrived', async () => {
    const { Adapter } = webhookPlatform;
    class Careless extends Adapter {
      override async reconcile() {
        return Promise.resolve({ outcome: 'absent' } as const);
      }
      override async prepare(request: Parameters<InstanceType<typeof Adapter>['prepare']>[0]) {
        await request.journal.saveHandle('key', String(Math.random()));
        return super.prepare(request);
      }
    }
    const results = await runConformance({
      ...subject,
      module: { ...webhookPlatform, Adapter: Careless },
    });
    const failed = results.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
    expect(failed).toContain('a post whose connection dies after it is found');
    expect(failed).toContain('a crash just after the post went out makes no second one');
  }, 60_000);

  it('is as short as promised', () => {
    const path = join(__dirname, '../../../examples/webhook-platform/index.ts');
    expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThanOrEqual(201);
  });
});
