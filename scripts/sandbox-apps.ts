import {
  AI_VENDORS,
  aiVariable,
  type PlaygroundVendor,
} from '../playground/src/environment/ai-options';
import {
  addressVariable,
  PLATFORM_BASES,
  type PlaygroundPlatform,
} from '../playground/src/environment/platform-addresses';
import type { Sandbox, SandboxOptions } from '../sandbox/src';

type Urls = Sandbox['urls'];

/** An app at a platform's developer portal, and which platforms' callbacks it is registered for. */
interface Portal {
  /** Prefix of its variables in the playground. */
  name: string;
  platform: keyof NonNullable<SandboxOptions['apps']>;
  callbacks: readonly string[];
}

/** Mastodon's apps register themselves, Bluesky needs none. */
const PORTALS: readonly Portal[] = [
  { name: 'x', platform: 'x', callbacks: ['x'] },
  { name: 'linkedin', platform: 'linkedin', callbacks: ['linkedin'] },
  { name: 'linkedin_organization', platform: 'linkedin', callbacks: ['linkedin'] },
  { name: 'facebook', platform: 'facebook', callbacks: ['facebook', 'instagram'] },
  { name: 'instagram', platform: 'instagram', callbacks: ['instagram'] },
  { name: 'threads', platform: 'threads', callbacks: ['threads'] },
  { name: 'tiktok', platform: 'tiktok', callbacks: ['tiktok'] },
];

export interface AppsInput {
  /** Where Strapi is reached, without trailing slash. */
  strapiUrl: string;
  /** Client ids begin with it: `demo-x`. */
  prefix: string;
  /** The client secret by the name of its variable: `X_CLIENT_SECRET`. */
  secretOf: (variable: string) => string;
}

const clientIdOf = (prefix: string, name: string) => `${prefix}-${name.replace('_', '-')}`;

/** Variables that hold the client secrets. */
export const SECRET_VARIABLES = PORTALS.map(({ name }) => `${name.toUpperCase()}_CLIENT_SECRET`);

/** The operator's apps as the sandbox's developer portals know them. */
export const sandboxApps = (input: AppsInput): NonNullable<SandboxOptions['apps']> => {
  const { strapiUrl, prefix, secretOf } = input;
  const apps: NonNullable<SandboxOptions['apps']> = {};
  for (const { name, platform, callbacks } of PORTALS) {
    const redirectUris = callbacks.map(
      (id) => `${strapiUrl}/api/admin/distribution/platforms/${id}/callback`
    );
    const clientSecret = secretOf(`${name.toUpperCase()}_CLIENT_SECRET`);
    const app = { clientId: clientIdOf(prefix, name), clientSecret, redirectUris };
    apps[platform] = [...(apps[platform] ?? []), app];
  }
  return apps;
};

/** Variables that point the playground at the sandbox with these apps. */
export const sandboxVariables = (
  urls: Urls,
  { prefix, secretOf }: Omit<AppsInput, 'strapiUrl'>
): Record<string, string> => {
  const variables: Record<string, string> = {};
  for (const { name } of PORTALS) {
    const secret = `${name.toUpperCase()}_CLIENT_SECRET`;
    variables[`${name.toUpperCase()}_CLIENT_ID`] = clientIdOf(prefix, name);
    variables[secret] = secretOf(secret);
  }
  for (const platform of Object.keys(PLATFORM_BASES) as PlaygroundPlatform[]) {
    for (const base of PLATFORM_BASES[platform]) {
      // Instagram accounts behind Facebook Pages are asked for at Facebook.
      const host = base.startsWith('facebook') ? urls.facebook : urls[platform];
      variables[addressVariable(platform, base)] = host;
    }
  }
  return variables;
};

/** Where the plugin's addresses of these vendors end; elsewhere it is the server itself. */
const VENDOR_PATHS: Readonly<Record<string, string>> = { openai: '/v1', compatible: '/v1' };

/**
 * Variables that point the playground at the sandbox's AI vendors.
 *
 * @param keyOf the key for a vendor; the sandbox takes any of eight letters or more
 */
export const vendorVariables = (
  urls: Sandbox['vendorUrls'],
  keyOf: (vendor: PlaygroundVendor) => string = (vendor) => `sandbox-key-of-${vendor}`
): Record<string, string> => {
  const variables: Record<string, string> = {};
  for (const vendor of AI_VENDORS) {
    variables[aiVariable(vendor, 'baseUrl')] = urls[vendor] + (VENDOR_PATHS[vendor] ?? '');
    variables[aiVariable(vendor, 'apiKey')] = keyOf(vendor);
  }
  // A server of one's own has no model but those that somebody put there.
  variables[aiVariable('compatible', 'model')] = 'llama3.2';
  return variables;
};

/** What a sandbox allows beyond the platforms' defaults so that everything can be connected from here. */
export const openPortals = ({ platforms }: Sandbox): void => {
  // A Strapi on this machine has no https.
  platforms.threads.actions['configure']?.({ localRedirects: true });
  // The product that posts for companies' pages, which LinkedIn gives after a review.
  platforms.linkedin.actions['configure']?.({ communityManagement: true });
};
