import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { documentIdsIn, rollUpQuerySchema } from '../../../contracts/roll-ups';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { parse } from './parse';
import { entriesOf } from './person-entries';
import { queryBesideSite } from './query-beside-site';
import { scopeOf } from './site-access';

/** Where the entries of a list stand, in one answer for all of them. */
const rollUps = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const scope = await scopeOf(strapi, ctx, ACTIONS.read);
    const asked = parse(rollUpQuerySchema, queryBesideSite(ctx));
    const { contentType: uid, locale } = asked;
    if (!(await getService(strapi, 'entries').isDistributable(uid))) {
      throw new errors.ApplicationError('Entries of this content-type are never distributed.');
    }
    const wish = { uid, locale, documentIds: documentIdsIn(asked.documentIds), scope };
    const { rollUps } = getService(strapi, 'deliveries');
    ctx.body = { data: await rollUps.of(wish, entriesOf(strapi, ctx)) };
  },
});

export default rollUps;
