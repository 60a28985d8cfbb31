import type { Model } from '@strapi/database';
import type { Core } from '@strapi/types';

import { settleConfig } from './config/get-config';
import { models } from './models';

interface ModelRegistry {
  add(model: Model): unknown;
}

const register = ({ strapi }: { strapi: Core.Strapi }) => {
  settleConfig(strapi);
  const registry = strapi.get<ModelRegistry>('models');
  for (const model of models) registry.add(model);
};

export default register;
