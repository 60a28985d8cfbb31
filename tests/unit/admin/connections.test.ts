import { accessEndOf, canBeRenewed } from '../../../admin/src/pages/connections/access-end';
import { actionResultOf } from '../../../admin/src/pages/connections/action-result';
import { attentionOf } from '../../../admin/src/pages/connections/attention';
import { presentHealth } from '../../../admin/src/pages/connections/connection-health';
import { methodLabelId, serverNameOf } from '../../../admin/src/pages/connections/method-label';
import { sortAccounts } from '../../../admin/src/pages/connections/sort-accounts';
import { BUILT_IN_PLATFORMS } from '../../../server/src/platforms/registry';
import { aConnection } from './a-connection';

const DESCRIPTORS = BUILT_IN_PLATFORMS.map(({ descriptor }) => descriptor);

const NOW = Date.parse('2026-11-22T14:00:00.000Z');
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(NOW + days * DAY_MS).toISOString();

describe('the health of an account', () => {
  it('is good, or simply connected while nobody has looked yet', () => {
    expect(presentHealth(aConnection())).toEqual({
      messageId: 'connection.healthy',
      icon: 'check',
      tone: 'success',
      reason: null,
      nextId: null,
    });
    expect(presentHealth(aConnection({ checkedAt: null })).messageId).toBe('connection.active');
  });

  it.each([
    ['yellow', 'connection.limited', 'warning'],
    ['red', 'connection.broken', 'danger'],
  ] as const)('is told with its reason when it is %s', (health, messageId, tone) => {
    const healthReason = 'X took a permission away.';
    expect(presentHealth(aConnection({ health, healthReason }))).toMatchObject({
      messageId,
      tone,
      reason: healthReason,
    });
  });

  it.each([
    ['needs_reconnect', 'connection.needsReconnect', 'connection.next.reconnect'],
    ['revoked', 'connection.revoked', 'connection.next.reconnect'],
    ['expiring', 'connection.expiring', 'connection.next.ends'],
    ['disabled', 'connection.disabled', 'connection.next.switchOn'],
  ] as const)('says what to do when it is %s', (status, messageId, nextId) => {
    expect(presentHealth(aConnection({ status }))).toMatchObject({ messageId, nextId });
  });

  it('names what stops it now before what ends it later', () => {
    const both = aConnection({
      status: 'expiring',
      health: 'red',
      healthReason: 'The app is off.',
    });
    expect(presentHealth(both)).toMatchObject({
      messageId: 'connection.broken',
      reason: 'The app is off.',
    });
  });

  it('takes the reason of the status when the last look left none', () => {
    const lost = aConnection({ status: 'needs_reconnect', statusReason: 'X refused the renewal.' });
    expect(presentHealth(lost).reason).toBe('X refused the renewal.');
  });

  it('is of no interest while the account is switched off', () => {
    const off = aConnection({ status: 'disabled', health: 'red', healthReason: 'Old trouble.' });
    expect(presentHealth(off)).toMatchObject({ tone: 'neutral', reason: null });
  });
});

