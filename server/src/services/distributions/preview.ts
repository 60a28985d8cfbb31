import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { PreviewResponse, TargetPreview } from '../../../../contracts/dispatch';
import { adapt } from '../adaptation/adapt';
import type { MappedEntry } from '../adaptation/entry';
import type { EntryRef } from '../adaptation/entry-loader';
import { accountName } from '../connections/account-name';
import { getService } from '../get-service';
import type { Target } from '../targets/targets';

const LIVING = ['queued', 'held', 'preparing', 'committing', 'published', 'unknown'];

/** What a dispatch would send: the same adaptation, without writing or sending anything. */
export const createPreview = ({ strapi }: { strapi: Core.Strapi }) => {
  const previewOf = async (entry: MappedEntry, target: Target): Promise<TargetPreview | null> => {
    const connection = await getService(strapi, 'connections').find(target.connectionId);
    if (!connection) return null;
    const descriptor = getService(strapi, 'adapters').descriptorOf(connection.platform);
    const content = adapt(entry, descriptor);
    const [part = { text: '', media: [] }] = content.parts;
    const { handle } = connection.account;
    return {
      targetId: target.id,
      platform: connection.platform,
      platformLabel: descriptor.label,
      handle,
      text: part.text,
      count: descriptor.text.count(part.text),
      limit: descriptor.text.limit,
      unit: descriptor.text.unit,
      hasCard: content.card !== null,
      mediaCount: part.media.length,
      problem:
        connection.status === 'active'
          ? null
          : `${accountName(connection.platform, handle)} must be reconnected on ${descriptor.label}; the post would wait for it.`,
      isDone: await isDone(entry, target.id),
    };
  };

  const isDone = async (entry: MappedEntry, targetId: number): Promise<boolean> => {
    const where = {
      entryUid: entry.uid,
      entryDocumentId: entry.documentId,
      entryLocale: entry.locale,
      versionHash: entry.versionHash,
      target: { id: targetId },
      state: { $in: LIVING },
    };
    return (await getService(strapi, 'deliveries').repository.findMany(where, 1)).length > 0;
  };

  /** @throws 400 when the entry has no published version */
  return async (ref: EntryRef, targetIds: readonly number[] | null): Promise<PreviewResponse> => {
    const site = await getService(strapi, 'sites').getDefault();
    const entry = await getService(strapi, 'entries').loadPublished(ref, site.linkBaseUrl);
    if (!entry) {
      throw new errors.ApplicationError(
        'Publish the entry first: only its published version can be shared.'
      );
    }
    const targets = (await getService(strapi, 'targets').list(site.id)).filter(
      ({ id }) => targetIds === null || targetIds.includes(id)
    );
    const previews = await Promise.all(targets.map((target) => previewOf(entry, target)));
    return {
      title: entry.title,
      link: entry.link,
      versionHash: entry.versionHash,
      targets: previews.filter((preview) => preview !== null),
    };
  };
};
