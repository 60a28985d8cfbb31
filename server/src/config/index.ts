import { parseConfig } from './parse-config';

export interface Env {
  (name: string): string | undefined;
  array(name: string, fallback: string[]): string[];
}

/** What Strapi reads: defaults from the environment, and a check that stops the boot. */
const config = {
  default: ({ env }: { env: Env }) => ({
    encryption: {
      key: env('OAUTH_ENCRYPTION_KEY'),
      // An empty variable is no key.
      oldKeys: env.array('OAUTH_ENCRYPTION_KEYS_OLD', []).filter((key) => key.trim() !== ''),
    },
  }),
  validator(raw: unknown) {
    parseConfig(raw);
  },
};

export default config;
