import { createHash, randomUUID } from 'node:crypto';

import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { optionsProblem, type JsonValue, type PlatformDescriptor } from '../../platforms/contract';
import { adapt } from '../adaptation/adapt';
import type { MappedEntry } from '../adaptation/entry';
import type { StoredContent } from '../adaptation/stored-content';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import type { FirstComment } from '../deliveries/delivery';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import type { Target } from '../targets/targets';
import type { DispatchOrder } from './distribution';

/** A target that can take a delivery, with what it would say. */
export interface PlannedDelivery {
  target: Target;
  connection: Connection;
  content: StoredContent;
  /** The target's, and over them those of this post. */
  options: Record<string, JsonValue>;
  firstComment: FirstComment | null;
  dedupePrefix: string;
}

/** What an order comes to, before it is known which targets already got it. */
export interface DistributionPlan {
  order: DispatchOrder;
  site: Site;
  entry: MappedEntry;
  deliveries: PlannedDelivery[];
  dueAt: Date;
}

/** Decides which targets get what; writes nothing. */
export class DistributionPlanner {
  constructor(private readonly strapi: Core.Strapi) {}

  /**
   * @throws 400 when the entry is not published, a target is gone or another site's, or a text is
   * too long; 404 when the site does not exist
   */
  async plan(order: DispatchOrder): Promise<DistributionPlan> {
    const { strapi } = this;
    const sites = getService(strapi, 'sites');
    const site = await (order.siteId === undefined
      ? sites.getDefault()
      : sites.demand(order.siteId));
    const entry = await getService(strapi, 'entries').loadPublished(order.entry, site.linkBaseUrl);
    if (!entry)
      throw new errors.ApplicationError(
        'Publish the entry first: only its published version can be shared.'
      );
    const deliveries: PlannedDelivery[] = [];
    const connections = await getService(strapi, 'connections').list([site.id]);
    for (const target of await this.#chosenTargets(site, order.targetIds)) {
      const connection = connections.find(({ id }) => id === target.connectionId);
      if (connection) deliveries.push(this.#planFor(order, entry, { target, connection }));
    }
    return { order, site, entry, deliveries, dueAt: order.dueAt ?? new Date() };
  }

  async #chosenTargets(site: Site, ids: readonly number[] | null): Promise<Target[]> {
    const all = await getService(this.strapi, 'targets').list(site.id);
    if (ids === null) return all;
    const unknown = ids.filter((id) => !all.some((target) => target.id === id));
    if (unknown.length > 0) {
      throw new errors.ValidationError(
        `${site.name} has no target ${unknown.join(', ')}: it is gone, or belongs to another site. Reload and choose again.`
      );
    }
    return all.filter((target) => ids.includes(target.id));
  }

  #planFor(
    order: DispatchOrder,
    entry: MappedEntry,
    { target, connection }: Pick<PlannedDelivery, 'target' | 'connection'>
  ): PlannedDelivery {
    const adapter = getService(this.strapi, 'adapters').offlineAdapterFor(connection);
    const descriptor = { ...adapter.descriptor, ...adapter.rulesOf(connection.account) };
    const content = adapt(entry, descriptor, target.format);
    const text = order.texts[String(target.id)];
    if (text !== undefined) {
      assertFits(text, descriptor, connection);
      const [first] = content.parts;
      content.parts = [{ text, media: first?.media ?? [] }];
    }
    const options = { ...target.options, ...order.options?.[String(target.id)] };
    assertOptions(options, descriptor, connection);
    const comment = order.firstComments?.[String(target.id)];
    if (comment !== undefined) {
      assertFits(comment, descriptor, connection);
      if (!adapter.can('comment')) throw noComments(descriptor, connection);
    }
    const firstComment = comment === undefined ? null : newComment(comment);
    const dedupePrefix = dedupePrefixOf(entry, target.id);
    return { target, connection, content, options, firstComment, dedupePrefix };
  }
}

const newComment = (text: string): FirstComment => ({
  ...{ text, key: randomUUID(), state: 'due' },
  ...{ id: null, url: null, message: null },
});

const noComments = (
  { label }: PlatformDescriptor,
  { platform, account }: Connection
): errors.ValidationError =>
  new errors.ValidationError(
    `${accountName(platform, account.handle)} cannot comment on ${label} through this plugin. Leave the first comment out.`
  );

const assertOptions = (
  options: Record<string, JsonValue>,
  descriptor: PlatformDescriptor,
  { platform, account }: Connection
): void => {
  const reasons = optionsProblem(descriptor.options, options);
  if (reasons === null) return;
  throw new errors.ValidationError(
    `The options for ${accountName(platform, account.handle)} on ${descriptor.label} are not valid: ${reasons}`
  );
};

const assertFits = (
  text: string,
  descriptor: PlatformDescriptor,
  { platform, account }: Connection
): void => {
  const { limit, unit } = descriptor.text;
  const count = descriptor.text.count(text);
  if (count <= limit) return;
  throw new errors.ValidationError(
    `The text for ${accountName(platform, account.handle)} on ${descriptor.label} has ${count} of ${limit} ${unit}.`
  );
};

const dedupePrefixOf = (entry: MappedEntry, targetId: number): string =>
  createHash('sha256')
    .update(
      JSON.stringify([entry.uid, entry.documentId, entry.locale, entry.versionHash, targetId])
    )
    .digest('hex')
    .slice(0, 40);
