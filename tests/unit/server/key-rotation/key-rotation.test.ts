import { createVault, keyIdOf } from '../../../../server/src/crypto/vault';
import {
  KeyRotation,
  type RotationProgress,
} from '../../../../server/src/services/key-rotation/key-rotation';
import { aRow, contextOf, LOST_KEY, MemoryStore, NEW_KEY, OLD_KEY } from './memory-store';

const newOnly = createVault({ key: NEW_KEY, oldKeys: [] });
const CURRENT = keyIdOf(NEW_KEY);

const rotationOf = (...stores: MemoryStore[]): KeyRotation =>
  new KeyRotation(stores, () => ({ key: NEW_KEY, oldKeys: [OLD_KEY] }));

const rows = (count: number) => Array.from({ length: count }, (_, index) => aRow(index + 1));

const openedWithNewKey = (store: MemoryStore): string[] =>
  [...store.rows.values()].map(({ id, envelope }) => newOnly.open(envelope, contextOf(id)));

describe('a change of the key', () => {
  it('seals every row with the current key, in batches, and keeps what is inside', async () => {
    const store = new MemoryStore(rows(7));
    const result = await rotationOf(store).rotate({ batchSize: 3 });
    expect(result).toEqual({ rotated: 7, alreadyCurrent: 0, failed: [], isComplete: true });
    expect(openedWithNewKey(store)).toEqual(rows(7).map(({ id }) => `token-${id}`));
    expect([...store.rows.values()].every(({ keyId }) => keyId === CURRENT)).toBe(true);
    expect(store.batches).toEqual([3, 3, 1, 0]);
  });

  it('leaves alone what uses the current key already', async () => {
    const store = new MemoryStore([aRow(1, { key: NEW_KEY }), aRow(2)]);
    const before = store.rows.get(1)?.envelope;
    const result = await rotationOf(store).rotate();
    expect(result).toMatchObject({ rotated: 1, alreadyCurrent: 1 });
    expect(store.rows.get(1)?.envelope).toBe(before);
    expect(await rotationOf(store).rotate()).toMatchObject({ rotated: 0, alreadyCurrent: 2 });
    expect(store.writes).toBe(1);
  });

  it.each([
    ['names no key', null],
    ['wrongly names the current key', CURRENT],
  ])('takes a row whose key column %s', async (_, keyId) => {
    const store = new MemoryStore([{ ...aRow(1), keyId }]);
    expect(await rotationOf(store).rotate()).toMatchObject({ rotated: 1, failed: [] });
    expect(openedWithNewKey(store)).toEqual(['token-1']);
  });

  it('mends a key column that names an old key beside a current envelope', async () => {
    const store = new MemoryStore([{ ...aRow(1, { key: NEW_KEY }), keyId: keyIdOf(OLD_KEY) }]);
    expect(await rotationOf(store).rotate()).toMatchObject({ rotated: 1 });
    expect(store.rows.get(1)?.keyId).toBe(CURRENT);
  });

  it('tells how far it is', async () => {
    const seen: RotationProgress[] = [];
    const store = new MemoryStore([...rows(4), aRow(5, { key: LOST_KEY })]);
    await rotationOf(store).rotate({ batchSize: 2, onProgress: (now) => seen.push(now) });
    expect(seen).toEqual([
      { done: 2, total: 5, rotated: 2, failed: 0 },
      { done: 4, total: 5, rotated: 4, failed: 0 },
      { done: 5, total: 5, rotated: 4, failed: 1 },
    ]);
  });

  it('counts without writing when asked to', async () => {
    const store = new MemoryStore([aRow(1), aRow(2, { key: NEW_KEY }), aRow(3, { key: LOST_KEY })]);
    const before = store.envelopes();
    const result = await rotationOf(store).rotate({ dryRun: true });
    expect(result).toMatchObject({ rotated: 1, alreadyCurrent: 1, failed: [{ id: 3 }] });
    expect(store.envelopes()).toEqual(before);
  });
});

describe('a row that is written by somebody else meanwhile', () => {
  it('keeps the new token, also when it was sealed with the old key', async () => {
    const store = new MemoryStore([aRow(1), aRow(2)]);
    const oldVault = createVault({ key: OLD_KEY, oldKeys: [] });
    const refreshed = [oldVault.seal('refreshed-1', contextOf(1))];
    store.beforeReplace = () => {
      const envelope = refreshed.pop();
      if (envelope) store.write(1, envelope);
    };
    const result = await rotationOf(store).rotate();
    expect(result).toMatchObject({ rotated: 2, alreadyCurrent: 0, failed: [] });
    expect(openedWithNewKey(store)).toEqual(['refreshed-1', 'token-2']);
  });

  it('is not written again when the others used the current key', async () => {
    const store = new MemoryStore([aRow(1)]);
    const refreshed = newOnly.seal('refreshed-1', contextOf(1));
    store.beforeReplace = () => store.write(1, refreshed);
    const result = await rotationOf(store).rotate();
    expect(result).toMatchObject({ rotated: 0, alreadyCurrent: 1, failed: [] });
    expect(store.envelopes()).toEqual([refreshed]);
  });

  it('is forgotten when it was deleted', async () => {
    const store = new MemoryStore(rows(2));
    store.beforeReplace = () => store.rows.delete(1);
    const result = await rotationOf(store).rotate();
    expect(result).toEqual({ rotated: 1, alreadyCurrent: 0, failed: [], isComplete: true });
  });

  it('is reported when that happens at every try', async () => {
    const store = new MemoryStore([aRow(1)]);
    store.beforeReplace = () => store.write(1, aRow(1).envelope);
    const { rotated, failed } = await rotationOf(store).rotate();
    expect(rotated).toBe(0);
    expect(failed).toMatchObject([{ id: 1, reason: 'busy' }]);
    expect(failed[0]?.message).toContain('run this again');
  });
});

