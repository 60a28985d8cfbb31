import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { PreviewResponse, TargetPreview } from '../../../../contracts/dispatch';
import { adapt } from '../adaptation/adapt';
import type { MappedEntry } from '../adaptation/entry';
import type { StoredContent } from '../adaptation/stored-content';
import type { EntryRef } from '../adaptation/entry-loader';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import type { Target } from '../targets/targets';

const LIVING = ['queued', 'held', 'preparing', 'committing', 'published', 'unknown'];

export interface PreviewChoice {
  site: Site;
  /** Null: every enabled target of the site. */
  targetIds: readonly number[] | null;
}

/** What a dispatch would send: the same adaptation, without writing or sending anything. */
export class DistributionPreview {
  constructor(private readonly strapi: Core.Strapi) {}

  /** @throws 400 when the entry has no published version */
  async preview(ref: EntryRef, { site, targetIds }: PreviewChoice): Promise<PreviewResponse> {
    const { strapi } = this;
    const entry = await getService(strapi, 'entries').loadPublished(ref, site.linkBaseUrl);
    if (!entry) {
      throw new errors.ApplicationError(
        'Publish the entry first: only its published version can be shared.'
      );
    }
    const targets = (await getService(strapi, 'targets').list(site.id)).filter(
      ({ id }) => targetIds === null || targetIds.includes(id)
    );
    const previews = await Promise.all(targets.map((target) => this.#previewOf(entry, target)));
    return {
      title: entry.title,
      link: entry.link,
      versionHash: entry.versionHash,
      targets: previews.filter((preview) => preview !== null),
    };
  }

  async #previewOf(entry: MappedEntry, target: Target): Promise<TargetPreview | null> {
    const connection = await getService(this.strapi, 'connections').find(target.connectionId);
    if (!connection) return null;
    const descriptor = getService(this.strapi, 'adapters').postRulesOf(connection);
    const content = adapt(entry, descriptor, target.format);
    const [part = { text: '', media: [] }] = content.parts;
    return {
      targetId: target.id,
      platform: connection.platform,
      platformLabel: descriptor.label,
      handle: connection.account.handle,
      text: part.text,
      count: descriptor.text.count(part.text),
      limit: descriptor.text.limit,
      unit: descriptor.text.unit,
      hasCard: content.card !== null,
      mediaCount: part.media.length,
      problem: problemOf(connection, descriptor.label) ?? this.#fileProblemOf(connection, content),
      isDone: await this.#isDone(entry, target.id),
    };
  }

  /** What can be said of the files before anything is sent. */
  #fileProblemOf(connection: Connection, { format, parts }: StoredContent): string | null {
    const adapters = getService(this.strapi, 'adapters');
    const { label, formats } = adapters.postRulesOf(connection);
    const rules = formats[format];
    const files = parts.flatMap(({ media }) => media);
    if (rules && files.length < rules.files.min) {
      return `A ${rules.label.toLowerCase()} on ${label} needs a picture or a video, and this entry has none that fits.`;
    }
    const isFetched = files.some(({ kind }) => rules?.[kind]?.transfer === 'url');
    const { links } = getService(this.strapi, 'media');
    const isReachable = links.isReachableFrom(Object.values(adapters.baseUrlsOf(connection)));
    if (!isFetched || isReachable) return null;
    return `${label} fetches files itself and cannot reach this Strapi. Set "url" in config/server to its public https address.`;
  }

  async #isDone(entry: MappedEntry, targetId: number): Promise<boolean> {
    const where = {
      entryUid: entry.uid,
      entryDocumentId: entry.documentId,
      entryLocale: entry.locale,
      versionHash: entry.versionHash,
      targetId,
      state: { $in: LIVING },
    };
    return (await getService(this.strapi, 'deliveries').repository.findMany(where, 1)).length > 0;
  }
}

const problemOf = ({ platform, account, status }: Connection, label: string): string | null =>
  status === 'active'
    ? null
    : `${accountName(platform, account.handle)} must be reconnected on ${label}; the post would wait for it.`;
