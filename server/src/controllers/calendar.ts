import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { calendarQuerySchema } from '../../../contracts/calendar';
import { ACTIONS } from '../constants';
import type { DraftItem } from '../services/calendar/calendar-item';
import { getService } from '../services/get-service';
import { parse } from './parse';
import { queryBesideSite } from './query-beside-site';
import { readableEntries } from './readable-entries';
import { siteOf } from './site-access';

/** What goes out and went out, by days. */
const calendar = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.read);
    const range = parse(calendarQuerySchema, queryBesideSite(ctx));
    const readable = async (items: readonly DraftItem[]) => {
      const isReadable = await readableEntries(strapi, ctx, items.map(entryOf));
      return items.filter((item) => isReadable(entryOf(item)));
    };
    ctx.body = { data: await getService(strapi, 'calendar').read({ site, ...range }, readable) };
  },
});

const entryOf = ({ entryUid, entryDocumentId, entryLocale }: DraftItem) => ({
  uid: entryUid,
  documentId: entryDocumentId,
  locale: entryLocale,
});

export default calendar;
