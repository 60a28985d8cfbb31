import { keyIdIn } from '../../../../server/src/crypto/vault';
import {
  SEALED_COLUMNS,
  type SealedKind,
} from '../../../../server/src/services/key-rotation/sealed-columns';
import type { RawRow } from '../../../../server/src/services/key-rotation/subjects';
import { accountChoiceModel } from '../../../../server/src/models/account-choice';
import { aiProviderModel } from '../../../../server/src/models/ai-provider';
import { platformAppModel } from '../../../../server/src/models/platform-app';
import { aRow } from './memory-store';

const columnOf = (kind: SealedKind) => {
  const column = SEALED_COLUMNS.find((candidate) => candidate.kind === kind);
  if (!column) throw new Error(`There is no ${kind}.`);
  return column;
};

const subjectOf = (kind: SealedKind, row: RawRow) => columnOf(kind).subjectOf(row);

describe('the sealed columns', () => {
  it('bind each envelope to its row as the owner of the row does', () => {
    expect(columnOf('account').contextOf({ document_id: 'doc1' })).toEqual({
      table: 'platform_connections',
      rowId: 'doc1',
      purpose: 'credentials',
    });
    expect(
      columnOf('app').contextOf({ site_id: 3, app: 'mastodon', service_url: 'https://s' })
    ).toEqual({
      table: 'distribution_apps',
      rowId: '3:mastodon:https://s',
      purpose: 'client-secret',
    });
    expect(columnOf('choice').contextOf({ token_hash: 'abc' })).toEqual({
      table: 'distribution_account_choices',
      rowId: 'abc',
      purpose: 'choice',
    });
    expect(columnOf('ai-provider').contextOf({ site_id: 3, provider: 'gemini' })).toEqual({
      table: 'distribution_ai_providers',
      rowId: '3:gemini',
      purpose: 'api-key',
    });
  });

  it.each([
    ['app', platformAppModel],
    ['choice', accountChoiceModel],
    ['ai-provider', aiProviderModel],
  ] as const)('name columns that the table of the %s has', (kind, model) => {
    const column = columnOf(kind);
    const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const columns = Object.keys(model.attributes).map(snake);
    expect(column.table).toBe(model.tableName);
    expect(columns).toEqual(
      expect.arrayContaining([column.column, column.keyColumn, ...column.reads])
    );
  });
});

describe('the name of a row', () => {
  it.each([
    ['text, as SQLite gives it', '{"handle":"harbourlight"}'],
    ['an object, as PostgreSQL gives it', { handle: 'harbourlight' }],
  ])('is that of the account, from %s', (_, account) => {
    expect(subjectOf('account', { platform: 'x', account })).toEqual({
      name: '@harbourlight on X',
      remedy: 'reconnect @harbourlight on X',
    });
  });

  it.each([['{broken'], [null], ['"text"'], [7]])('does without an account (%j)', (account) => {
    expect(subjectOf('account', { platform: 'x', account }).name).toBe('the account on X');
  });

  it('survives a platform that this version does not know', () => {
    const row = { platform: 'seashell', account: '{"handle":"harbour"}' };
    expect(subjectOf('account', row).name).toBe('harbour on seashell');
  });

  it('holds nothing that a terminal would obey', () => {
    const account = { handle: 'a\u001b[2Jb\r\n' };
    expect(subjectOf('account', { platform: 'x', account }).name).toBe('@a[2Jb on X');
  });

  it('is that of the app and its server', () => {
    const row = { site_id: 2, app: 'mastodon', service_url: 'https://social.example' };
    expect(subjectOf('app', row)).toEqual({
      name: 'the mastodon app at https://social.example (site 2)',
      remedy: 'enter its client secret again in the settings',
    });
    expect(subjectOf('app', { ...row, app: 'x', service_url: '' }).name).toBe('the x app (site 2)');
  });

  it('is that of the AI provider and its site', () => {
    expect(subjectOf('ai-provider', { site_id: 2, provider: 'gemini' })).toEqual({
      name: 'the key of the AI provider gemini (site 2)',
      remedy: 'enter it again in the settings, under AI',
    });
  });

  it('is that of the platform while nobody has picked an account', () => {
    const { name, remedy } = subjectOf('choice', { platform: 'linkedin' });
    expect(`${name}: ${remedy}`).toContain('connecting to LinkedIn once more');
  });
});

describe('the key id of an envelope', () => {
  it('is read without opening it', () => {
    const { envelope, keyId } = aRow(1);
    expect(keyIdIn(envelope)).toBe(keyId);
  });

  it.each(['', 'token', 'v1.short.', 'v1.ABCDEFGH.x', 'v2.0a1b2c3d.x'])('is none in %p', (text) =>
    expect(keyIdIn(text)).toBeNull()
  );
});
