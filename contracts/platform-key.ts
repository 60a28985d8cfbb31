import { z } from 'zod';

/** Id of a platform: ours, or one that another plugin brings. */
export const platformKeySchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be the id of a platform');
