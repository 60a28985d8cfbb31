import { BlueskyAdapter } from './bluesky';
import { BlueskyConnector } from './bluesky/connector';
import { blueskyConnectorDescriptor, blueskyDescriptor } from './bluesky/descriptor';
import type {
  AdapterDeps,
  ConnectorDescriptor,
  PlatformAdapter,
  PlatformConnector,
  PlatformDescriptor,
  PlatformId,
} from './contract';
import { FacebookConnector, facebookConnectorDescriptor } from './facebook';
import { InstagramConnector, instagramConnectorDescriptor } from './instagram';
import { LinkedInAdapter } from './linkedin';
import { LinkedInConnector } from './linkedin/connector';
import { linkedInConnectorDescriptor, linkedInDescriptor } from './linkedin/descriptor';
import { MastodonConnector, mastodonConnectorDescriptor } from './mastodon';
import { ThreadsConnector, threadsConnectorDescriptor } from './threads';
import { TikTokConnector, tiktokConnectorDescriptor } from './tiktok';
import { XAdapter } from './x';
import { XConnector } from './x/connector';
import { xConnectorDescriptor, xDescriptor } from './x/descriptor';

type Made<T> = new (deps: AdapterDeps) => T;

/** How accounts of each platform are connected and kept. */
export const PLATFORM_CONNECTORS: Readonly<Record<PlatformId, Made<PlatformConnector>>> = {
  x: XConnector,
  linkedin: LinkedInConnector,
  facebook: FacebookConnector,
  instagram: InstagramConnector,
  threads: ThreadsConnector,
  tiktok: TikTokConnector,
  bluesky: BlueskyConnector,
  mastodon: MastodonConnector,
};

export const CONNECTOR_DESCRIPTORS: Readonly<Record<PlatformId, ConnectorDescriptor>> = {
  x: xConnectorDescriptor,
  linkedin: linkedInConnectorDescriptor,
  facebook: facebookConnectorDescriptor,
  instagram: instagramConnectorDescriptor,
  threads: threadsConnectorDescriptor,
  tiktok: tiktokConnectorDescriptor,
  bluesky: blueskyConnectorDescriptor,
  mastodon: mastodonConnectorDescriptor,
};

/** Every platform that this version can post to. */
export const PLATFORM_ADAPTERS: Partial<Record<PlatformId, Made<PlatformAdapter>>> = {
  x: XAdapter,
  linkedin: LinkedInAdapter,
  bluesky: BlueskyAdapter,
};

export const PLATFORM_DESCRIPTORS: Partial<Record<PlatformId, PlatformDescriptor>> = {
  x: xDescriptor,
  linkedin: linkedInDescriptor,
  bluesky: blueskyDescriptor,
};
