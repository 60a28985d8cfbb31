import type { AppId } from '../../platforms/contract';
import { platformOfApp } from '../../platforms/registry';

/** Where things are in a platform's developer portal, and in our own config. */
export interface Portal {
  /** Address of the portal. */
  address: string;
  /** Where id and secret are shown. */
  credentials: string;
  redirectUris: string;
  /** What has to be switched on for our scopes. */
  products: string;
  /** Our setting below `social-distribution` in `config/plugins`. */
  config: string;
}

/** Menus as of 2026-11; the portals change them now and then. */
const PORTALS: Readonly<Record<string, Portal>> = {
  x: {
    address: 'https://developer.x.com',
    credentials:
      '"Keys and tokens", OAuth 2.0 Client ID and Client Secret (not the API key and its secret)',
    redirectUris: '"User authentication settings", Callback URI / Redirect URL',
    products: '"User authentication settings", App permissions "Read and write"',
    config: 'platforms.x',
  },
  linkedin: {
    address: 'https://www.linkedin.com/developers/apps',
    credentials: '"Auth", Application credentials: Client ID and Primary Client Secret',
    redirectUris: '"Auth", OAuth 2.0 settings, Authorized redirect URLs for your app',
    products:
      '"Products": "Share on LinkedIn" and "Sign In with LinkedIn using OpenID Connect" must be added',
    config: 'platforms.linkedin',
  },
  'linkedin-organization': {
    address: 'https://www.linkedin.com/developers/apps',
    credentials: '"Auth", Application credentials: Client ID and Primary Client Secret',
    redirectUris: '"Auth", OAuth 2.0 settings, Authorized redirect URLs for your app',
    products:
      '"Products": "Community Management API" must be granted; LinkedIn wants an app of its own for it, without any other product',
    config: 'platforms.linkedin.organizationApp',
  },
  facebook: {
    address: 'https://developers.facebook.com/apps',
    credentials: '"App settings", "Basic": App ID and App secret',
    redirectUris: '"Facebook Login", "Settings", Valid OAuth Redirect URIs',
    products:
      '"Use cases": add the permissions for Pages, and pass App Review unless everybody who connects has a role in the app',
    config: 'platforms.facebook',
  },
  instagram: {
    address: 'https://developers.facebook.com/apps',
    credentials:
      '"Instagram", "API setup with Instagram login": Instagram app ID and Instagram app secret (not those of the Meta app)',
    redirectUris:
      '"Instagram", "API setup with Instagram login", "Business login settings", OAuth redirect URIs',
    products:
      '"Instagram", "API setup with Instagram login": add the permissions for content publishing',
    config: 'platforms.instagram',
  },
  threads: {
    address: 'https://developers.facebook.com/apps',
    credentials:
      '"App settings", "Basic": Threads App ID and Threads App secret (not those of the Meta app)',
    redirectUris: '"Use cases", "Access the Threads API", "Settings", Redirect Callback URLs',
    products: '"Use cases", "Access the Threads API", "Permissions": add what is missing',
    config: 'platforms.threads',
  },
  tiktok: {
    address: 'https://developers.tiktok.com/apps',
    credentials: '"App details": Client key and Client secret',
    redirectUris:
      '"Login Kit", Redirect URI (platform "Web"; for an address on your own machine "Desktop")',
    products:
      '"Products": Login Kit, and Content Posting API with "Direct Post" on; then ask for the scopes under "Scopes"',
    config: 'platforms.tiktok',
  },
};

/** For a platform of another plugin we know no menus. */
export const portalOf = (app: AppId): Portal => {
  const known = PORTALS[app];
  if (known) return known;
  const { id, label } = platformOfApp(app).descriptor;
  return {
    address: `the developer portal of ${label}`,
    credentials: 'the place where client id and secret are shown',
    redirectUris: 'the list of redirect or callback URLs',
    products: 'the permissions of the app',
    config: `platforms.${id}`,
  };
};

/** Where client id and secret are changed, depending on where they come from now. */
export const whereToEnter = (app: AppId, source: 'settings' | 'config' | null): string => {
  const { config } = portalOf(app);
  const page = 'Settings, Social distribution, Platforms';
  const file = `${config}.clientId and ${config}.clientSecret in config/plugins, or in the environment variables that they are read from`;
  if (source === 'settings') return `under ${page}`;
  if (source === 'config') return `in ${file}; what is entered under ${page} wins over it`;
  return `under ${page}, or set ${file}`;
};
