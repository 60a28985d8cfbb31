import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { ruleDecisionQuerySchema, type RuleDecisionPage } from '../../../contracts/rules';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import type { DecisionPage } from '../services/rules/rule-decisions';
import { kindOf } from './delivery-view';
import { parse } from './parse';
import { queryBesideSite } from './query-beside-site';
import { readableRows } from './readable-rows';
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

/** Those about entries that the person may read. */
const readable = async (
  strapi: Core.Strapi,
  ctx: Context,
  { decisions, nextBefore }: DecisionPage
): Promise<RuleDecisionPage> => {
  const rows = decisions.map((decision) => ({
    entryUid: decision.entryUid,
    entryDocumentId: decision.entryDocumentId,
    entryLocale: decision.locale,
    decision,
  }));
  const kept = await readableRows(strapi, ctx, rows);
  return {
    decisions: kept.map(({ decision }) => ({
      ...decision,
      entryKind: kindOf(strapi, decision.entryUid),
    })),
    nextBefore,
  };
};

export default ruleDecisions;
