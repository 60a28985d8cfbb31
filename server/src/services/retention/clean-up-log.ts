import type { Core } from '@strapi/types';
import { z } from 'zod';

import { PLUGIN_ID } from '../../constants';

/** Key in Strapi's plugin store. */
const KEY = 'retention-clean-up';

const storedSchema = z.object({ finishedAt: z.number() });

/** When everything was last found tidy: by any of the workers, and for all of them. */
export class CleanUpLog {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Epoch ms; null: not since something was changed. */
  async finishedAt(): Promise<number | null> {
    const { success, data } = storedSchema.safeParse(await this.#store.get({ key: KEY }));
    return success ? data.finishedAt : null;
  }

  async finished(at: number): Promise<void> {
    await this.#store.set({ key: KEY, value: { finishedAt: at } });
  }

  /** There is something to do at once. */
  async reopen(): Promise<void> {
    await this.#store.set({ key: KEY, value: null });
  }

  get #store() {
    return this.strapi.store({ type: 'plugin', name: PLUGIN_ID });
  }
}
