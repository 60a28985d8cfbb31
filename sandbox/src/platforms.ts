import { createBlueskySandbox } from './bluesky';
import { createFacebookSandbox } from './facebook';
import { createInstagramSandbox } from './instagram';
import { createLinkedInSandbox } from './linkedin';
import { createMastodonSandbox } from './mastodon';
import { createThreadsSandbox } from './threads';
import { createTikTokSandbox } from './tiktok';
import { createXSandbox } from './x';
import type { PlatformSandboxFactory } from './kernel/platform-sandbox';

/** Every platform of the sandbox, in the order of their ports. */
export const PLATFORM_SANDBOXES = {
  x: createXSandbox,
  linkedin: createLinkedInSandbox,
  bluesky: createBlueskySandbox,
  facebook: createFacebookSandbox,
  instagram: createInstagramSandbox,
  threads: createThreadsSandbox,
  tiktok: createTikTokSandbox,
  mastodon: createMastodonSandbox,
} satisfies Record<string, PlatformSandboxFactory>;

export type SandboxPlatformId = keyof typeof PLATFORM_SANDBOXES;
