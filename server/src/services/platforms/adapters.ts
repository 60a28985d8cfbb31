import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { createHttpClient } from '../../http/http-client';
import {
  methodOf,
  PLATFORM_IDS,
  postRulesOf,
  type AdapterDeps,
  type ConnectMethod,
  type ConnectorDescriptor,
  type PlatformAdapter,
  type PlatformConnector,
  type PlatformDescriptor,
  type PlatformId,
  type RulesOwner,
} from '../../platforms/contract';
import {
  CONNECTOR_DESCRIPTORS,
  PLATFORM_ADAPTERS,
  PLATFORM_CONNECTORS,
  PLATFORM_DESCRIPTORS,
} from '../../platforms/registry';
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

  /** What must be known of a platform to connect an account. */
  descriptorOf(platform: PlatformId): ConnectorDescriptor {
    return CONNECTOR_DESCRIPTORS[platform];
  }

  /** Every platform whose accounts can be connected, in the order people see them. */
  connectable(): PlatformId[] {
    return [...PLATFORM_IDS];
  }

  canPost(platform: PlatformId): boolean {
    return PLATFORM_DESCRIPTORS[platform] !== undefined;
  }

  /** What is true of a platform that we can post to; an account may have rules of its own. */
  postDescriptorOf(platform: PlatformId): PlatformDescriptor {
    const descriptor = PLATFORM_DESCRIPTORS[platform];
    if (!descriptor) throw new Error(`This version cannot post to ${platform}.`);
    return descriptor;
  }

  /** The same, with the rules that hold for this account's posts. */
  postRulesOf(connection: RulesOwner & { platform: PlatformId }): PlatformDescriptor {
    const descriptor = this.postDescriptorOf(connection.platform);
    return { ...descriptor, ...postRulesOf(descriptor, connection) };
  }

  methodOf({ platform, method }: Pick<PlatformScope, 'platform' | 'method'>): ConnectMethod {
    return methodOf(this.descriptorOf(platform), method);
  }

  async connectorFor(scope: PlatformScope): Promise<PlatformConnector> {
    return new PLATFORM_CONNECTORS[scope.platform](await this.depsFor(scope));
  }

  async adapterFor(scope: PlatformScope): Promise<PlatformAdapter> {
    const Adapter = PLATFORM_ADAPTERS[scope.platform];
    if (!Adapter) throw new Error(`This version cannot post to ${scope.platform}.`);
    return new Adapter(await this.depsFor(scope));
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
