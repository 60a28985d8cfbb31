import type { Core } from '@strapi/strapi';
import { requiredSecret } from '../src/environment/required-secret';

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Admin => ({
  auth: { secret: requiredSecret(env, 'ADMIN_JWT_SECRET') },
  apiToken: { salt: requiredSecret(env, 'API_TOKEN_SALT') },
  transfer: { token: { salt: requiredSecret(env, 'TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: requiredSecret(env, 'ENCRYPTION_KEY') },
  autoOpen: false,
  flags: { nps: false, promoteEE: false },
});
