import { BlueskyAdapter, blueskyDescriptor } from './bluesky';
import { BlueskyConnector } from './bluesky/connector';
import { blueskyRehearsal } from './bluesky/rehearsal';
import { PLATFORM_ID_PATTERN, type AppId, type PlatformId, type PlatformModule } from './contract';
import { FacebookAdapter, FacebookConnector, facebookDescriptor } from './facebook';
import { facebookRehearsal } from './facebook/rehearsal';
import { InstagramAdapter, InstagramConnector, instagramDescriptor } from './instagram';
import { instagramRehearsal } from './instagram/rehearsal';
import { LinkedInAdapter, linkedInDescriptor } from './linkedin';
import { LinkedInConnector } from './linkedin/connector';
import { linkedInRehearsal } from './linkedin/rehearsal';
import { MastodonAdapter, MastodonConnector, mastodonDescriptor } from './mastodon';
import { mastodonRehearsal } from './mastodon/rehearsal';
import { ThreadsAdapter, ThreadsConnector, threadsDescriptor } from './threads';
import { threadsRehearsal } from './threads/rehearsal';
import { TikTokAdapter, TikTokConnector, tiktokDescriptor } from './tiktok';
import { tiktokRehearsal } from './tiktok/rehearsal';
import { XAdapter, xDescriptor } from './x';
import { XConnector } from './x/connector';
import { xRehearsal } from './x/rehearsal';

/** The platforms that come with the plugin, in the order people see them. */
export const BUILT_IN_PLATFORMS: readonly PlatformModule[] = [
  {
    descriptor: xDescriptor,
    Connector: XConnector,
    Adapter: XAdapter,
    rehearsal: xRehearsal,
  },
  {
    descriptor: linkedInDescriptor,
    Connector: LinkedInConnector,
    Adapter: LinkedInAdapter,
    rehearsal: linkedInRehearsal,
  },
  {
    descriptor: facebookDescriptor,
    Connector: FacebookConnector,
    Adapter: FacebookAdapter,
    rehearsal: facebookRehearsal,
  },
  {
    descriptor: instagramDescriptor,
    Connector: InstagramConnector,
    Adapter: InstagramAdapter,
    rehearsal: instagramRehearsal,
  },
  {
    descriptor: threadsDescriptor,
    Connector: ThreadsConnector,
    Adapter: ThreadsAdapter,
    rehearsal: threadsRehearsal,
  },
  {
    descriptor: tiktokDescriptor,
    Connector: TikTokConnector,
    Adapter: TikTokAdapter,
    rehearsal: tiktokRehearsal,
  },
  {
    descriptor: blueskyDescriptor,
    Connector: BlueskyConnector,
    Adapter: BlueskyAdapter,
    rehearsal: blueskyRehearsal,
  },
  {
    descriptor: mastodonDescriptor,
    Connector: MastodonConnector,
    Adapter: MastodonAdapter,
    rehearsal: mastodonRehearsal,
  },
];

const builtIn = new Set<PlatformId>(BUILT_IN_PLATFORMS.map(({ descriptor }) => descriptor.id));
const platforms = new Map<PlatformId, PlatformModule>(
  BUILT_IN_PLATFORMS.map((module) => [module.descriptor.id, module])
);

/**
 * Adds a platform to ours. Adding one with the same id again replaces it, so that a Strapi that
 * starts anew in the same process may do it again.
 *
 * @throws {Error} in words for whoever wrote it, when something is missing or the id is taken
 */
export const addPlatform = (module: PlatformModule): void => {
  const problem = problemOf(module);
  if (problem) throw new Error(`This platform cannot be registered: ${problem}.`);
  platforms.set(module.descriptor.id, module);
};

/** Null when there is none of this id. */
export const findPlatform = (id: PlatformId): PlatformModule | null => platforms.get(id) ?? null;

/** @throws {Error} when there is none, e.g. because the plugin that registered it is gone */
export const platformOf = (id: PlatformId): PlatformModule => {
  const module = platforms.get(id);
  if (module) return module;
  throw new Error(
    `There is no platform "${id}". If another plugin registered it, install that plugin again.`
  );
};

/** In the order people see them: ours first. */
export const platformIds = (): PlatformId[] => [...platforms.keys()];

/** The platform an app of the operator belongs to. @throws {Error} when none has such an app */
export const platformOfApp = (app: AppId): PlatformModule => {
  for (const module of platforms.values()) {
    const { methods } = module.descriptor;
    if (methods.some((method) => method.kind === 'oauth2' && method.app === app)) return module;
  }
  throw new Error(`No platform has an app "${app}".`);
};

/** Apps that a person registers at a developer portal; others are made by us, at each server. */
export const configurableApps = (): AppId[] => [
  ...new Set(
    [...platforms.values()].flatMap(({ descriptor }) =>
      descriptor.methods.flatMap((method) =>
        method.kind === 'oauth2' && !method.registersApp ? [method.app] : []
      )
    )
  ),
];

/** Written by others, in whatever language: what is missing is better told now than at a post. */
const problemOf = ({ descriptor, Connector, Adapter }: Partial<PlatformModule>): string | null => {
  if (!descriptor) return 'it has no descriptor';
  const { id, label, formats, options, methods } = descriptor as Partial<typeof descriptor>;
  if (typeof id !== 'string' || !PLATFORM_ID_PATTERN.test(id)) {
    return 'its id must be lower-case letters, digits and dashes, at most 40';
  }
  if (builtIn.has(id)) return `"${id}" is a platform of the plugin itself`;
  if (!label) return `${id} has no label`;
  if (!methods?.length) return `${label} has no way to connect an account`;
  if (!formats?.feed) return `${label} has no rules for its feed`;
  if (typeof options?.safeParse !== 'function') return `${label} has no options schema (zod)`;
  if (typeof Connector !== 'function') return `${label} has no Connector class`;
  if (typeof Adapter !== 'function') return `${label} has no Adapter class`;
  return null;
};
