import type { Model } from '@strapi/database';
import type { Core } from '@strapi/types';

import { settleConfig } from './config/get-config';
import { registerTools } from './mcp/register-tools';
import { modelsFor } from './models';
import { countRequests } from './services/monitoring/count-requests';

interface ModelRegistry {
  add(model: Model): unknown;
}

const register = ({ strapi }: { strapi: Core.Strapi }) => {
  settleConfig(strapi);
  const registry = strapi.get<ModelRegistry>('models');
  const client = strapi.config.get<string>('database.connection.client');
  for (const model of modelsFor(client)) registry.add(model);
  registerTools(strapi);
  strapi.server.use(countRequests(strapi));
};

export default register;
