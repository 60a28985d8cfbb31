import { createBlueskySandbox } from './bluesky';
import { createLinkedInSandbox } from './linkedin';
import { createXSandbox } from './x';
import type { PlatformSandboxFactory } from './kernel/platform-sandbox';

/** Every platform of the sandbox, in the order of their ports. */
export const PLATFORM_SANDBOXES = {
  x: createXSandbox,
  linkedin: createLinkedInSandbox,
  bluesky: createBlueskySandbox,
} satisfies Record<string, PlatformSandboxFactory>;

export type SandboxPlatformId = keyof typeof PLATFORM_SANDBOXES;
