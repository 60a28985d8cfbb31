import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { getService } from '../get-service';
import type { TemplateInput } from './template';

type Named = Pick<TemplateInput, 'contentType' | 'platform' | 'targetId'>;
type Place = Named & { siteId: number };

/** Whether two templates are for the same posts. */
export const isSamePlace = (one: Named, other: Named): boolean =>
  one.contentType === other.contentType &&
  one.platform === other.platform &&
  one.targetId === other.targetId;

/**
 * Refuses a template for what does not exist: it would never be chosen, and nobody would know why.
 *
 * @throws 400
 */
export const assertPlace = async (strapi: Core.Strapi, place: Place): Promise<void> => {
  const { contentType, platform } = place;
  const entries = getService(strapi, 'entries');
  if (contentType !== null && !(await entries.isDistributable(contentType))) {
    throw new errors.ValidationError(
      `contentType: entries of ${contentType.slice(0, 100)} are never distributed. Choose another content-type.`
    );
  }
  if (platform !== null) assertPlatform(strapi, platform);
  await assertTarget(strapi, place);
};

/** @throws 400 naming the platforms that there are */
export const assertPlatform = (strapi: Core.Strapi, platform: string): void => {
  const platforms: readonly string[] = getService(strapi, 'adapters').ids();
  if (platforms.includes(platform)) return;
  throw new errors.ValidationError(
    `platform: there is no platform "${platform.slice(0, 40)}". There are ${platforms.join(', ')}.`
  );
};

const assertTarget = async (
  strapi: Core.Strapi,
  { targetId, platform, siteId }: Place
): Promise<void> => {
  if (targetId === null) return;
  const target = await getService(strapi, 'targets').find(targetId);
  if (target?.siteId !== siteId) {
    throw new errors.ValidationError(
      `targetId: this site has no target ${targetId}. Choose among the accounts of this site.`
    );
  }
  const connection = await getService(strapi, 'connections').find(target.connectionId);
  if (platform === null || !connection || connection.platform === platform) return;
  throw new errors.ValidationError(
    `platform: target ${targetId} posts to ${connection.platform}, not to ${platform}. Leave the platform out.`
  );
};
