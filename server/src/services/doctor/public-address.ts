import { isInsideHost } from '../../http/inside-host';
import { ok, problem, warning, type Finding } from './finding';

/** A platform that somebody uses here. */
export interface UsedPlatform {
  label: string;
  /** True: it fetches at least some media itself and takes no bytes. */
  pullsMedia: boolean;
  /** Whether it could fetch from this Strapi. */
  canFetch: boolean;
  /** It was given an address inside: a sandbox, or a server of our own, stands in for it. */
  isSandbox: boolean;
  hasAccounts: boolean;
}

const PUBLIC_URL =
  'publicUrl under social-distribution in config/plugins (or url in config/server) to the https address that people open, and restart Strapi';

/** Whether people and platforms reach this Strapi. */
export const addressFindings = (
  publicUrl: string,
  platforms: readonly UsedPlatform[]
): Finding[] => {
  if (!URL.canParse(publicUrl)) {
    const title = `The public address of this Strapi is not a URL: "${publicUrl.slice(0, 80)}".`;
    return [problem(title, `Set ${PUBLIC_URL}.`)];
  }
  return [addressFinding(new URL(publicUrl), platforms), ...fetchFindings(platforms)];
};

const addressFinding = (url: URL, platforms: readonly UsedPlatform[]): Finding => {
  const { hostname, protocol, origin } = url;
  if (['0.0.0.0', '[::]'].includes(hostname)) {
    return problem(
      `The public address is ${origin}, where no browser can go.`,
      `Set ${PUBLIC_URL}.`
    );
  }
  const hasOnlySandboxes = platforms.length > 0 && platforms.every(({ isSandbox }) => isSandbox);
  if (isInsideHost(hostname)) {
    if (hasOnlySandboxes) return ok(`Only sandboxes are used, so ${origin} is good enough.`);
    return warning(
      `${origin} can be reached from inside your network only.`,
      `Good for development. Elsewhere set ${PUBLIC_URL}.`
    );
  }
  if (protocol === 'https:') return ok(`The public address is ${origin}.`);
  return warning(`The public address ${origin} is not https.`, `Set ${PUBLIC_URL}.`);
};

const fetchFindings = (platforms: readonly UsedPlatform[]): Finding[] =>
  platforms
    .filter(({ pullsMedia }) => pullsMedia)
    .map(({ label, canFetch, hasAccounts }) => {
      if (canFetch) return ok(`${label} can fetch media from this Strapi.`);
      const title = `${label} fetches media itself and cannot reach this Strapi: posts with such files are refused before they are sent.`;
      return (hasAccounts ? problem : warning)(title, `Set ${PUBLIC_URL}.`);
    });
