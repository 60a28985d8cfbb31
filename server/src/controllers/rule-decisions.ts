import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { ruleDecisionQuerySchema, type RuleDecisionPage } from '../../../contracts/rules';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { mayReadHistory } from './entry-access';
import { parse } from './parse';
import { queryBesideSite } from './query-beside-site';
import { scopeOf } from './site-access';

/** "Why was this (not) shared?" */
const ruleDecisions = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const scope = await scopeOf(strapi, ctx, ACTIONS.read);
    const query = parse(ruleDecisionQuerySchema, queryBesideSite(ctx));
    const { contentType, documentId, locale, ruleId, before, pageSize } = query;
    const filter = { entryUid: contentType, entryDocumentId: documentId, locale, ruleId };
    const page = await getService(strapi, 'ruleDecisions').page(
      { ...filter, scope, belowId: before },
      pageSize
    );
    ctx.body = { data: await readable(strapi, ctx, page) };
  },
});

/** Those about entries that the person may read; each entry is looked up once. */
const readable = async (
  strapi: Core.Strapi,
  ctx: Context,
  { decisions, nextBefore }: RuleDecisionPage
): Promise<RuleDecisionPage> => {
  const verdicts = new Map<string, Promise<boolean>>();
  const kept = await Promise.all(
    decisions.map(({ entryUid, entryDocumentId, locale }) => {
      const key = JSON.stringify([entryUid, entryDocumentId, locale]);
      const entry = { uid: entryUid, documentId: entryDocumentId, locale };
      const verdict = verdicts.get(key) ?? mayReadHistory(strapi, ctx, entry);
      verdicts.set(key, verdict);
      return verdict;
    })
  );
  return { decisions: decisions.filter((_, place) => kept[place]), nextBefore };
};

export default ruleDecisions;
