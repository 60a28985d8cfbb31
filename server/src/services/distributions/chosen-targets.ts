import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { Connection } from '../connections/connection';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { targetsOfLanguage } from '../targets/targets-of-language';
import type { Target } from '../targets/targets';

/** A target, and the account it posts through. */
export interface ChosenTarget {
  target: Target;
  connection: Connection;
}

export interface TargetChoice {
  chosen: ChosenTarget[];
  leftOut: { targetId: number; reason: string }[];
}

export interface TargetQuestion {
  site: Site;
  /** Null: every enabled target of the site. */
  targetIds: readonly number[] | null;
  locale: string;
  /** Leaves out targets of other languages; false: somebody named the very targets they mean. */
  byLanguage: boolean;
}

/**
 * The targets that a person or rule named, or those of the site.
 *
 * @throws 400 when one is gone or another site's
 */
export const chooseTargets = async (
  strapi: Core.Strapi,
  { site, targetIds, locale, byLanguage }: TargetQuestion
): Promise<TargetChoice> => {
  const connections = await getService(strapi, 'connections').list([site.id]);
  const all = (await getService(strapi, 'targets').list(site.id)).flatMap((target) => {
    const connection = connections.find(({ id }) => id === target.connectionId);
    return connection ? [{ target, connection, platform: connection.platform }] : [];
  });
  const named =
    targetIds === null ? all : all.filter(({ target }) => targetIds.includes(target.id));
  if (targetIds !== null) assertAllFound(site, targetIds, named);
  if (!byLanguage) return { chosen: named, leftOut: [] };
  const { chosen, leftOut } = targetsOfLanguage(named, locale);
  return {
    chosen,
    leftOut: leftOut.map(({ placed: { target }, reason }) => ({ targetId: target.id, reason })),
  };
};

const assertAllFound = (
  site: Site,
  targetIds: readonly number[],
  found: readonly ChosenTarget[]
): void => {
  const unknown = targetIds.filter((id) => !found.some(({ target }) => target.id === id));
  if (unknown.length === 0) return;
  throw new errors.ValidationError(
    `${site.name} has no target ${unknown.join(', ')}: it is gone, or belongs to another site. Reload and choose again.`
  );
};
