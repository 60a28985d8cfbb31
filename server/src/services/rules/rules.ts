import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import { getService } from '../get-service';

/** When to distribute by itself. */
export interface Rule {
  id: number;
  name: string;
  /** UID of the content-type. */
  contentType: string;
  /** `first_publish`: once per entry and locale; `every_publish`: each new version. */
  trigger: 'first_publish' | 'every_publish';
  /** Null: all enabled targets of the site, also later ones. */
  targetIds: number[] | null;
  enabled: boolean;
}

export type RuleInput = Omit<Rule, 'id'>;

export const createRules = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = () => tableOf<Rule>(strapi, UIDS.rule);

  const assertDistributable = (contentType: string): void => {
    if (getService(strapi, 'entries').isDistributable(contentType)) return;
    throw new errors.ValidationError(
      `${contentType} is not in the plugin's contentTypes, so it is never distributed.`
    );
  };

  const demand = async (id: number): Promise<Rule> => {
    const rule = await table().findOne({ where: { id } });
    if (!rule) throw new errors.NotFoundError('This rule does not exist.');
    return ruleOf(rule);
  };

  return {
    async list(): Promise<Rule[]> {
      return (await table().findMany({ orderBy: { id: 'asc' } })).map(ruleOf);
    },

    async matching(contentType: string): Promise<Rule[]> {
      const where = { contentType, enabled: true };
      return (await table().findMany({ where, orderBy: { id: 'asc' } })).map(ruleOf);
    },

    async create(input: RuleInput): Promise<Rule> {
      assertDistributable(input.contentType);
      const site = await getService(strapi, 'sites').getDefault();
      return ruleOf(await table().create({ data: { ...input, site: site.id } }));
    },

    async update(id: number, input: RuleInput): Promise<Rule> {
      await demand(id);
      assertDistributable(input.contentType);
      await table().update({ where: { id }, data: { ...input } });
      return demand(id);
    },

    async remove(id: number): Promise<void> {
      await demand(id);
      await table().delete({ where: { id } });
    },
  };
};

const ruleOf = ({ id, name, contentType, trigger, targetIds, enabled }: Rule): Rule => ({
  id,
  name,
  contentType,
  trigger,
  targetIds,
  enabled,
});
