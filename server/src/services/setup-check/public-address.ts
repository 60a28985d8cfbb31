import type { SetupFinding } from '../../../../contracts/setup-check';
import { isLoopback, redirectProblem } from '../../platforms/oauth/redirect-rules';
import { isInsideHost } from '../../http/inside-host';
import { portalOf } from './portals';
import { finding, type SetupFacts } from './setup-facts';

const SET_PUBLIC_URL =
  'Set publicUrl under social-distribution in config/plugins (or url in config/server) and restart Strapi';

/** The base URLs that the app uses: all inside means that a sandbox stands in for the platform. */
export const isSandbox = ({ oauth, deps }: Pick<SetupFacts, 'oauth' | 'deps'>): boolean =>
  [oauth.authorize, oauth.token].every(({ base }) => {
    const url = deps.baseUrls[base];
    return url !== undefined && URL.canParse(url) && isInsideHost(new URL(url).hostname);
  });

/** Whether people come back from the platform to an address that it accepts and that they reach. */
export const addressFindings = (facts: SetupFacts): SetupFinding[] => {
  if (!URL.canParse(facts.callbackUrl)) {
    const title = `The public address of this Strapi is not a URL: "${facts.callbackUrl.slice(0, 80)}".`;
    return [finding('public-address', 'problem', title, `${SET_PUBLIC_URL}.`)];
  }
  const url = new URL(facts.callbackUrl);
  return [publicAddress(facts, url), callbackUrl(facts, url)];
};

const publicAddress = (facts: SetupFacts, url: URL): SetupFinding => {
  const { label, oauth, callbackUrl: address } = facts;
  const found = (level: 'problem' | 'warning', title: string, advice: string) =>
    finding('public-address', level, title, advice);
  if (isSandbox(facts)) {
    const title = `A sandbox stands in for ${label}, so ${url.origin} is good enough.`;
    return finding('public-address', 'ok', title);
  }
  if (['0.0.0.0', '[::]'].includes(url.hostname)) {
    const title = `The public address is ${url.origin}, where no browser can go.`;
    return found('problem', title, `${SET_PUBLIC_URL}, to the https address that people open.`);
  }
  switch (redirectProblem(oauth, address)) {
    case 'https_required':
      return found('problem', ...httpsRequired(facts, url));
    case 'host_refused':
      return found('problem', ...hostRefused(facts, url));
    case null:
  }
  if (isLoopback(url.hostname)) {
    const title = `${url.origin} works only in a browser on the machine that Strapi runs on.`;
    return found('warning', title, `Good for development. Elsewhere: ${SET_PUBLIC_URL}.`);
  }
  if (isInsideHost(url.hostname)) {
    const title = `${url.origin} can be reached from inside your network only.`;
    return found('warning', title, `People outside cannot connect accounts. ${SET_PUBLIC_URL}.`);
  }
  return finding('public-address', 'ok', `${label} accepts the public address ${url.origin}.`);
};

const httpsRequired = ({ label, oauth }: SetupFacts, url: URL): [string, string] => {
  const title = `${label} sends people back to https addresses only, and this Strapi is at ${url.origin}.`;
  const local =
    oauth.redirect.http === 'loopback'
      ? ' For development on your own machine http://127.0.0.1 with the port is accepted, too.'
      : ' For development use a tunnel that gives you an https address.';
  return [title, `${SET_PUBLIC_URL}, to an address that begins with https://.${local}`];
};

const hostRefused = ({ label, oauth }: SetupFacts, url: URL): [string, string] => {
  const title = `${label} does not accept ${url.hostname} in a callback URL.`;
  const instead =
    oauth.redirect.http === 'never'
      ? 'to an https address with a domain name'
      : `to ${url.origin.replace(url.hostname, '127.0.0.1')}, and open the admin panel at that address, too`;
  return [title, `${SET_PUBLIC_URL}, ${instead}.`];
};

/** The line to copy into the portal. */
const callbackUrl = (facts: SetupFacts, url: URL): SetupFinding => {
  const { app, label } = facts;
  if (url.search !== '' || url.hash !== '') {
    const part = url.search === '' ? '"#"' : '"?"';
    const title = `The callback URL has a part after ${part}, so people would not come back here.`;
    const advice = `${SET_PUBLIC_URL}: publicUrl ends with the host, or with the folder that Strapi is served from.`;
    return finding('callback-url', 'problem', title, advice);
  }
  const { address, redirectUris } = portalOf(app);
  const all = [facts.callbackUrl, ...facts.otherCallbackUrls];
  const title = `The ${label} app needs ${all.length === 1 ? 'this callback URL' : 'these callback URLs'}: ${all.join(' and ')}`;
  const advice = `Register it letter by letter at ${address}, your app, ${redirectUris}.`;
  return finding('callback-url', 'ok', title, advice);
};
