import type { Sandbox } from '../../../sandbox/src';
import { AI_VENDORS } from '../../../playground/src/environment/ai-options';
import type { AiProviderTest } from '../../../contracts/ai-providers';
import type { AdminClient } from '../../person/admin-client';

const PROVIDERS = '/api/admin/distribution/ai/providers';

interface EnterArgs {
  client: AdminClient;
  sandbox: Sandbox;
  apiKey: string;
}

/**
 * Has the key of the environment sent to every AI vendor, then types another one, has that sent
 * there as well, and tries to have it sent elsewhere.
 */
export const enterAiKeys = async ({ client, sandbox, apiKey }: EnterArgs): Promise<void> => {
  for (const vendor of AI_VENDORS) {
    const path = `${PROVIDERS}/${vendor}`;
    const settings = { apiKey, baseUrl: sandbox.vendorUrls[vendor], model: 'no-such-model' };
    await assertAnswers(client, path);
    await client.request('PUT', path, settings);
    await client.request('POST', `${path}/test`, {});
    await client.request('PUT', path, { baseUrl: 'https://elsewhere.example' }).catch(() => null);
  }
};

/** A key that was never sent could not leak on the way. @throws what the vendor says against it */
const assertAnswers = async (client: AdminClient, path: string): Promise<void> => {
  const { data } = await client.request<{ data: AiProviderTest }>('POST', `${path}/test`, {});
  if (!data.ok) throw new Error(`The key of the environment was not used: ${data.message}`);
};