describe('the end of an access', () => {
  const linkedin = { platform: 'linkedin', method: 'default' } as const;

  it('is a day where only a person can keep it alive', () => {
    const account = aConnection({ ...linkedin, endsAt: inDays(40) });
    expect(accessEndOf(account, NOW)).toEqual({
      messageId: 'account.ends',
      at: inDays(40),
      isUrgent: false,
    });
  });

  it('is urgent when it is near or past', () => {
    const near = aConnection({ ...linkedin, status: 'expiring', endsAt: inDays(7) });
    expect(accessEndOf(near, NOW)).toMatchObject({ messageId: 'account.ends', isUrgent: true });
    const past = aConnection({ ...linkedin, endsAt: inDays(-1) });
    expect(accessEndOf(past, NOW)).toMatchObject({ messageId: 'account.ended', isUrgent: true });
  });

  it('is none where it renews itself, and where it lives until it is withdrawn', () => {
    expect(accessEndOf(aConnection(), NOW).messageId).toBe('account.renews');
    const endless = aConnection({ platform: 'mastodon' });
    expect(accessEndOf(endless, NOW).messageId).toBe('account.endless');
    const byFacebook = aConnection({ platform: 'instagram', method: 'facebook-login' });
    expect(accessEndOf(byFacebook, NOW).messageId).toBe('account.endless');
    const byItself = aConnection({ platform: 'instagram' });
    expect(accessEndOf(byItself, NOW).messageId).toBe('account.renews');
  });

  it('is past when the account has to be reconnected', () => {
    const lost = aConnection({ platform: 'mastodon', status: 'revoked' });
    expect(accessEndOf(lost, NOW)).toMatchObject({ messageId: 'account.noAccess', at: null });
    const early = aConnection({ ...linkedin, status: 'needs_reconnect', endsAt: inDays(40) });
    expect(accessEndOf(early, NOW).messageId).toBe('account.noAccess');
    const late = aConnection({ ...linkedin, status: 'needs_reconnect', endsAt: inDays(-1) });
    expect(accessEndOf(late, NOW).messageId).toBe('account.ended');
  });

  it('offers a renewal only where the platform knows one', () => {
    expect(canBeRenewed(aConnection())).toBe(true);
    expect(canBeRenewed(aConnection({ platform: 'mastodon' }))).toBe(false);
    expect(canBeRenewed(aConnection({ ...linkedin, endsAt: inDays(40) }))).toBe(false);
    expect(canBeRenewed(aConnection({ status: 'needs_reconnect' }))).toBe(false);
    expect(canBeRenewed(aConnection({ status: 'disabled' }))).toBe(false);
  });
});

describe('the list of accounts', () => {
  it('goes by platform, then by name', () => {
    const accounts = [
      aConnection({ id: 1, platform: 'x', handle: 'quayside' }),
      aConnection({ id: 2, platform: 'mastodon', handle: 'pier@server.example' }),
      aConnection({ id: 3, platform: 'x', handle: 'Harbourlight' }),
      aConnection({ id: 4, platform: 'bluesky', handle: 'pier.example' }),
    ];
    expect(sortAccounts(accounts).map(({ id }) => id)).toEqual([4, 2, 3, 1]);
  });

  it('does not move a row when its health changes', () => {
    const [first, second] = [aConnection({ id: 1 }), aConnection({ id: 2 })];
    const worse = { ...second, health: 'red', status: 'needs_reconnect' } as const;
    expect(sortAccounts([worse, first]).map(({ id }) => id)).toEqual([1, 2]);
  });
});

