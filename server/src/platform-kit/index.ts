/**
 * What another Strapi plugin needs to add a platform: the contract, the OAuth client, and the way
 * in. See docs/guides/add-a-platform.md.
 */
export * from '../platforms/contract';
export * from '../platforms/oauth';
export * from '../platforms/waits';
export { registerPlatform } from './register-platform';
