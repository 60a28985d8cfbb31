import type { AiHabits } from '../../contracts/ai-habits';
import { AI_PROVIDERS, type AiProviderId, type AiProviderView } from '../../contracts/ai-providers';
import type { TargetSettings } from '../../contracts/targets';
import type { EvalOptions } from '../options';
import type { World } from './world';

const BASE = '/api/admin/distribution';

/** Switches AI on for the site, with these providers first. */
export const switchOnAi = async (
  { client, siteId }: World,
  providers: readonly AiProviderId[]
): Promise<void> => {
  const ai: Partial<AiHabits> = { isEnabled: true, providers: [...providers], order: 'preferred' };
  await client.request('PUT', `${BASE}/sites/${siteId}`, { ai });
};

export type VendorScript = Record<string, unknown>;

/** What all vendors of the sandbox say from now on; `{}`: good answers. */
export const scriptVendors = ({ sandbox }: World, script: VendorScript): void => {
  for (const { actions } of Object.values(sandbox.vendors)) actions['script']?.(script);
};

let keys = 0;

/** Ends every rest that Gemini was left for: circuit breakers are kept by settings, key included. */
export const endRest = async ({ client }: World): Promise<void> => {
  keys += 1;
  const apiKey = `sandbox-key-number-${keys}`;
  await client.request('PUT', `${BASE}/ai/providers/gemini`, { apiKey });
};

/** How the sandbox's vendors take their time. */
export const configureVendors = ({ sandbox }: World, knobs: Record<string, unknown>): void => {
  for (const { actions } of Object.values(sandbox.vendors)) actions['configure']?.(knobs);
};

/** Makes a real vendor the only one. @throws when there is no key or no address */
export const useRealVendor = async (
  { client }: World,
  provider: AiProviderId,
  { keyEnv, model, baseUrl }: Pick<EvalOptions, 'keyEnv' | 'model' | 'baseUrl'>
): Promise<void> => {
  const apiKey = process.env[keyEnv];
  const { data: views } = await client.request<{ data: AiProviderView[] }>(
    'GET',
    `${BASE}/ai/providers`
  );
  const view = views.find((one) => one.provider === provider);
  if (view?.needsKey && !apiKey) {
    throw new Error(`Put a key of ${view.label} into ${keyEnv}, or name another variable.`);
  }
  const address = baseUrl ?? view?.defaultBaseUrl ?? null;
  if (address === null) throw new Error(`Say where it is: --base-url http://localhost:11434/v1`);
  if (provider === 'compatible' && model === null) throw new Error('Name its model: --model NAME');
  for (const other of AI_PROVIDERS.filter((id) => id !== provider)) {
    await client.request('PUT', `${BASE}/ai/providers/${other}`, { enabled: false });
  }
  const settings = { enabled: true, model, baseUrl: address, ...(apiKey ? { apiKey } : {}) };
  await client.request('PUT', `${BASE}/ai/providers/${provider}`, settings);
};

type StoredTarget = TargetSettings & { id: number };

/** Has all posts written in one language; null: in the entry's. */
export const writeIn = async ({ client }: World, language: string | null): Promise<void> => {
  const { data } = await client.request<{ data: StoredTarget[] }>('GET', `${BASE}/targets`);
  for (const target of data) {
    const { id, name, format, enabled, options, locales, overflow, numbering, hashtags } = target;
    const settings = { name, format, enabled, options, locales, overflow, numbering, hashtags };
    const voice = language === null ? null : { language };
    await client.request('PUT', `${BASE}/targets/${id}`, { ...settings, voice });
  }
};
