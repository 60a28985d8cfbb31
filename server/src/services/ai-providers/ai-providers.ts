import type { Core } from '@strapi/types';

import {
  type AiProviderId,
  type AiProviderTest,
  type AiProviderView,
} from '../../../../contracts/ai-providers';
import { getConfig } from '../../config/get-config';
import { createVault, VaultError, type Vault } from '../../crypto/vault';
import { createHttpClient } from '../../http/http-client';
import { knownPriceOf } from '../../llm/pricing';
import { LLM_PROVIDERS } from '../../llm/providers/registry';
import { breakerKeyOf, createBreakers, type Breakers } from '../../llm/router';
import { systemClock } from '../environment';
import type { Site } from '../sites/site';
import { inOrder } from './in-order';
import { aiProviderSealContext, type AiProviderKey } from './provider-key';
import { AiProviderRows, type AiProviderRow } from './provider-rows';
import { viewOf } from './provider-view';
import type { ReadyProvider } from './ready-provider';
import { ReadyProviders } from './ready-providers';
import { assertSavable, type AiProviderInput } from './save-provider';
import {
  settleProvider,
  type ConfiguredSettings,
  type EnteredSettings,
  type SettledProvider,
} from './settle-provider';
import { testProvider } from './test-provider';

/** A vendor as it is used on a site. */
interface Known {
  id: AiProviderId;
  settled: SettledProvider;
  /** Null: something is missing. */
  ready: ReadyProvider | null;
  row: AiProviderRow | null;
}

/** The AI vendors of sites: what was entered in the settings, else what the config says. */
export class AiProviders {
  /** What is known of the vendors' health: one for the process. */
  readonly breakers: Breakers = createBreakers({ clock: systemClock });
  readonly #vault: Vault;
  readonly #rows: AiProviderRows;
  readonly #made: ReadyProviders;

  constructor(private readonly strapi: Core.Strapi) {
    const { encryption, http } = getConfig(strapi);
    this.#vault = createVault(encryption);
    this.#rows = new AiProviderRows(strapi);
    this.#made = new ReadyProviders(createHttpClient(http));
  }

  /**
   * Those that are enabled and have what they need, in the site's order. Asks neither whether the
   * site uses AI at all nor who rests.
   */
  async readyFor(site: Site): Promise<ReadyProvider[]> {
    const known = await this.#knownOf(site);
    return known.flatMap(({ settled, ready }) => (settled.enabled && ready ? [ready] : []));
  }

  /** One of each kind, configured or not, in the site's order. */
  async list(site: Site): Promise<AiProviderView[]> {
    return (await this.#knownOf(site)).map((known) => this.#viewOf(known));
  }

  async find(site: Site, id: AiProviderId): Promise<AiProviderView> {
    return this.#viewOf(await this.#know(site, id));
  }

  /** @throws 400 for an address that no key may be sent to, and for a stored key that would move */
  async save(site: Site, id: AiProviderId, input: AiProviderInput): Promise<void> {
    const { row: stored, ready } = await this.#know(site, id);
    const { allowPrivateHosts } = getConfig(this.strapi).http;
    assertSavable({ id, input, stored, configured: this.#configured(id), allowPrivateHosts });
    const { enabled, model, baseUrl, price } = input;
    const key = { siteId: site.id, provider: id };
    await this.#rows.save(key, {
      ...{ enabled, model, baseUrl, price },
      ...this.#sealed(key, input.apiKey, stored),
    });
    // Somebody looked at it: the old record says nothing any more.
    this.#forget(ready);
    this.#forget((await this.#know(site, id)).ready);
  }

  /** The config's settings, if there are any, are used again. */
  async remove(site: Site, id: AiProviderId): Promise<void> {
    const { ready } = await this.#know(site, id);
    await this.#rows.remove({ siteId: site.id, provider: id });
    this.#forget(ready);
  }

  /** Asks a small real question, which is paid like any other. Never throws for a vendor. */
  async test(site: Site, id: AiProviderId): Promise<AiProviderTest> {
    const { settled, ready } = await this.#know(site, id);
    if (!ready) {
      const message = settled.missing ?? 'Something is missing.';
      return { ok: false, message, model: settled.model, latencyMs: null, costUsd: null };
    }
    const result = await testProvider(this.strapi, { site, ready });
    if (result.ok) this.#forget(ready);
    return result;
  }

  async #know(site: Site, id: AiProviderId): Promise<Known> {
    return this.#settle(id, (await this.#rows.of(site.id)).get(id) ?? null);
  }

  async #knownOf(site: Site): Promise<Known[]> {
    const rows = await this.#rows.of(site.id);
    return inOrder(site.ai.providers).map((id) => this.#settle(id, rows.get(id) ?? null));
  }

  #settle(id: AiProviderId, row: AiProviderRow | null): Known {
    const settled = settleProvider({
      descriptor: LLM_PROVIDERS[id],
      entered: row && this.#open(row),
      configured: this.#configured(id),
      knownPrice: (model) => knownPriceOf({ provider: id, model, at: systemClock.now() }),
    });
    return { id, settled, ready: this.#made.of(id, settled), row };
  }

  #viewOf({ id, settled, ready, row }: Known): AiProviderView {
    const { breakers } = this;
    return viewOf({ descriptor: LLM_PROVIDERS[id], settled, ready, breakers, row });
  }

  #configured(id: AiProviderId): ConfiguredSettings | null {
    return getConfig(this.strapi).ai.providers[id] ?? null;
  }

  #open(row: AiProviderRow): EnteredSettings {
    const { enabled, model, baseUrl, price, apiKey: sealed } = row;
    const entered = { enabled, model, baseUrl, price };
    try {
      const apiKey = sealed && this.#vault.open(sealed, aiProviderSealContext(row));
      return { ...entered, apiKey, isKeyLost: false };
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      return { ...entered, apiKey: null, isKeyLost: true };
    }
  }

  #sealed(key: AiProviderKey, apiKey: string | null | undefined, stored: AiProviderRow | null) {
    if (apiKey === null) return { apiKey: null, keyId: null };
    if (apiKey === undefined) {
      return { apiKey: stored?.apiKey ?? null, keyId: stored?.keyId ?? null };
    }
    const envelope = this.#vault.seal(apiKey, aiProviderSealContext(key));
    return { apiKey: envelope, keyId: this.#vault.keyId };
  }

  #forget(ready: ReadyProvider | null): void {
    if (ready) this.breakers.forget(breakerKeyOf(ready));
  }
}

export const createAiProviders = ({ strapi }: { strapi: Core.Strapi }): AiProviders =>
  new AiProviders(strapi);
