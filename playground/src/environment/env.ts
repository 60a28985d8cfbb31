import type { Core } from '@strapi/strapi';

/** Strapi's reader of environment variables, as config files receive it. */
export type Env = Core.Config.Shared.ConfigParams['env'];
