import type { Utm, UtmValues } from '../../../../contracts/sites';

/** What the values of a site's UTM settings may name in braces. */
export interface LinkNames {
  /** Id of the platform. */
  platform: string;
  /** Slug of the site. */
  site: string;
  /** Name of the target. */
  target: string;
  /** Empty for content-types without locales. */
  locale: string;
}

export interface TrackedLinkArgs {
  url: string;
  utm: Utm | null;
  /** Wins over the site's and the platform's; null or absent: theirs. */
  campaign?: string | null;
  names: LinkNames;
}

const PARAMETERS = ['source', 'medium', 'campaign', 'term', 'content'] as const;
const PLACEHOLDER = /\{(platform|site|target|locale)\}/g;
/** What a value may grow to with long names in it, characters. */
const MAX_VALUE_LENGTH = 300;

/**
 * Adds the `utm_` parameters of a site to a link. One that the link has already stays as it is, as
 * does everything else in the link, byte for byte. What is no http(s) address comes back unchanged.
 */
export const trackedLink = ({ url, utm, campaign = null, names }: TrackedLinkArgs): string => {
  if (!/^https?:\/\//i.test(url)) return url;
  const { base, query, fragment } = partsOf(url);
  const present = namesIn(query ?? '');
  const values = valuesFor({ utm, campaign, names });
  const added = PARAMETERS.flatMap((name): string[] => {
    const value = values[name] === undefined ? '' : filled(values[name], names);
    const isWanted = value !== '' && !present.has(`utm_${name}`);
    return isWanted ? [`utm_${name}=${encodeURIComponent(value)}`] : [];
  });
  if (added.length === 0) return url;
  return `${base}${joined(query, added.join('&'))}${fragment}`;
};

const partsOf = (url: string) => {
  const hash = url.indexOf('#');
  const whole = hash === -1 ? url : url.slice(0, hash);
  const fragment = hash === -1 ? '' : url.slice(hash);
  const mark = whole.indexOf('?');
  return mark === -1
    ? { base: whole, query: null, fragment }
    : { base: whole.slice(0, mark), query: whole.slice(mark + 1), fragment };
};

const joined = (query: string | null, added: string): string => {
  if (query === null || query === '') return `?${added}`;
  return query.endsWith('&') ? `?${query}${added}` : `?${query}&${added}`;
};

/** Programs that count do not agree on upper case, so a parameter in any case is there. */
const namesIn = (query: string): Set<string> =>
  new Set(query.split('&').map((pair) => decoded(pair.split('=', 1)[0] ?? '').toLowerCase()));

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name.replaceAll('+', ' ')).trim();
  } catch {
    return name;
  }
};

const valuesFor = ({ utm, campaign, names }: Omit<TrackedLinkArgs, 'url'>): UtmValues => {
  const platforms = utm?.platforms ?? {};
  const own = Object.hasOwn(platforms, names.platform) ? platforms[names.platform] : undefined;
  const given = campaign === null || campaign === undefined ? {} : { campaign };
  return { ...utm, ...own, ...given };
};

const filled = (value: string, names: LinkNames): string =>
  value
    .replace(PLACEHOLDER, (_, name: keyof LinkNames) => names[name])
    .slice(0, MAX_VALUE_LENGTH)
    .toWellFormed()
    .replace(/\uFFFD/g, '')
    .trim();
