import type { Core } from '@strapi/types';

import type { PublishRequest } from '../../platforms/contract';
import type { Connection } from '../connections/connection';
import { getService } from '../get-service';
import type { Place } from '../quotas/place';
import type { Delivery } from './delivery';
import type { DeliveryJournal } from './delivery-journal';
import type { Lease } from './lease';
import { openContent } from './open-content';

/** Everything one attempt, or one look after a lost answer, works with. */
export interface Attempt {
  delivery: Delivery;
  connection: Connection;
  lease: Lease;
  journal: DeliveryJournal;
  signal: AbortSignal;
  /** What it holds in the account's and the site's limits. */
  place: Place;
}

/** The attempt as its adapter wants it: with usable credentials and opened files. */
export const publishRequestOf = async (
  strapi: Core.Strapi,
  { delivery, connection, journal, signal }: Omit<Attempt, 'place'>
): Promise<PublishRequest> => {
  const adapters = getService(strapi, 'adapters');
  const { content, changes } = await openContent(delivery.content, {
    library: getService(strapi, 'media'),
    descriptor: adapters.postRulesOf(connection),
    baseUrls: adapters.baseUrlsOf(connection),
    signal,
  });
  await journal.noteChanges(changes);
  return {
    account: connection.account,
    credentials: await getService(strapi, 'connections').usableCredentials(connection),
    content,
    options: delivery.options,
    journal,
    signal,
  };
};