describe('accounts that need somebody', () => {
  const attentionFor = (...accounts: ReturnType<typeof aConnection>[]) =>
    attentionOf(accounts, { now: NOW, waiting: [] }).map(
      ({ connection, messageId, daysLeft, cure }) => ({
        id: connection.id,
        messageId,
        daysLeft,
        cure,
      })
    );

  it('are none while all are well, far from their end, limited or switched off', () => {
    expect(
      attentionFor(
        aConnection({ id: 1 }),
        aConnection({ id: 2, endsAt: inDays(40) }),
        aConnection({ id: 3, health: 'yellow', healthReason: 'No figures.' }),
        aConnection({ id: 4, status: 'disabled', health: 'red', endsAt: inDays(-1) })
      )
    ).toEqual([]);
  });

  it('come with what cures them', () => {
    const item = (over: object) => attentionFor(aConnection(over))[0];
    expect(item({ status: 'needs_reconnect' })).toMatchObject({
      messageId: 'banner.reconnect',
      cure: 'reconnect',
    });
    expect(item({ status: 'revoked' })).toMatchObject({ messageId: 'banner.revoked' });
    expect(item({ health: 'red' })).toMatchObject({ messageId: 'banner.broken', cure: 'check' });
    expect(item({ status: 'expiring', endsAt: inDays(-1) })).toMatchObject({
      messageId: 'banner.ended',
      cure: 'reconnect',
      daysLeft: null,
    });
  });

  it('count the days until the end by the calendar', () => {
    const days = (endsAt: Date) =>
      attentionFor(aConnection({ status: 'expiring', endsAt: endsAt.toISOString() }))[0]?.daysLeft;
    const noon = new Date(NOW);
    noon.setHours(12, 0, 0, 0);
    const at = (day: number, hour: number) => {
      const date = new Date(noon);
      date.setDate(date.getDate() + day);
      date.setHours(hour);
      return date;
    };
    expect(days(at(0, 23))).toBe(0);
    expect(days(at(1, 1))).toBe(1);
    expect(days(at(7, 23))).toBe(7);
  });

  it('tell how many posts wait, as far as that is known', () => {
    const lost = aConnection({ id: 3, status: 'needs_reconnect' });
    const known = [
      { id: 2, waiting: 9 },
      { id: 3, waiting: 4 },
    ];
    expect(attentionOf([lost], { now: NOW, waiting: known })[0]?.waiting).toBe(4);
    expect(attentionOf([lost], { now: NOW, waiting: [] })[0]?.waiting).toBe(0);
  });

  it('stand with the most urgent first', () => {
    const order = attentionFor(
      aConnection({ id: 1, status: 'expiring', endsAt: inDays(9) }),
      aConnection({ id: 2, status: 'expiring', endsAt: inDays(2) }),
      aConnection({ id: 3, health: 'red', handle: 'zebra' }),
      aConnection({ id: 4, status: 'needs_reconnect', handle: 'anchor' })
    );
    expect(order.map(({ id }) => id)).toEqual([4, 3, 2, 1]);
  });
});

describe('what is told after an action', () => {
  const reason = 'X took the permission media.write away.';
  const values = { account: '@harbourlight', platform: 'X' };

  it('is what a check found', () => {
    expect(actionResultOf('check', aConnection())).toEqual({
      type: 'success',
      messageId: 'check.well',
      values,
    });
    const limited = aConnection({ health: 'yellow', healthReason: reason });
    expect(actionResultOf('check', limited)).toEqual({
      type: 'warning',
      messageId: 'check.limited',
      values: { ...values, reason },
    });
    const broken = aConnection({ health: 'red', healthReason: reason });
    expect(actionResultOf('check', broken)).toMatchObject({ type: 'danger' });
  });

  it('never calls an account well that has to be reconnected', () => {
    const lost = aConnection({ status: 'needs_reconnect', statusReason: 'X refused.' });
    expect(actionResultOf('check', lost)).toMatchObject({
      type: 'danger',
      messageId: 'check.broken',
      values: { reason: 'X refused.' },
    });
  });

  it.each([
    ['refresh', 'renew.done'],
    ['disable', 'switchOff.done'],
    ['enable', 'switchOn.done'],
  ] as const)('is that it was done: %s', (action, messageId) => {
    const result = actionResultOf(action, aConnection());
    expect(result).toEqual({ type: 'success', messageId, values });
  });
});

describe('what was connected', () => {
  it('has a name in every language for every way that the server offers', () => {
    for (const { id, methods } of DESCRIPTORS) {
      const unnamed = methods.filter((method) => methodLabelId(id, method.id) === null);
      expect([id, unnamed.map((method) => method.id)]).toEqual([id, []]);
    }
    expect(methodLabelId('pigeonpost', 'default')).toBeNull();
  });

  it('names a server as people do', () => {
    expect(serverNameOf('https://mastodon.example')).toBe('mastodon.example');
    expect(serverNameOf('http://127.0.0.1:4505')).toBe('127.0.0.1:4505');
    expect(serverNameOf('no address')).toBeNull();
    expect(serverNameOf(null)).toBeNull();
  });
});
