import type { Core } from '@strapi/types';

import { ACTIONS } from '../../constants';
import { tableOf, type Where } from '../database/table';
import type { Site } from '../sites/site';
import { coversSite, type Ability } from '../sites/site-rights';

interface AdminUserRow {
  id: number;
  email: string | null;
  isActive: boolean;
  blocked: boolean | null;
  roles: { id: number }[];
}

interface PermissionEngine {
  generateUserAbility(user: AdminUserRow): Promise<Ability>;
}

/** The people who may approve posts of a site. */
export class Approvers {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Whether this admin user may, now; false when they are gone or blocked. */
  async includes(userId: number, site: Site): Promise<boolean> {
    return (await this.#among({ id: userId }, site)).length > 0;
  }

  /** Their addresses, each once. */
  async emailsOf(site: Site): Promise<string[]> {
    const holders = await this.#among(
      { roles: { permissions: { action: ACTIONS.approve } } },
      site
    );
    return [...new Set(holders.flatMap(({ email }) => (email ? [email] : [])))];
  }

  /** Where an admin user can be reached; null: they are gone, blocked or have no address. */
  async emailOf(userId: number): Promise<string | null> {
    const [user] = await this.#active({ id: userId });
    return user?.email ?? null;
  }

  async #among(where: Where, site: Site): Promise<AdminUserRow[]> {
    const users = await this.#active(where);
    const verdicts = await Promise.all(users.map((user) => this.#may(user, site)));
    return users.filter((_, place) => verdicts[place]);
  }

  #active(where: Where): Promise<AdminUserRow[]> {
    const isIn = { isActive: true, $or: [{ blocked: false }, { blocked: { $null: true } }] };
    return tableOf<AdminUserRow>(this.strapi, 'admin::user').findMany({
      where: { $and: [isIn, where] },
      populate: ['roles'],
      orderBy: { id: 'asc' },
    });
  }

  async #may(user: AdminUserRow, site: Site): Promise<boolean> {
    const { engine } = this.strapi.service('admin::permission') as unknown as {
      engine: PermissionEngine;
    };
    return coversSite(await engine.generateUserAbility(user), ACTIONS.approve, site);
  }
}
