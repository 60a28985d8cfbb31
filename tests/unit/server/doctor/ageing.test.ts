import type { Connection } from '../../../../server/src/services/connections/connection';
import { accountFindings } from '../../../../server/src/services/doctor/accounts';
import { versionFindings } from '../../../../server/src/services/doctor/api-versions';
import { versionTrouble } from '../../../../server/src/services/setup-check/api-version';
import { textOf } from './texts';

const DAY_MS = 86_400_000;
const SUNSET = '2027-09-15';
const END = Date.parse(SUNSET);

describe('the API version of a platform', () => {
  const versionAt = (now: number, sunsetAt: string | null = SUNSET) =>
    versionFindings(
      [
        {
          descriptor: {
            id: 'linkedin',
            label: 'LinkedIn',
            apiVersion: { default: '202609', sunsetAt },
          },
          version: '202609',
        },
        { descriptor: { id: 'x', label: 'X', apiVersion: null }, version: null },
      ],
      now
    );

  it('is fine, and its end is told, until 60 days before', () => {
    const [found, ...others] = versionAt(END - 60 * DAY_MS);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ level: 'ok', advice: null });
    expect(found?.title).toContain(SUNSET);
  });

  it('is warned of from then on, with the setting to change', () => {
    const [found] = versionAt(END - 60 * DAY_MS + 1);
    expect(found?.level).toBe('warning');
    expect(found?.title).toContain(SUNSET);
    expect(found?.advice).toContain('platforms.linkedin.apiVersion');
  });

  it('is a problem once it is over, with the setting to change', () => {
    const [found] = versionAt(END);
    expect(found?.level).toBe('problem');
    expect(found?.title).toContain('switched');
    expect(found?.advice).toContain('platforms.linkedin.apiVersion');
  });

  it('has no end where the platform has named none', () => {
    expect(versionAt(END + 9_999 * DAY_MS, null)).toMatchObject([{ level: 'ok' }]);
  });

  it('names the setting by the id of the platform', () => {
    const apiVersion = { default: 'v2.0', sunsetAt: SUNSET };
    const descriptor = { id: 'pigeon-post', label: 'Pigeon Post', apiVersion };
    const [found] = versionFindings([{ descriptor, version: 'v2.0' }], END);
    expect(found?.advice).toContain('platforms.pigeon-post.apiVersion');
  });

  it('is told to the Health page with the setting, too', () => {
    const known = { default: 'v25.0', sunsetAt: SUNSET };
    const facts = { label: 'Instagram', known, version: 'v25.0' };
    expect(versionTrouble({ ...facts, now: END - 59 * DAY_MS })).toContain(
      'platforms.instagram.apiVersion'
    );
    expect(versionTrouble({ ...facts, now: END - 61 * DAY_MS })).toBeNull();
  });
});

describe('an account', () => {
  const NOW = Date.parse('2026-11-22T10:00:00.000Z');
  const inDays = (days: number) => new Date(NOW + days * DAY_MS).toISOString();

  const lookAt = (over: Partial<Connection>) => {
    const connection: Connection = {
      ...{ id: 7, documentId: 'seven', siteId: 1, platform: 'x', method: 'default' },
      account: { id: '7', handle: 'harbour', name: 'Harbour', avatarUrl: null, kind: 'person' },
      ...{ serviceUrl: null, scopes: [], expiresAt: null, refreshExpiresAt: null, endsAt: null },
      ...{ status: 'active', statusReason: null, health: 'green', healthReason: null },
      ...{ checkedAt: null, connectedBy: null, threadToken: null, threadUntil: null },
      createdAt: inDays(-30),
      ...over,
    } as Connection;
    return accountFindings([{ connection, name: '@harbour on X' }], NOW)[0];
  };

  it('is fine when it was well at the last look', () => {
    const found = lookAt({ checkedAt: inDays(-1), endsAt: inDays(40) });
    expect(found).toEqual({
      level: 'ok',
      title: '@harbour on X is well; last looked at on 2026-11-21, access until 2027-01-01.',
      advice: null,
    });
  });

  it.each<[string, Partial<Connection>, RegExp]>([
    [
      'wants a reconnect',
      { status: 'needs_reconnect', statusReason: 'Its password was changed.' },
      /does not post: Its password was changed\. Reconnect/,
    ],
    ['was revoked', { status: 'revoked' }, /Reconnect/],
    ['has ended', { endsAt: inDays(-1) }, /ended on 2026-11-21\. Reconnect/],
    ['is red', { health: 'red', healthReason: 'The page is gone.' }, /The page is gone\. Look/],
  ])('is a problem when it %s', (_, over, words) => {
    expect(lookAt(over)?.level).toBe('problem');
    expect(textOf(lookAt(over))).toMatch(words);
  });

  it.each<[string, Partial<Connection>, RegExp]>([
    ['ends within two weeks', { endsAt: inDays(13) }, /ends on 2026-12-05\. Reconnect/],
    ['is yellow', { health: 'yellow', healthReason: 'A permission is missing.' }, /permission/],
  ])('is warned of when it %s', (_, over, words) => {
    expect(lookAt(over)?.level).toBe('warning');
    expect(textOf(lookAt(over))).toMatch(words);
  });

  it('that a person switched off needs nobody', () => {
    expect(lookAt({ status: 'disabled', health: 'red' })?.level).toBe('ok');
  });

  it('need not be there', () => {
    expect(accountFindings([], NOW)).toMatchObject([{ level: 'ok' }]);
  });
});
