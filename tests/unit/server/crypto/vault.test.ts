import { createVault, keyIdOf, VaultError } from '../../../../server/src/crypto/vault';

const KEY = 'a'.repeat(64);
const OTHER_KEY = 'b'.repeat(64);
const row = { table: 'platform_connections', rowId: 'doc1', purpose: 'credentials' };

const reasonOf = (act: () => unknown): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof VaultError ? error.reason : 'other error';
  }
};

describe('vault', () => {
  const vault = createVault({ key: KEY, oldKeys: [] });

  it('opens what it sealed, and never seals the same text the same way twice', () => {
    const first = vault.seal('secret-token-ü-🔑', row);
    const second = vault.seal('secret-token-ü-🔑', row);
    expect(vault.open(first, row)).toBe('secret-token-ü-🔑');
    expect(first).not.toBe(second);
    expect(first).not.toContain('secret-token');
  });

  it.each([
    ['another table', { ...row, table: 'other' }],
    ['another row', { ...row, rowId: 'doc2' }],
    ['another purpose', { ...row, purpose: 'verifier' }],
  ])('refuses an envelope that was moved to %s', (_, elsewhere) => {
    const envelope = vault.seal('secret', row);
    expect(reasonOf(() => vault.open(envelope, elsewhere))).toBe('tampered');
  });

  it('refuses a changed ciphertext', () => {
    const parts = vault.seal('secret', row).split('.');
    const [body = ''] = [parts[3]];
    parts[3] = (body.startsWith('A') ? 'B' : 'A') + body.slice(1);
    expect(reasonOf(() => vault.open(parts.join('.'), row))).toBe('tampered');
  });

  it('refuses a shortened authentication tag', () => {
    const parts = vault.seal('secret', row).split('.');
    parts[4] = (parts[4] ?? '').slice(0, 6);
    expect(reasonOf(() => vault.open(parts.join('.'), row))).toBe('tampered');
  });

  it('opens what an old key sealed, and says which key is missing', () => {
    const old = createVault({ key: OTHER_KEY, oldKeys: [] }).seal('secret', row);
    expect(createVault({ key: KEY, oldKeys: [OTHER_KEY] }).open(old, row)).toBe('secret');
    expect(() => vault.open(old, row)).toThrow(keyIdOf(OTHER_KEY));
    expect(reasonOf(() => vault.open(old, row))).toBe('unknown_key');
  });

  it.each(['', 'v1', 'v2.a.b.c.d', 'not an envelope', 'v1.a.b.c.d.e'])(
    'calls %p malformed',
    (envelope) => {
      expect(reasonOf(() => vault.open(envelope, row))).toBe('malformed');
    }
  );
});
