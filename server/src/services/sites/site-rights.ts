import type { ActionId } from '../../constants';
import type { Site } from './site';

/** What we use of the ability that Strapi makes of a person's permissions. */
export interface Ability {
  can(action: string, object?: object): boolean;
  rulesFor(action: string): { conditions?: unknown; inverted: boolean }[];
}

/**
 * Whether the permission holds for this site. Without an object Strapi's ability says yes to every
 * permission that is held at all, whatever its conditions.
 */
export const coversSite = (ability: Ability, action: ActionId, site: Site): boolean =>
  ability.can(action, { ...site });

/** Whether the permission holds for every site there is and will be: it has no condition. */
export const coversAllSites = (ability: Ability, action: ActionId): boolean =>
  ability
    .rulesFor(action)
    .some(({ conditions, inverted }) => conditions === undefined && !inverted);
