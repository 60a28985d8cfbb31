import type { Core } from '@strapi/strapi';
import { requiredAppKeys } from '../src/environment/required-secret';
import { serverAddress } from '../src/environment/server-address';

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Server => {
  const { host, port, publicUrl } = serverAddress(env);
  return {
    host,
    port,
    url: publicUrl,
    app: { keys: requiredAppKeys(env) },
    dirs: { public: env('PUBLIC_DIR', './public') },
    mcp: { enabled: env.bool('MCP_ENABLED', false) },
    logger: {
      updates: { enabled: false },
      startup: { enabled: env.bool('STARTUP_MESSAGE', true) },
    },
  };
};
