import type { Sandbox } from '../../../sandbox/src';
import { AI_VENDORS } from '../../../playground/src/environment/ai-options';
import type { AdminClient } from '../../person/admin-client';

const PROVIDERS = '/api/admin/distribution/ai/providers';

interface EnterArgs {
  client: AdminClient;
  sandbox: Sandbox;
  apiKey: string;
}

/** Types the key of every AI vendor, has it sent there, and tries to have it sent elsewhere. */
export const enterAiKeys = async ({ client, sandbox, apiKey }: EnterArgs): Promise<void> => {
  for (const vendor of AI_VENDORS) {
    const path = `${PROVIDERS}/${vendor}`;
    const settings = { apiKey, baseUrl: sandbox.vendorUrls[vendor], model: 'no-such-model' };
    await client.request('PUT', path, settings);
    await client.request('POST', `${path}/test`, {});
    await client.request('PUT', path, { baseUrl: 'https://elsewhere.example' }).catch(() => null);
  }
};
