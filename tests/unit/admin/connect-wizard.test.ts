import type { QuotaView } from '../../../contracts/quotas';
import { tightestQuotaOf, usedShareOf } from '../../../admin/src/pages/connections/tightest-quota';
import { needsOf } from '../../../admin/src/pages/connections/wizard/needs';
import {
  STEP_NAMES,
  stepAfter,
  stepBefore,
  WIZARD_STEPS,
} from '../../../admin/src/pages/connections/wizard/wizard-steps';
import { BUILT_IN_PLATFORMS } from '../../../server/src/platforms/registry';

const aQuota = (over: Partial<QuotaView> = {}): QuotaView => ({
  id: 'posts',
  label: 'posts in an hour',
  scope: 'account',
  siteId: 1,
  platform: 'x',
  connectionId: 1,
  handle: 'harbourlight',
  used: 0,
  booked: 0,
  limit: 100,
  platformLimit: null,
  level: 'ok',
  nextFreeAt: null,
  resetsAt: null,
  source: 'ours',
  ...over,
});

describe('the tightest limit of an account', () => {
  it('is the one with least room, counting what waits for its slot', () => {
    const hour = aQuota({ id: 'hour', used: 50 });
    const day = aQuota({ id: 'day', used: 200, booked: 400, limit: 1000 });
    expect(tightestQuotaOf([hour, day], 1)).toBe(day);
  });

  it('is a full one whatever the others have left', () => {
    const full = aQuota({ id: 'parts', used: 10, level: 'full' });
    const nearly = aQuota({ used: 99, level: 'warning' });
    expect(tightestQuotaOf([nearly, full], 1)).toBe(full);
  });

  it('is the smallest while nothing is used', () => {
    const small = aQuota({ id: 'posts-day', limit: 25 });
    expect(tightestQuotaOf([aQuota(), small], 1)).toBe(small);
  });

  it('is one of posts before one of removals that nothing has used', () => {
    const removals = aQuota({ id: 'removals', limit: 30 });
    const daily = aQuota({ id: 'daily-posts', limit: 300 });
    expect(tightestQuotaOf([removals, daily], 1)).toBe(daily);
    expect(tightestQuotaOf([{ ...removals, used: 1 }, daily], 1)?.id).toBe('removals');
  });

  it('is none of another account, of the whole site, or of the pace', () => {
    const others = [
      aQuota({ connectionId: 2 }),
      aQuota({ connectionId: null, scope: 'site' }),
      aQuota({ id: 'pace', used: 1, limit: 1, level: 'full' }),
    ];
    expect(tightestQuotaOf(others, 1)).toBeNull();
  });

  it('fills the bar, and not more', () => {
    expect(usedShareOf(aQuota({ used: 25 }))).toBe(0.25);
    expect(usedShareOf(aQuota({ used: 90, booked: 30 }))).toBe(1);
    expect(usedShareOf(aQuota({ limit: 0 }))).toBe(1);
  });
});

describe('the way to a new account', () => {
  it('goes step by step, and back', () => {
    expect(stepBefore('platform')).toBeNull();
    expect([stepAfter('platform'), stepAfter('needs')]).toEqual(['needs', 'signIn']);
    expect([stepBefore('signIn'), stepBefore('needs')]).toEqual(['needs', 'platform']);
    expect(Object.keys(STEP_NAMES)).toEqual([...WIZARD_STEPS]);
  });

  it('asks for a linked Page before an Instagram account by Facebook', () => {
    const needs = needsOf(
      { id: 'instagram', label: 'Instagram' },
      { id: 'facebook-login', connectBy: 'oauth2' }
    );
    expect(needs.map(({ messageId }) => messageId)).toEqual([
      'needs.instagramPage',
      'needs.instagramProfessional',
      'needs.signIn',
    ]);
  });

  it.each(
    BUILT_IN_PLATFORMS.flatMap(({ descriptor: { id, label, methods } }) =>
      methods.map((method) => ({ id, label, method }))
    )
  )('says of $label ($method.id) by what it is signed in to', ({ id, label, method }) => {
    const last = needsOf({ id, label }, { id: method.id, connectBy: method.kind }).at(-1);
    const expected = method.kind === 'app_password' ? 'needs.appPassword' : 'needs.signIn';
    expect(last).toEqual({ messageId: expected, values: { platform: label } });
  });
});
