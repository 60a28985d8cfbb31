import { errors } from '@strapi/utils';

import type { QuotaLimits } from '../../../../contracts/site-habits';
import type { PlatformDescriptor, PlatformId, QuotaRule } from '../../platforms/contract';
import { findPlatform, platformIds } from '../../platforms/registry';

/** Lower limits than a platform's own, by the id of its rule. */
type LowerLimits = Readonly<Record<string, number>>;

/**
 * Limits of one account. @throws 400 for a rule that the platform does not have, one that counts
 * all accounts together, and a limit above the platform's own
 */
export const assertAccountLimits = (descriptor: PlatformDescriptor, limits: LowerLimits): void => {
  for (const [id, limit] of Object.entries(limits)) {
    const rule = ruleOf(descriptor, { id, place: id });
    if (rule.scope === 'app') {
      throw new errors.ValidationError(
        `${id}: ${rule.label} are counted for all accounts of the app together. Lower it in the settings of the site instead.`
      );
    }
    assertLower(descriptor, { rule, limit, place: id });
  }
};

/** Limits of a site, by platform. @throws 400 as for one account, and for an unknown platform */
export const assertSiteLimits = (limits: QuotaLimits): void => {
  for (const [platform, ofPlatform] of Object.entries(limits)) {
    const { descriptor } = knownPlatform(platform, `quotaLimits.${platform}`);
    for (const [id, limit] of Object.entries(ofPlatform)) {
      const place = `quotaLimits.${platform}.${id}`;
      assertLower(descriptor, { rule: ruleOf(descriptor, { id, place }), limit, place });
    }
  }
};

/** @param place where it was named, for the message @throws 400 with those that there are */
export const knownPlatform = (platform: PlatformId, place: string) => {
  const found = findPlatform(platform);
  if (found) return found;
  throw new errors.ValidationError(
    `${place}: there is no platform "${platform}". Choose ${platformIds().join(', ')}.`
  );
};

const ruleOf = (
  { label, quotas = [] }: PlatformDescriptor,
  { id, place }: { id: string; place: string }
): QuotaRule => {
  const rule = quotas.find((one) => one.id === id);
  if (rule) return rule;
  const known = quotas.map((one) => `${one.id} (${one.label})`).join(', ');
  const advice = known ? `Choose ${known}.` : `${label} names no limit that could be lowered.`;
  throw new errors.ValidationError(`${place}: ${label} has no limit "${id}". ${advice}`);
};

const assertLower = (
  { label }: PlatformDescriptor,
  { rule, limit, place }: { rule: QuotaRule; limit: number; place: string }
): void => {
  if (limit <= rule.limit) return;
  throw new errors.ValidationError(
    `${place}: ${label} allows ${rule.limit} ${rule.label}, so ${limit} would be refused. Choose ${rule.limit} or less, or leave it out.`
  );
};
