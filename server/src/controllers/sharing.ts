import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { sharingQuerySchema, sharingRequestSchema } from '../../../contracts/rules';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import type { EntryRef } from '../services/mappings/entry-loader';
import type { SharingWord } from '../services/sharing/sharing';
import { actorOf } from './audit-actor';
import { bodyOf } from './context';
import { assertMayReadEntry } from './entry-access';
import { parse } from './parse';
import { queryBesideSite } from './query-beside-site';
import { siteOf } from './site-access';

/** An editor's word about one entry. It holds on every site. */
const sharing = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    await siteOf(strapi, ctx, ACTIONS.read);
    const entry = entryOf(parse(sharingQuerySchema, queryBesideSite(ctx)));
    await assertMayReadEntry(strapi, ctx, entry);
    ctx.body = { data: { sharing: await getService(strapi, 'sharing').of(entry) } };
  },

  async update(ctx: Context) {
    await siteOf(strapi, ctx, ACTIONS.compose);
    const { sharing: word, ...named } = parse(sharingRequestSchema, bodyOf(ctx));
    const entry = entryOf(named);
    await assertMayReadEntry(strapi, ctx, entry);
    const before = await getService(strapi, 'sharing').of(entry);
    await getService(strapi, 'sharing').set(entry, word);
    if (word !== before) await record(strapi, ctx, { entry, before, after: word });
    ctx.body = { data: { sharing: word } };
  },
});

const entryOf = ({
  contentType,
  documentId,
  locale,
}: {
  contentType: string;
  documentId: string;
  locale: string;
}): EntryRef => ({ uid: contentType, documentId, locale });

const record = async (
  strapi: Core.Strapi,
  ctx: Context,
  { entry, before, after }: { entry: EntryRef; before: SharingWord; after: SharingWord }
): Promise<void> => {
  const { uid, documentId, locale } = entry;
  await getService(strapi, 'audit').record({
    ...actorOf(ctx),
    action: 'sharing.update',
    siteId: null,
    subject: { kind: 'sharing', id: documentId, name: `${uid} ${locale}`.trim() },
    before: { sharing: before },
    after: { sharing: after },
  });
};

export default sharing;
