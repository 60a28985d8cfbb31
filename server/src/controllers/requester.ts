import type { Context } from 'koa';

import type { DistributionSource } from '../services/deliveries/delivery';
import { adminUserOf } from './context';

/** Who asks for posts: a person, or a program with an API token. */
export interface Requester {
  source: Extract<DistributionSource, 'manual' | 'api'>;
  /** The id of the admin user, or the name of the token. */
  requestedBy: string;
  /** What keys of this requester begin with. */
  keyPrefix: string;
}

/** The API token that a request came with. */
export interface RequestToken {
  id: number;
  name: string;
}

interface RequestState {
  apiToken?: RequestToken;
  requestKey?: string;
}

/** The API token that a request came with; null: a person asks. */
export const requestTokenOf = (ctx: Context): RequestToken | null =>
  (ctx.state as RequestState).apiToken ?? null;

/** Names the request, so that what is placed for it is placed once; null: nobody named it. */
export const requestKeyOf = (ctx: Context): string | null =>
  (ctx.state as RequestState).requestKey ?? null;

export const requesterOf = (ctx: Context): Requester => {
  const token = requestTokenOf(ctx);
  if (token) {
    const { id } = token;
    return { source: 'api', requestedBy: tokenName(token), keyPrefix: `api:${id}` };
  }
  const { id } = adminUserOf(ctx);
  return { source: 'manual', requestedBy: String(id), keyPrefix: `manual:${id}` };
};

/** The reason of a delivery that a person cancels. */
export const BY_AN_EDITOR = 'Cancelled by an editor.';

/** The reason of a delivery that this request cancels. */
export const cancelledBy = (ctx: Context): string => {
  const token = requestTokenOf(ctx);
  return token ? `Cancelled by the ${tokenName(token)}.` : BY_AN_EDITOR;
};

const NAME_LENGTH = 200;

/** As people read it beside their own names. */
const tokenName = ({ name }: RequestToken): string => `API token “${name.slice(0, NAME_LENGTH)}”`;