describe('a row that does not open', () => {
  const tampered = () => {
    const row = aRow(4);
    const parts = row.envelope.split('.');
    parts[3] = (parts[3]?.startsWith('A') ? 'B' : 'A') + (parts[3] ?? '').slice(1);
    return { ...row, envelope: parts.join('.') };
  };
  const broken = () => [
    aRow(1, { key: LOST_KEY }),
    aRow(2, { sealedFor: 1 }),
    { ...aRow(3), envelope: 'token-in-plain' },
    tampered(),
    aRow(5, { key: NEW_KEY, sealedFor: 1 }),
  ];

  it('is named with the reason and the next step, and left as it is; the others go on', async () => {
    const store = new MemoryStore([...broken(), aRow(6)]);
    const before = store.envelopes().slice(0, 5);
    const { rotated, failed, isComplete } = await rotationOf(store).rotate({ batchSize: 2 });
    expect({ rotated, isComplete }).toEqual({ rotated: 1, isComplete: true });
    expect(failed.map(({ id, reason }) => [id, reason])).toEqual([
      [1, 'unknown_key'],
      [2, 'tampered'],
      [3, 'malformed'],
      [4, 'tampered'],
      [5, 'tampered'],
    ]);
    expect(store.envelopes().slice(0, 5)).toEqual(before);
    expect(failed[0]).toMatchObject({
      kind: 'account',
      table: 'platform_connections',
      name: '@account1 on X',
      keyId: keyIdOf(LOST_KEY),
      message:
        `What is stored for @account1 on X was encrypted with key ${keyIdOf(LOST_KEY)}, which is not ` +
        'configured: put it into OAUTH_ENCRYPTION_KEYS_OLD, or reconnect @account1 on X.',
    });
    expect(failed[1]?.message).toContain('belongs to another row: reconnect @account2 on X.');
  });

  it('is reported without anything of what is stored', async () => {
    const { failed } = await rotationOf(new MemoryStore(broken())).rotate();
    const told = JSON.stringify(failed);
    expect(told).not.toContain('token-');
    for (const { envelope } of broken()) expect(told).not.toContain(envelope);
  });
});

describe('a run that is stopped', () => {
  it('ends after its batch, and the next run does the rest', async () => {
    const store = new MemoryStore(rows(10));
    const stop = new AbortController();
    const rotation = rotationOf(store);
    const first = await rotation.rotate({
      batchSize: 4,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(first).toEqual({ rotated: 4, alreadyCurrent: 0, failed: [], isComplete: false });
    const second = await rotation.rotate({ batchSize: 4 });
    expect(second).toEqual({ rotated: 6, alreadyCurrent: 4, failed: [], isComplete: true });
    expect(openedWithNewKey(store)).toHaveLength(10);
  });

  it('does nothing at all when it was stopped before', async () => {
    const store = new MemoryStore(rows(2));
    const result = await rotationOf(store).rotate({ signal: AbortSignal.abort() });
    expect(result).toMatchObject({ rotated: 0, isComplete: false });
    expect(store.writes).toBe(0);
  });
});

describe('the keys in use', () => {
  it('are told with what they are used for, those that need attention first', async () => {
    const store = new MemoryStore([
      aRow(1, { key: NEW_KEY }),
      aRow(2),
      aRow(3),
      aRow(4, { key: LOST_KEY }),
      { ...aRow(5), envelope: 'plain' },
    ]);
    const none = { app: 0, choice: 0, 'ai-provider': 0, webhook: 0 };
    expect(await rotationOf(store).status()).toEqual({
      currentKeyId: CURRENT,
      oldKeyIds: [keyIdOf(OLD_KEY)],
      keys: [
        { keyId: keyIdOf(LOST_KEY), state: 'missing', rows: { account: 1, ...none } },
        { keyId: null, state: 'unreadable', rows: { account: 1, ...none } },
        { keyId: keyIdOf(OLD_KEY), state: 'old', rows: { account: 2, ...none } },
        { keyId: CURRENT, state: 'current', rows: { account: 1, ...none } },
      ],
    });
  });

  it('do not list the current key as an old one when it is configured twice', async () => {
    const twice = new KeyRotation([], () => ({ key: NEW_KEY, oldKeys: [NEW_KEY] }));
    expect(await twice.status()).toEqual({ currentKeyId: CURRENT, oldKeyIds: [], keys: [] });
  });
});
