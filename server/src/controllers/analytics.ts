import { Readable } from 'node:stream';

import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  analyticsExportQuerySchema,
  analyticsQuerySchema,
  DEFAULT_ANALYTICS_DAYS,
} from '../../../contracts/analytics';
import { ledgerQuerySchema } from '../../../contracts/analytics-ledger';
import { addDays, dayOf } from '../../../contracts/clock/wall-day';
import { ACTIONS } from '../constants';
import type { FactFilter, ReadableType } from '../services/analytics/fact-filter';
import { readableTypeOf } from '../services/analytics/readable-type';
import { systemClock } from '../services/environment';
import { getService } from '../services/get-service';
import { localeCodes } from '../services/rules/locale-codes';
import { ZoneClock } from '../services/times/zone-clock';
import { pathParam } from './context';
import { permissionsFor } from './entry-access';
import { parse } from './parse';
import { queryBesideSite } from './query-beside-site';
import { readableEntries } from './readable-entries';
import { scopeOf } from './site-access';

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** What went out, and what it brought. */
const analytics = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const {
      groupBy: by,
      sort,
      page,
      pageSize,
      ...wanted
    } = parse(analyticsQuerySchema, queryBesideSite(ctx));
    const filter = await filterOf(strapi, ctx, wanted);
    const wish = by === undefined ? null : { by, sort, page, pageSize };
    ctx.body = { data: await getService(strapi, 'analytics').find(filter, wish) };
  },

  async ledger(ctx: Context) {
    const uid = String(pathParam(ctx, 'uid'));
    const documentId = String(pathParam(ctx, 'documentId'));
    const { locale } = parse(ledgerQuerySchema, queryBesideSite(ctx));
    const scope = await scopeOf(strapi, ctx, ACTIONS.analytics);
    // Languages of an entry may differ in who may read them; of others, not even a post is told.
    const found = await getService(strapi, 'analytics').ledger({ uid, documentId, scope, locale });
    const entryOf = (post: { locale: string }) => ({ uid, documentId, locale: post.locale });
    // Languages of an entry may differ in who may read them. Of others, not even a post is told.
    const isReadable = await readableEntries(strapi, ctx, found.posts.map(entryOf));
    const posts = found.posts.filter((post) => isReadable(entryOf(post)));
    ctx.body = { data: { ...found, title: posts[0]?.title ?? null, posts } };
  },

  async export(ctx: Context) {
    const { format, ...wanted } = parse(analyticsExportQuerySchema, queryBesideSite(ctx));
    const filter = await filterOf(strapi, ctx, wanted);
    ctx.attachment(`social-analytics-${filter.from}-${filter.to}.${format}`);
    ctx.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    ctx.type = TYPES[format];
    ctx.body = Readable.from(getService(strapi, 'analytics').exported(filter, format), {
      objectMode: false,
    });
  },
});

type Wanted = Omit<ReturnType<typeof analyticsExportQuerySchema.parse>, 'format'>;

const filterOf = async (
  strapi: Core.Strapi,
  ctx: Context,
  { contentType, from, to, ...exact }: Wanted
): Promise<FactFilter> => {
  const scope = await scopeOf(strapi, ctx, ACTIONS.analytics);
  const sites = await getService(strapi, 'sites').list();
  const site = sites.find(({ id }) => scope === 'all' || scope.includes(id));
  const today = dayOf(new ZoneClock(site?.timezone ?? 'UTC').reading(systemClock.now()));
  const last = to ?? today;
  const first = from ?? addDays(last, 1 - DEFAULT_ANALYTICS_DAYS);
  const readable = await readableTypes(strapi, ctx);
  const types = readable.filter(({ uid }) => contentType === undefined || uid === contentType);
  return { ...exact, scope, types, from: first, to: last < first ? first : last };
};

const readableTypes = async (strapi: Core.Strapi, ctx: Context): Promise<ReadableType[]> => {
  const uids = await getService(strapi, 'entries').distributableTypes();
  const codes = await localeCodes(strapi);
  const types: ReadableType[] = [];
  for (const uid of uids) {
    const permissions = permissionsFor(strapi, ctx, uid);
    if (permissions.cannot.read()) continue;
    const { filters } = await permissions.sanitizedQuery.read({});
    types.push(readableTypeOf({ uid, filters, codes }));
  }
  return types;
};

export default analytics;
