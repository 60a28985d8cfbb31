import type { Core } from '@strapi/types';

import { PLUGIN_ID } from '../constants';
import { parseConfig } from './parse-config';
import type { PluginConfig } from './schema';

const CONFIG_PATH = `plugin::${PLUGIN_ID}`;

/** Replaces the raw config by the parsed one, so that defaults are applied once. */
export const settleConfig = (strapi: Core.Strapi): void => {
  strapi.config.set(CONFIG_PATH, parseConfig(strapi.config.get(CONFIG_PATH)));
};

/** The parsed config; valid from `register` on. */
export const getConfig = (strapi: Core.Strapi): PluginConfig =>
  strapi.config.get<PluginConfig>(CONFIG_PATH);

/**
 * Where people reach this Strapi, without trailing slash. OAuth callbacks are built from it, never
 * from the request.
 */
export const publicUrlOf = (strapi: Core.Strapi): string =>
  getConfig(strapi).publicUrl ??
  String(strapi.config.get('server.absoluteUrl')).replace(/\/+$/, '');
