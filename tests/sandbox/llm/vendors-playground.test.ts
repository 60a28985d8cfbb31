import type { Env } from '../../../playground/src/environment/env';
import { aiOptions } from '../../../playground/src/environment/ai-options';
import { startSandbox } from '../../../sandbox/src';
import { vendorVariables } from '../../../scripts/sandbox-apps';
import { CALLS, VENDORS } from './vendors-for-test';

/** Strapi's reader on these variables. */
const envOf = (variables: Record<string, string>): Env =>
  ((name: string) => variables[name]) as unknown as Env;

describe('the playground’s variables for AI vendors', () => {
  it('leave out what is not set', () => {
    expect(aiOptions(envOf({}))).toEqual({ providers: {} });
    expect(aiOptions(envOf({ GEMINI_API_KEY: 'a-key', OPENAI_URL: '' }))).toEqual({
      providers: { gemini: { apiKey: 'a-key' } },
    });
  });

  it('point each vendor at the sandbox, with a key that it takes', async () => {
    const sandbox = await startSandbox();
    try {
      const { providers } = aiOptions(envOf(vendorVariables(sandbox.vendorUrls)));
      expect(Object.keys(providers)).toEqual(VENDORS);
      for (const vendor of VENDORS) {
        const { baseUrl = '', apiKey = '' } = providers[vendor] ?? {};
        // The bases of OpenAI and of those like it end with the version.
        const path = CALLS[vendor]({ user: '' }).path.replace(/^\/v1(?=\/(responses|chat))/, '');
        const { headers, body } = CALLS[vendor]({ user: 'Hello' });
        const response = await fetch(baseUrl + path, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...headers,
            ...(vendor === 'gemini' ? { 'x-goog-api-key': apiKey } : {}),
            ...(vendor === 'anthropic' ? { 'x-api-key': apiKey } : {}),
            ...(['openai', 'cohere', 'compatible'].includes(vendor)
              ? { authorization: `Bearer ${apiKey}` }
              : {}),
          },
          body: JSON.stringify(body),
        });
        expect([vendor, response.status]).toEqual([vendor, 200]);
      }
    } finally {
      await sandbox.close();
    }
  });

  it('take the keys that somebody else makes', () => {
    const urls = { gemini: 'g', openai: 'o', anthropic: 'a', cohere: 'c', compatible: 's' };
    const variables = vendorVariables(urls, (vendor) => `made-for-${vendor}`);
    expect(variables).toMatchObject({
      ...{ GEMINI_URL: 'g', GEMINI_API_KEY: 'made-for-gemini' },
      ...{ OPENAI_URL: 'o/v1', COMPATIBLE_URL: 's/v1', COMPATIBLE_MODEL: 'llama3.2' },
    });
  });
});
