import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { CancelManyResponse } from '../../../contracts/deliveries';
import { getService } from '../services/get-service';
import { chosenDeliveries } from './chosen-deliveries';
import { recordMany } from './delivery-audit';
import { BY_AN_EDITOR } from './requester';

/** Cancels many deliveries; those that cannot be are named in `refused`. */
export const cancelMany = async (
  strapi: Core.Strapi,
  ctx: Context,
  ids: readonly number[]
): Promise<CancelManyResponse> => {
  const { found, open, refused } = await chosenDeliveries(strapi, ctx, ids);
  const cancelled: number[] = [];
  const late: CancelManyResponse['refused'] = [];
  for (const { id } of open) {
    const obstacle = await cancel(strapi, id);
    if (obstacle === null) cancelled.push(id);
    else late.push({ id, reason: obstacle });
  }
  await recordMany(strapi, ctx, { action: 'delivery.cancel', before: found, changed: cancelled });
  return { cancelled, refused: [...late, ...refused] };
};

/** Why it could not be cancelled; null: it was. */
const cancel = async (strapi: Core.Strapi, id: number): Promise<string | null> => {
  try {
    await getService(strapi, 'decisions').cancel(id, BY_AN_EDITOR);
    return null;
  } catch (error) {
    if (error instanceof errors.ApplicationError) return String(error.message);
    throw error;
  }
};
