import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { createHttpClient } from '../../http/http-client';
import {
  methodOf,
  postRulesOf,
  TransportError,
  type AdapterDeps,
  type ConnectMethod,
  type PlatformAdapter,
  type PlatformConnector,
  type PlatformDescriptor,
  type PlatformId,
  type PlatformModule,
  type RulesOwner,
} from '../../platforms/contract';
import { addPlatform, findPlatform, platformIds, platformOf } from '../../platforms/registry';
import type { AppKey } from '../apps/app-key';
import { systemClock, systemRandom } from '../environment';
import { getService } from '../get-service';
import { assertStageUrls } from './stage-guard';

/** Whose connector or adapter it is to be; a {@link Connection} is one. */
export interface PlatformScope {
  platform: PlatformId;
  siteId: number;
  method: string;
  /** The account's own server; null where the platform has one server for all. */
  serviceUrl: string | null;
}

/** Builds connectors and adapters from config, apps and site; they keep no state that outlives a call. */
export class Adapters {
  readonly #http: AdapterDeps['http'];

  constructor(private readonly strapi: Core.Strapi) {
    this.#http = createHttpClient(getConfig(strapi).http);
  }

  /**
   * Adds a platform to ours, for plugins: call it in your plugin's `register`, see
   * docs/guides/add-a-platform.md. @throws {Error} in words, when something is missing
   */
  registerPlatform(module: PlatformModule): void {
    addPlatform(module);
  }

  /**
   * Settings of a platform that nobody knows are a slip of the pen. Only now, after every plugin
   * could register its own. @throws {Error} naming it and the known ones
   */
  assertKnown(): void {
    const unknown = Object.keys(getConfig(this.strapi).platforms).filter((id) => !findPlatform(id));
    if (unknown.length === 0) return;
    throw new Error(
      `Social distribution: config/plugins names platforms that do not exist: ${unknown.join(', ')}. Known are ${platformIds().join(', ')}.`
    );
  }

  /** What is true of a platform; an account may have rules of its own. @throws {Error} when it is gone */
  descriptorOf(platform: PlatformId): PlatformDescriptor {
    return platformOf(platform).descriptor;
  }

  /** In the order people see them. */
  ids(): PlatformId[] {
    return platformIds();
  }

  /** The same, with the rules that hold for this account's posts. */
  postRulesOf(connection: RulesOwner & { platform: PlatformId }): PlatformDescriptor {
    const descriptor = this.descriptorOf(connection.platform);
    return { ...descriptor, ...postRulesOf(descriptor, connection) };
  }

  methodOf({ platform, method }: Pick<PlatformScope, 'platform' | 'method'>): ConnectMethod {
    return methodOf(this.descriptorOf(platform), method);
  }

  async connectorFor(scope: PlatformScope): Promise<PlatformConnector> {
    const { Connector } = platformOf(scope.platform);
    return new Connector(await this.depsFor(scope));
  }

  async adapterFor(scope: PlatformScope): Promise<PlatformAdapter> {
    const { Adapter } = platformOf(scope.platform);
    return new Adapter(await this.depsFor(scope));
  }

  /** The same, and how many calls it has made. */
  async countedAdapterFor(
    scope: PlatformScope
  ): Promise<{ adapter: PlatformAdapter; calls: () => number }> {
    const { Adapter } = platformOf(scope.platform);
    const deps = await this.depsFor(scope);
    let calls = 0;
    const http: AdapterDeps['http'] = (request) => {
      calls += 1;
      return deps.http(request);
    };
    return { adapter: new Adapter({ ...deps, http }), calls: () => calls };
  }

  /** Tells what an account's adapter offers and checks, and calls nobody. */
  offlineAdapterFor(scope: PlatformScope): PlatformAdapter {
    const { Adapter } = platformOf(scope.platform);
    return new Adapter({
      http: () => Promise.reject(new TransportError('unreachable', 'This adapter calls nobody.')),
      clock: systemClock,
      random: systemRandom,
      baseUrls: this.baseUrlsOf(scope),
      apiVersion: this.apiVersionOf(scope.platform),
      method: scope.method,
      app: null,
    });
  }

  /** @throws {PlatformFailure} when a staging site would reach a live platform */
  async depsFor(scope: PlatformScope): Promise<AdapterDeps> {
    const { strapi } = this;
    const descriptor = this.descriptorOf(scope.platform);
    const baseUrls = this.baseUrlsOf(scope);
    const site = await getService(strapi, 'sites').find(scope.siteId);
    if (site?.stage) assertStageUrls(descriptor, baseUrls);
    const key = this.appKeyOf(scope);
    return {
      http: this.#http,
      clock: systemClock,
      random: systemRandom,
      baseUrls,
      apiVersion: this.apiVersionOf(scope.platform),
      method: scope.method,
      app: key && (await getService(strapi, 'apps').find(key)),
    };
  }

  /** Base URLs without trailing slash: the config's, else the platform's own. */
  baseUrlsOf({ platform, serviceUrl }: Pick<PlatformScope, 'platform' | 'serviceUrl'>) {
    const { baseUrls: defaults, serviceBase } = this.descriptorOf(platform);
    const baseUrls: Record<string, string> = { ...defaults };
    const configured = getConfig(this.strapi).platforms[platform]?.baseUrls ?? {};
    for (const [name, url] of Object.entries(configured)) {
      if (url) baseUrls[name] = url;
    }
    if (serviceBase && serviceUrl) baseUrls[serviceBase] = serviceUrl;
    return baseUrls;
  }

  apiVersionOf(platform: PlatformId): string | null {
    const configured = getConfig(this.strapi).platforms[platform]?.apiVersion;
    return configured ?? this.descriptorOf(platform).apiVersion?.default ?? null;
  }

  /** The app of the method; null where it needs none. */
  appKeyOf(scope: PlatformScope): AppKey | null {
    const method = this.methodOf(scope);
    if (method.kind !== 'oauth2') return null;
    const serviceUrl = method.registersApp ? (scope.serviceUrl ?? '') : '';
    return { siteId: scope.siteId, app: method.app, serviceUrl };
  }
}

export const createAdapters = ({ strapi }: { strapi: Core.Strapi }): Adapters =>
  new Adapters(strapi);
