import type { UID } from '@strapi/types';

import type { TestApp } from './app';

const RELEASE = 'plugin::content-releases.release';
const ACTION = 'plugin::content-releases.release-action';

export interface ReleaseAction {
  uid: string;
  documentId: string;
  locale: string | null;
  type: 'publish' | 'unpublish';
}

interface RunOptions {
  /** As Strapi's scheduler does since 5.50; before, it ran without any context. @default true */
  asScheduler?: boolean;
  /** The release fails after its entries were changed. @default false */
  fails?: boolean;
}

/** A Content Release in the tables of its plugin, which are there without a licence. */
export const aRelease = async ({ strapi }: TestApp, actions: ReleaseAction[]): Promise<number> => {
  const release = (await strapi.db.query(RELEASE).create({
    data: { name: `Release of ${actions.length}`, status: 'ready', scheduledAt: new Date() },
  })) as { id: number };
  for (const { uid, documentId, locale, type } of actions) {
    await strapi.db.query(ACTION).create({
      data: {
        ...{ type, contentType: uid, entryDocumentId: documentId, locale },
        ...{ isEntryValid: true, release: release.id },
      },
    });
  }
  return release.id;
};

/** Does to the entries what a release that comes due does: one by one, in one transaction. */
export const runRelease = async (
  { strapi }: TestApp,
  releaseId: number,
  { asScheduler = true, fails = false }: RunOptions = {}
): Promise<void> => {
  const work = async (): Promise<void> => {
    await strapi.db.transaction(async () => {
      const actions = (await strapi.db.query(ACTION).findMany({
        where: { release: { id: releaseId } },
        orderBy: { id: 'asc' },
      })) as { contentType: string; entryDocumentId: string; locale: string; type: string }[];
      for (const { contentType, entryDocumentId: documentId, locale, type } of actions) {
        const documents = strapi.documents(contentType as UID.ContentType);
        const params = { documentId, locale } as never;
        await (type === 'publish' ? documents.publish(params) : documents.unpublish(params));
      }
      if (fails) throw new Error('The release failed.');
      const data = { status: 'done', releasedAt: new Date() };
      await strapi.db.query(RELEASE).update({ where: { id: releaseId }, data });
    });
  };
  if (!asScheduler) return work();
  const context = { state: { auditSource: 'scheduler' }, request: { url: '' } };
  await strapi.requestContext.run(context as never, work);
};
