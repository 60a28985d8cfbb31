import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import type { z } from 'zod';

import type { dispatchRequestSchema } from '../../../contracts/dispatch';
import type { DispatchResult } from '../services/distributions/distribution';
import { getService } from '../services/get-service';
import { actorOf } from './audit-actor';

export interface DispatchDone {
  request: z.output<typeof dispatchRequestSchema>;
  result: DispatchResult;
}

/**
 * Writes down what a person sent out, without the words of the posts. Nothing is written when
 * nothing was made: every target was left out, or the same request was answered before.
 */
export const recordDispatch = async (
  strapi: Core.Strapi,
  ctx: Context,
  { request, result }: DispatchDone
): Promise<void> => {
  const { distributionId, deliveryIds, skipped } = result;
  const [first] = deliveryIds;
  if (distributionId === null || first === undefined) return;
  const action = 'distribution.dispatch';
  const audit = getService(strapi, 'audit');
  const subjectId = String(distributionId);
  if (await audit.has({ action, subjectKind: 'distribution', subjectId })) return;
  const delivery = await getService(strapi, 'deliveries').repository.find(first);
  await audit.record({
    ...actorOf(ctx),
    action,
    siteId: delivery?.siteId ?? null,
    subject: { kind: 'distribution', id: distributionId, name: delivery?.entryTitle ?? null },
    before: null,
    after: {
      contentType: request.contentType,
      documentId: request.documentId,
      locale: request.locale,
      deliveries: deliveryIds,
      leftOut: skipped.length,
      again: request.again,
      when: request.when,
      times: Object.keys(request.times).length,
      ownTexts: Object.values(request.overrides).filter(({ texts }) => texts).length,
    },
  });
};
