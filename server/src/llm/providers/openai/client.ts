import type { OpenAI } from 'openai';

/** For servers that ask for no key: the library insists on one. */
const NO_KEY = 'no-key';

/** The library's own limit, beyond any of ours, so that only one of the two is ever met. */
const LIBRARY_TIMEOUT_MS = 600_000;

/** A client that asks once, keeps quiet, and takes nothing from the process's environment. */
export const openAiClient = async (options: {
  apiKey: string | null;
  baseUrl: string;
  fetch: typeof globalThis.fetch;
}): Promise<OpenAI> => {
  const { OpenAI: Client } = await import('openai');
  return new Client({
    apiKey: options.apiKey ?? NO_KEY,
    baseURL: options.baseUrl,
    organization: null,
    project: null,
    webhookSecret: null,
    fetch: options.fetch,
    maxRetries: 0,
    timeout: LIBRARY_TIMEOUT_MS,
    // It would write prompts into the log where OPENAI_LOG asks for it.
    logLevel: 'off',
  });
};
