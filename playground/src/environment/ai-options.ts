import type { Env } from './env';

/** The AI vendors that variables can set up, by the names the plugin gives them. */
export const AI_VENDORS = ['gemini', 'openai', 'anthropic', 'cohere', 'compatible'] as const;

export type PlaygroundVendor = (typeof AI_VENDORS)[number];

/** What each vendor's variables end with, by the name of the plugin's setting. */
const SETTINGS = { apiKey: 'API_KEY', baseUrl: 'URL', model: 'MODEL' } as const;

/** `GEMINI_API_KEY` for the setting `apiKey` of Gemini. */
export function aiVariable(vendor: PlaygroundVendor, setting: keyof typeof SETTINGS): string {
  return `${vendor.toUpperCase()}_${SETTINGS[setting]}`;
}

/**
 * Reads keys, addresses and models of AI vendors. What is not set is left out, so that the plugin
 * falls back to its own; a vendor without any variable is left out as a whole.
 */
export function aiOptions(env: Env): { providers: Record<string, Record<string, string>> } {
  const names = Object.keys(SETTINGS) as (keyof typeof SETTINGS)[];
  const providers = AI_VENDORS.map((vendor) => {
    const settings = names
      .map((setting) => [setting, env(aiVariable(vendor, setting))] as const)
      .filter((entry): entry is readonly [(typeof names)[number], string] => Boolean(entry[1]));
    return [vendor, Object.fromEntries(settings)] as const;
  });
  return {
    providers: Object.fromEntries(
      providers.filter(([, settings]) => Object.keys(settings).length > 0)
    ),
  };
}
