import type { Claim } from '../../../server/src/services/automation/repeated-requests';
import { getService } from '../../../server/src/services/get-service';
import { startTestApp, type TestApp } from '../harness/app';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
}, 60_000);

afterAll(async () => {
  await app?.close();
});

const kindsOf = (claims: readonly Claim[]) => claims.map(({ kind }) => kind).sort();

describe('requests with the same Idempotency-Key, on every database', () => {
  const requests = () => getService(app.strapi, 'automation').requests;
  const request = { tokenId: 1, key: 'the-same', fingerprint: 'abc' };

  const manyAtOnce = () => Promise.all(Array.from({ length: 8 }, () => requests().begin(request)));

  const idOf = (claims: readonly Claim[]): number => {
    const ours = claims.find((claim) => claim.kind === 'ours');
    if (!ours) throw new Error('Nobody works on it.');
    return ours.id;
  };

  it('are taken on by one, left to one when it fails, and answered to all when it is done', async () => {
    const first = await manyAtOnce();
    expect(kindsOf(first)).toEqual(['ours', ...Array<string>(7).fill('running')].sort());
    await requests().leave(idOf(first));
    const second = await manyAtOnce();
    expect(kindsOf(second)).toEqual(['ours', ...Array<string>(7).fill('running')].sort());
    expect(idOf(second)).toBe(idOf(first));
    await requests().finish(idOf(second), { status: 201, body: { data: { id: 7 } } });
    expect(await requests().begin(request)).toEqual({
      ...{ kind: 'done', status: 201 },
      body: { data: { id: 7 } },
    });
    expect(await requests().begin({ ...request, fingerprint: 'other' })).toEqual({ kind: 'taken' });
    await requests().forget(idOf(second));
    expect(idOf([await requests().begin(request)])).not.toBe(idOf(first));
  });
});
