import { createHash } from 'node:crypto';

import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context, Next } from 'koa';
import { z } from 'zod';

import {
  IDEMPOTENCY_KEPT_HOURS,
  IDEMPOTENCY_KEY_HEADER,
  idempotencyKeySchema,
  REPLAYED_HEADER,
} from '../../../../contracts/automation';
import type { Claim } from '../../services/automation/repeated-requests';
import { getService } from '../../services/get-service';
import { bodyOf } from '../context';
import { parse } from '../parse';
import { apiTokenOf } from './api-token';
import { sortedJson } from './sorted-json';

const headersSchema = z.object({ [IDEMPOTENCY_KEY_HEADER]: idempotencyKeySchema });

/**
 * Does a request with an `Idempotency-Key` once, and answers all others with the same key as the
 * first one. Requests that were refused are forgotten: nothing was done.
 *
 * @throws 400 for a key that is none, 409 while the first one is running, 422 when the key belongs
 * to another request
 */
export const once =
  (strapi: Core.Strapi) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const header = ctx.get(IDEMPOTENCY_KEY_HEADER);
    if (header === '') {
      await next();
      return;
    }
    const { [IDEMPOTENCY_KEY_HEADER]: key } = parse(headersSchema, {
      [IDEMPOTENCY_KEY_HEADER]: header,
    });
    const { id: tokenId } = apiTokenOf(ctx);
    const request = { tokenId, key, fingerprint: fingerprintOf(ctx) };
    const claim = await getService(strapi, 'automation').requests.begin(request);
    if (claim.kind !== 'ours') return answerAgain(ctx, claim);
    // It stays the same for whoever goes on after a crash, and so do the posts.
    Object.assign(ctx.state, { requestKey: `api:${tokenId}#${claim.id}` });
    await work(strapi, ctx, { id: claim.id, next });
  };

const work = async (
  strapi: Core.Strapi,
  ctx: Context,
  { id, next }: { id: number; next: Next }
): Promise<void> => {
  const { requests } = getService(strapi, 'automation');
  try {
    await next();
  } catch (error) {
    await (error instanceof errors.ApplicationError ? requests.forget(id) : requests.leave(id));
    throw error;
  }
  await requests.finish(id, { status: ctx.status, body: ctx.body });
};

const answerAgain = (ctx: Context, claim: Exclude<Claim, { kind: 'ours' }>): void => {
  switch (claim.kind) {
    case 'done':
      ctx.set(REPLAYED_HEADER, 'true');
      ctx.status = claim.status;
      ctx.body = claim.body;
      return;
    case 'running':
      ctx.set('Retry-After', '1');
      return refuse(ctx, 409, RUNNING);
    case 'taken':
      return refuse(ctx, 422, TAKEN);
  }
};

const NAMES = { 409: 'ConflictError', 422: 'UnprocessableEntityError' } as const;

/** In Strapi's format; it has no errors of its own with these codes. */
const refuse = (ctx: Context, status: keyof typeof NAMES, message: string): void => {
  ctx.status = status;
  ctx.body = { data: null, error: { status, name: NAMES[status], message, details: {} } };
};

/** Of everything that makes it this request and no other. */
const fingerprintOf = (ctx: Context): string =>
  createHash('sha256')
    .update(sortedJson([ctx.method, ctx.path, { ...ctx.query }, bodyOf(ctx)]))
    .digest('hex');

const RUNNING =
  'The first request with this Idempotency-Key is still being worked on. Send this one again in a second for its answer.';
const TAKEN = `This Idempotency-Key belongs to another request of the last ${IDEMPOTENCY_KEPT_HOURS} hours. Use a new key for each thing that you want done.`;
