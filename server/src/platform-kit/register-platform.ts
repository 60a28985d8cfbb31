import type { PlatformModule } from '../platforms/contract';

/** Only what is used, so that the Strapi of any minor version fits. */
interface StrapiWithPlugins {
  plugin(name: string): { service(name: string): unknown } | undefined;
}

/**
 * Adds a platform. Call it in the `register` function of your plugin, before anything boots:
 *
 * ```ts
 * import { registerPlatform } from 'strapi-plugin-social-distribution/platform-kit';
 * export default { register: ({ strapi }) => registerPlatform(strapi, webhookPlatform) };
 * ```
 *
 * @throws {Error} in words, when the plugin is not installed, or something of the platform is missing
 */
export const registerPlatform = (strapi: StrapiWithPlugins, module: PlatformModule): void => {
  const plugin = strapi.plugin('social-distribution');
  if (!plugin) {
    throw new Error(
      `The platform ${module.descriptor.label} needs strapi-plugin-social-distribution, which is not installed or not enabled.`
    );
  }
  const adapters = plugin.service('adapters') as { registerPlatform(module: PlatformModule): void };
  adapters.registerPlatform(module);
};
