import type { Context } from 'koa';

import type { Override } from '../../../contracts/compositions';
import { forbidden } from './forbidden';

const READ_FILES = 'plugin::upload.read';

/**
 * Refuses files by number from people who may not look into the media library. @throws 403
 */
export const assertMayUseFiles = (ctx: Context, overrides: readonly Override[]): void => {
  if (overrides.every(({ media = [] }) => media.length === 0)) return;
  const { userAbility } = ctx.state as { userAbility?: { can(action: string): boolean } };
  if (userAbility?.can(READ_FILES)) return;
  throw forbidden(
    'To choose files you need the right to read the media library. Ask an administrator for it, or post without other files.'
  );
};
