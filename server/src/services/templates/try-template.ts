import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { TemplateRenderResponse } from '../../../../contracts/templates';
import { TemplateMistake, type TemplateValues } from '../adaptation/wording';
import { getService } from '../get-service';
import type { EntryRef } from '../mappings/entry-loader';
import type { Site } from '../sites/site';
import { assertPlatform } from './assert-place';
import { checkTemplate } from './check-template';
import { hashtagify } from './hashtagify';
import { templateValuesOf } from './template-values';

export interface TemplateTrial {
  site: Site;
  entry: EntryRef;
  body: string;
  /** Null: no platform in particular. */
  platform: string | null;
}

/** A wording tried on a real entry; nothing is stored. @throws 400 or 404 */
export const tryTemplate = async (
  strapi: Core.Strapi,
  trial: TemplateTrial
): Promise<TemplateRenderResponse> => {
  const values = await trialValues(strapi, trial);
  try {
    const { render } = checkTemplate(trial.body, Object.keys(values.sets));
    return { text: render(values), problem: null };
  } catch (error) {
    if (!(error instanceof TemplateMistake)) throw error;
    return { text: null, problem: error.message };
  }
};

const trialValues = async (
  strapi: Core.Strapi,
  { site, entry: ref, platform }: TemplateTrial
): Promise<TemplateValues> => {
  const { linkBaseUrl } = site;
  const [loaded, sets, place] = await Promise.all([
    getService(strapi, 'entries').load(ref, { linkBaseUrl, version: 'latest' }),
    getService(strapi, 'hashtagSets').bySlug(site.id),
    placeOf(strapi, { site, platform }),
  ]);
  if (!loaded) throw new errors.NotFoundError('This entry does not exist in this language.');
  const { entry, facts } = loaded;
  const hashtags = [hashtagify(entry.tags)].flat().slice(0, place.hashtags);
  return templateValuesOf({
    ...{ entry, facts, site, sets, hashtags, link: entry.link ?? '' },
    ...{ platform: place.platform, account: place.account },
  });
};

/** The first account of the site on the platform stands for all of them. */
const placeOf = async (
  strapi: Core.Strapi,
  { site, platform }: Pick<TemplateTrial, 'site' | 'platform'>
) => {
  const account = { handle: '', name: '' };
  if (platform === null) return { platform: { id: '', label: '' }, account };
  assertPlatform(strapi, platform);
  const { label, text } = getService(strapi, 'adapters').descriptorOf(platform);
  const connections = await getService(strapi, 'connections').list([site.id]);
  const connection = connections.find((one) => one.platform === platform);
  return {
    platform: { id: platform, label },
    account: connection?.account ?? account,
    hashtags: text.hashtags,
  };
};
