import type { AiProviderId } from '../../../../contracts/ai-providers';
import type { LlmProvider } from '../../llm/contract';
import { LLM_PROVIDERS } from '../../llm/providers/registry';
import { fingerprintOf } from '../../llm/router';
import type { HttpClient } from '../../platforms/contract';
import type { ReadyProvider } from './ready-provider';
import type { SettledProvider } from './settle-provider';

/** Settings change rarely; more than these are old ones. */
const MAX_KEPT = 100;

/** Makes providers, and keeps them: some learn what their server understands. */
export class ReadyProviders {
  readonly #kept = new Map<string, LlmProvider>();

  constructor(private readonly http: HttpClient) {}

  /** Null: something is missing. Whether it is switched on is not asked. */
  of(id: AiProviderId, { model, baseUrl, apiKey, price, missing }: SettledProvider) {
    if (missing !== null || model === null || baseUrl === null) return null;
    const settings = { apiKey, model, baseUrl };
    const fingerprint = fingerprintOf(settings);
    const key = `${id}|${fingerprint}`;
    const descriptor = LLM_PROVIDERS[id];
    const provider = this.#kept.get(key) ?? descriptor.create(settings, { http: this.http });
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(key, provider);
    const seesImages = descriptor.seesImages(model);
    return { provider, price, seesImages, fingerprint } satisfies ReadyProvider;
  }
}
