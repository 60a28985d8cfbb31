import type { Core } from '@strapi/types';

import type { SetupFinding } from '../../../../contracts/setup-check';
import { PlatformFailure } from '../../platforms/contract';
import { getService } from '../get-service';
import { checkSetup } from '../setup-check/check-setup';
import { credentialFindings } from '../setup-check/credential-shape';
import { addressFindings } from '../setup-check/public-address';
import type { SetupFacts } from '../setup-check/setup-facts';
import type { ConfiguredApp } from './configured-apps';
import { ok, problem, warning, type Finding } from './finding';

export interface AppQuestion {
  apps: readonly ConfiguredApp[];
  /** Asks the platforms, too, in ways that leave nothing behind. */
  isOnline: boolean;
}

/** What "Check my set-up" finds about every configured app. */
export const appFindings = async (
  strapi: Core.Strapi,
  { apps, isOnline }: AppQuestion
): Promise<Finding[]> => {
  if (apps.length === 0) return [ok('No app of a platform is entered yet.')];
  const found: Finding[] = [];
  for (const app of apps) found.push(...(await findingsOn(strapi, app, isOnline)));
  // The clock, say, is the same for all.
  return found.filter(({ title }, at) => found.findIndex((one) => one.title === title) === at);
};

const findingsOn = async (
  strapi: Core.Strapi,
  app: ConfiguredApp,
  isOnline: boolean
): Promise<Finding[]> => {
  try {
    const facts = await factsOf(strapi, app);
    const found = isOnline ? await checkSetup(facts) : offline(facts);
    return found.flatMap((one) => translated(app, one));
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    return [problem(told(app, error.message), 'Change that first, then run this again.')];
  }
};

const offline = (facts: SetupFacts): SetupFinding[] => [
  ...credentialFindings(facts),
  ...addressFindings(facts),
];

/** Versions stand in a section of their own; what only connecting shows is no finding here. */
const translated = (app: ConfiguredApp, { id, level, title, advice }: SetupFinding): Finding[] => {
  if (id === 'api-version' || level === 'unknown') return [];
  if (level === 'ok') return [ok(told(app, title))];
  const next = advice ?? 'Mend it, then run this again.';
  return [(level === 'problem' ? problem : warning)(told(app, title), next)];
};

const told = ({ name }: ConfiguredApp, title: string): string =>
  name === null ? title : `${name}: ${title}`;

/** @throws {PlatformFailure} a staging site, or a secret that does not open */
const factsOf = async (strapi: Core.Strapi, configured: ConfiguredApp): Promise<SetupFacts> => {
  const { app, site, source, uses } = configured;
  const [{ platform, method }] = uses;
  const adapters = getService(strapi, 'adapters');
  const oauth = getService(strapi, 'oauth');
  const { label, apiVersion } = adapters.descriptorOf(platform);
  const scope = { platform, siteId: site.id, method: method.id, serviceUrl: null };
  const [callbackUrl = '', ...otherCallbackUrls] = uses.map((use) =>
    oauth.callbackUrlOf(use.platform)
  );
  const deps = await adapters.depsFor(scope);
  return {
    ...{ app, label, apiVersion, deps, source, callbackUrl, otherCallbackUrls },
    oauth: method.oauth,
  };
};
