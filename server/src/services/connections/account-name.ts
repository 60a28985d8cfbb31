import type { PlatformId } from '../../platforms/contract';
import { findPlatform } from '../../platforms/registry';

/** How people call an account: "@harbourlight", or on LinkedIn the display name. */
export const accountName = (platform: PlatformId, handle: string | null): string =>
  handle ? (findPlatform(platform)?.descriptor.handlePrefix ?? '') + handle : 'the account';
