import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import type { Connection } from './connection';

interface Turn {
  connectionId: number;
  /** Token of the delivery's lease. */
  token: string;
}

/**
 * One thread at a time and account: while the parts of a thread go out one after the other,
 * nothing else of that account comes between them.
 */
export class ThreadTurn {
  constructor(private readonly strapi: Core.Strapi) {}

  /** One conditional UPDATE; false while another thread has the turn. */
  async take({ connectionId, token }: Turn, until: Date): Promise<boolean> {
    const isFree = [
      { threadToken: { $null: true } },
      { threadUntil: { $lt: new Date() } },
      { threadToken: token },
    ];
    const { count } = await this.#connections.updateMany({
      where: { id: connectionId, $or: isFree },
      data: { threadToken: token, threadUntil: until },
    });
    return count === 1;
  }

  async giveBack({ connectionId, token }: Turn): Promise<void> {
    await this.#connections.updateMany({
      where: { id: connectionId, threadToken: token },
      data: { threadToken: null, threadUntil: null },
    });
  }

  get #connections() {
    return tableOf<{ id: number }>(this.strapi, UIDS.connection);
  }
}

/** Whether a thread of the account is going out at this moment. */
export const threadIsOut = ({ threadToken, threadUntil }: Connection, now: number): boolean =>
  threadToken !== null && threadUntil !== null && Date.parse(threadUntil) > now;
