import type { HttpClient } from '../../platforms/contract';
import type { LlmAnswer } from './answer';
import type { LlmRequest } from './request';

/** Vendors, and any server that speaks OpenAI's Chat Completions. */
export const LLM_PROVIDER_IDS = ['gemini', 'openai', 'anthropic', 'cohere', 'compatible'] as const;

export type LlmProviderId = (typeof LLM_PROVIDER_IDS)[number];

/** What a provider is called with. */
export interface LlmProviderSettings {
  /** Null: a server of one's own that asks for none. */
  apiKey: string | null;
  model: string;
  /** Without a slash at its end. */
  baseUrl: string;
}

export interface LlmCallOptions {
  /** For the whole call, the reading of its body too, ms. */
  timeoutMs: number;
  /** Nobody waits for it any more. */
  signal?: AbortSignal;
}

/** One configured model of a vendor. It never tries twice: that is the router's. */
export interface LlmProvider {
  readonly id: LlmProviderId;
  /** "Google Gemini". */
  readonly label: string;
  readonly model: string;
  /** @throws {LlmFailure} */
  generate(request: LlmRequest, options: LlmCallOptions): Promise<LlmAnswer>;
}

/** What a provider lives in; injected, so that the same one runs in a test and in the worker. */
export interface LlmEnvironment {
  /** No redirects: a key never follows one. */
  http: HttpClient;
}

export type LlmProviderFactory = (
  settings: LlmProviderSettings,
  environment: LlmEnvironment
) => LlmProvider;

/** What is known of a vendor before anybody configured it. */
export interface LlmProviderDescriptor {
  id: LlmProviderId;
  label: string;
  defaultModel: string | null;
  /** Null: an admin has to say. */
  defaultBaseUrl: string | null;
  needsKey: boolean;
  /** Whether a model of it sees pictures, as far as its name tells. */
  seesImages(this: void, model: string): boolean;
  /** Where keys are made. */
  keyPage: string | null;
  create: LlmProviderFactory;
}
