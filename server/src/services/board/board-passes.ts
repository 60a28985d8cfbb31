import type { Core } from '@strapi/types';
import { z } from 'zod';

import { getConfig } from '../../config/get-config';
import { ACTIONS } from '../../constants';
import { createVault, VaultError, type Vault } from '../../crypto/vault';
import { systemClock } from '../environment';
import { coversAllSites, type Ability } from '../sites/site-rights';

/** Long enough to be renewed in time by the page that shows the board. */
const LIFETIME_MS = 5 * 60_000;

const SEAL = { table: 'queue_board', rowId: 'any', purpose: 'board-pass' } as const;

const passSchema = z.object({
  userId: z.int().positive(),
  /** Of the login that asked for it: logging out ends the pass, too. */
  sessionId: z.string().min(1),
  /** Epoch ms. */
  until: z.number(),
});

interface AdminUser {
  id: number;
  isActive: boolean;
  blocked: boolean;
}

/** Passes to the queue's board: for one person, one login and a few minutes, and for nothing else. */
export class BoardPasses {
  readonly #vault: Vault;

  constructor(private readonly strapi: Core.Strapi) {
    this.#vault = createVault(getConfig(strapi).encryption);
  }

  /** `until` is epoch ms. */
  issue(holder: { userId: number; sessionId: string }): { pass: string; until: number } {
    const until = systemClock.now() + LIFETIME_MS;
    return { pass: this.#vault.seal(JSON.stringify({ ...holder, until }), SEAL), until };
  }

  /** Whether the pass is ours and not over, its login still open, and its holder may still look. */
  async isGood(pass: string): Promise<boolean> {
    const known = this.#open(pass);
    if (known === null || known.until <= systemClock.now()) return false;
    const sessions = this.strapi.sessionManager('admin');
    if (!(await sessions.isSessionActive(known.sessionId))) return false;
    return this.#mayLook(known.userId);
  }

  #open(pass: string): z.infer<typeof passSchema> | null {
    try {
      return passSchema.parse(JSON.parse(this.#vault.open(pass, SEAL)));
    } catch (error) {
      if (error instanceof VaultError || error instanceof z.ZodError) return null;
      throw error;
    }
  }

  async #mayLook(userId: number): Promise<boolean> {
    const user = (await this.strapi.db.query('admin::user').findOne({
      where: { id: userId },
      populate: ['roles'],
    })) as AdminUser | null;
    if (!user?.isActive || user.blocked) return false;
    const permissions = this.strapi.service('admin::permission') as unknown as {
      engine: { generateUserAbility(user: AdminUser): Promise<Ability> };
    };
    // The queue holds the posts of every site.
    return coversAllSites(await permissions.engine.generateUserAbility(user), ACTIONS.monitor);
  }
}

export const createBoardPasses = ({ strapi }: { strapi: Core.Strapi }): BoardPasses =>
  new BoardPasses(strapi);
