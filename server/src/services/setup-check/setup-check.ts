import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import {
  SETUP_LEVELS,
  type SetupCheck as SetupCheckAnswer,
  type SetupFinding,
} from '../../../../contracts/setup-check';
import {
  PlatformFailure,
  type AdapterDeps,
  type AppId,
  type ConnectMethod,
  type PlatformId,
} from '../../platforms/contract';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { checkSetup } from './check-setup';
import { finding } from './setup-facts';

type OAuthMethod = Extract<ConnectMethod, { kind: 'oauth2' }>;

/** Code of the failure that keeps a staging site from a live platform. */
const STAGING = 'STAGING_SITE';

/** One way in which an app is used: Meta's serves Pages and, through them, Instagram. */
interface AppUse {
  platform: PlatformId;
  method: OAuthMethod;
}

/** "Check my set-up": finds the usual mistakes of an app before a person meets them. */
export class SetupCheck {
  constructor(private readonly strapi: Core.Strapi) {}

  /** @throws 404 when this version connects nothing with the app */
  async check(site: Site, app: AppId): Promise<SetupCheckAnswer> {
    const [use, ...others] = this.#usesOf(app);
    if (!use)
      throw new errors.NotFoundError(`This version connects nothing with the app "${app}".`);
    const { label } = this.#adapters.descriptorOf(use.platform);
    const callbackUrls = [use, ...others].map(({ platform }) => this.#callbackUrlOf(platform));
    const findings = await this.#findings({ site, app, use, callbackUrls });
    return {
      app,
      platform: use.platform,
      platformLabel: label,
      callbackUrls,
      level: worstOf(findings),
      findings,
      checkedAt: new Date(systemClock.now()).toISOString(),
    };
  }

  async #findings(asked: {
    site: Site;
    app: AppId;
    use: AppUse;
    callbackUrls: string[];
  }): Promise<SetupFinding[]> {
    const { site, app, use, callbackUrls } = asked;
    const deps = await this.#depsFor(site, use);
    if ('level' in deps) return [deps];
    const { label, apiVersion } = this.#adapters.descriptorOf(use.platform);
    const key = { siteId: site.id, app, serviceUrl: '' };
    const [callbackUrl = '', ...otherCallbackUrls] = callbackUrls;
    return checkSetup({
      app,
      label,
      oauth: use.method.oauth,
      apiVersion,
      deps,
      source: (await getService(this.strapi, 'apps').summaryOf(key))?.source ?? null,
      callbackUrl,
      otherCallbackUrls,
    });
  }

  /** What a sign-in would work with, or the finding that says why it would not even begin. */
  async #depsFor(site: Site, { platform, method }: AppUse): Promise<AdapterDeps | SetupFinding> {
    const scope = { platform, siteId: site.id, method: method.id, serviceUrl: null };
    try {
      return await this.#adapters.depsFor(scope);
    } catch (error) {
      if (!(error instanceof PlatformFailure)) throw error;
      const advice = 'Nothing was asked. Change that first, then check again.';
      return finding(error.code === STAGING ? 'staging' : 'app', 'problem', error.message, advice);
    }
  }

  /** The app's own platform first. */
  #usesOf(app: AppId): AppUse[] {
    const uses = this.#adapters
      .ids()
      .flatMap((platform) =>
        this.#adapters
          .descriptorOf(platform)
          .methods.flatMap((method): AppUse[] =>
            method.kind === 'oauth2' && method.app === app ? [{ platform, method }] : []
          )
      );
    return uses.sort((one, other) => Number(other.platform === app) - Number(one.platform === app));
  }

  #callbackUrlOf(platform: PlatformId): string {
    return getService(this.strapi, 'oauth').callbackUrlOf(platform);
  }

  get #adapters() {
    return getService(this.strapi, 'adapters');
  }
}

export const createSetupCheck = ({ strapi }: { strapi: Core.Strapi }): SetupCheck =>
  new SetupCheck(strapi);

const worstOf = (findings: readonly SetupFinding[]) =>
  [...SETUP_LEVELS].reverse().find((level) => findings.some((one) => one.level === level)) ?? 'ok';
