import type { Core } from '@strapi/types';

import { settleConfig } from './config/get-config';
import { models } from './models';

const register = ({ strapi }: { strapi: Core.Strapi }) => {
  settleConfig(strapi);
  for (const model of models) strapi.get('models').add(model);
};

export default register;
