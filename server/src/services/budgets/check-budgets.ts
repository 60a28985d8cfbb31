import { errors } from '@strapi/utils';

import type { Budgets } from '../../../../contracts/budgets';
import { knownPlatform } from '../quota-limits/check-limits';

/** @throws 400 for a platform that does not exist, and for two budgets of the same posts */
export const assertBudgets = ({ posts }: Budgets): void => {
  const seen = new Map<string, number>();
  for (const [index, { platform, per }] of posts.entries()) {
    const place = `budgets.posts.${index}`;
    const whose = platform === null ? 'all platforms together' : labelOf(platform, place);
    const earlier = seen.get(`${platform} ${per}`);
    if (earlier !== undefined) {
      throw new errors.ValidationError(
        `${place}: there is a budget for ${whose} in a ${per} already (budgets.posts.${earlier}). Keep one of them.`
      );
    }
    seen.set(`${platform} ${per}`, index);
  }
};

const labelOf = (platform: string, place: string): string =>
  knownPlatform(platform, `${place}.platform`).descriptor.label;
