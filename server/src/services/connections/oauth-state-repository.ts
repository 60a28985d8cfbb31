import { createHash, timingSafeEqual } from 'node:crypto';

import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { PlatformId } from '../../platforms/contract';
import { tableOf, type Table } from '../database/table';

interface OAuthStateRow {
  id: number;
  stateHash: string;
  cookieHash: string;
  platform: PlatformId;
  method: string;
  serviceUrl: string | null;
  connectionId: number | null;
  siteId: number;
  adminUserId: number;
  verifier: string | null;
  redirectUri: string;
  expiresAt: string;
}

export type OpenState = Omit<OAuthStateRow, 'id' | 'stateHash' | 'cookieHash'>;

export interface RememberState extends Omit<OpenState, 'expiresAt'> {
  state: string;
  cookie: string;
}

export type ConsumedState =
  { ok: true; flow: OpenState } | { ok: false; problem: 'state_unknown' | 'other_browser' };

const LIFETIME_MS = 10 * 60_000;

/** Started OAuth flows: one-time, ten minutes, bound to a browser by its cookie. */
export class OAuthStateRepository {
  constructor(private readonly strapi: Core.Strapi) {}

  async remember({ state, cookie, ...flow }: RememberState): Promise<void> {
    await this.#table.deleteMany({ where: { expiresAt: { $lt: new Date() } } });
    await this.#table.create({
      data: {
        ...flow,
        stateHash: sha256(state),
        cookieHash: sha256(cookie),
        expiresAt: new Date(Date.now() + LIFETIME_MS),
      },
    });
  }

  /** Uses the state up, also when the browser is the wrong one. Of two callers one succeeds. */
  async consume(
    platform: PlatformId,
    { state, cookie }: { state: string; cookie: string | null }
  ): Promise<ConsumedState> {
    const row = await this.#table.findOne({ where: { stateHash: sha256(state) } });
    if (!row) return { ok: false, problem: 'state_unknown' };
    const { count } = await this.#table.deleteMany({ where: { id: row.id } });
    const fresh = count === 1 && Date.parse(row.expiresAt) > Date.now();
    if (!fresh || row.platform !== platform) return { ok: false, problem: 'state_unknown' };
    if (!cookie || !sameHash(sha256(cookie), row.cookieHash)) {
      return { ok: false, problem: 'other_browser' };
    }
    return { ok: true, flow: row };
  }

  get #table(): Table<OAuthStateRow> {
    return tableOf<OAuthStateRow>(this.strapi, UIDS.oauthState);
  }
}

/** Keys the sealed PKCE verifier to its flow. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const sameHash = (left: string, right: string): boolean =>
  timingSafeEqual(Buffer.from(left, 'hex'), Buffer.from(right, 'hex'));
