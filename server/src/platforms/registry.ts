import { BlueskyAdapter } from './bluesky';
import { blueskyDescriptor } from './bluesky/descriptor';
import type { AdapterDeps, PlatformAdapter, PlatformDescriptor, PlatformId } from './contract';
import { LinkedInAdapter } from './linkedin';
import { linkedInDescriptor } from './linkedin/descriptor';
import { XAdapter } from './x';
import { xDescriptor } from './x/descriptor';

/** Every platform this version can publish to. */
export const PLATFORM_ADAPTERS: Record<PlatformId, new (deps: AdapterDeps) => PlatformAdapter> = {
  x: XAdapter,
  linkedin: LinkedInAdapter,
  bluesky: BlueskyAdapter,
};

export const PLATFORM_DESCRIPTORS: Record<PlatformId, PlatformDescriptor> = {
  x: xDescriptor,
  linkedin: linkedInDescriptor,
  bluesky: blueskyDescriptor,
};
