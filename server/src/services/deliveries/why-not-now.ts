import type { Core } from '@strapi/types';

import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import { getService } from '../get-service';
import type { DeliveryWithLinks } from './delivery-repository';

export type Readiness =
  | { ok: true; connection: Connection }
  | { ok: false; transition: 'cancel' | 'hold'; reason: string };

/** What stands against publishing at this moment, looked at again before every attempt. */
export const whyNotNow = async ({
  strapi,
  delivery,
}: {
  strapi: Core.Strapi;
  delivery: DeliveryWithLinks;
}): Promise<Readiness> => {
  const connection =
    delivery.connectionId === null
      ? null
      : await getService(strapi, 'connections').find(delivery.connectionId);
  const name = accountName(delivery.platform, delivery.accountHandle);
  if (!connection) {
    return { ok: false, transition: 'cancel', reason: `The account ${name} was disconnected.` };
  }
  if (delivery.posted.length > 0) return readyWith(connection, name);
  const isPublished = await getService(strapi, 'entries').isPublished({
    uid: delivery.entryUid,
    documentId: delivery.entryDocumentId,
    locale: delivery.entryLocale,
  });
  if (!isPublished) {
    const reason = 'The entry was deleted or unpublished before it was posted.';
    return { ok: false, transition: 'cancel', reason };
  }
  return readyWith(connection, name);
};

const readyWith = (connection: Connection, name: string): Readiness =>
  connection.status === 'active'
    ? { ok: true, connection }
    : { ok: false, transition: 'hold', reason: `Waiting for you to reconnect ${name}.` };
