import type { Core } from '@strapi/types';

import { PLUGIN_ID } from '../constants';
import type { services } from './index';

type Services = typeof services;

/** The one typed way to a service: Strapi makes each once per instance, at its first use. */
export const getService = <K extends keyof Services>(
  strapi: Core.Strapi,
  name: K
): ReturnType<Services[K]> => strapi.plugin(PLUGIN_ID).service(name);
