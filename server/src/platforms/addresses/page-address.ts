/** A site as people know it, and where it is for this installation. */
export interface Site {
  /** Base URL of the real site, without trailing slash: `https://x.com`. */
  url: string;
  /** Every host name of the real site, its mobile and country ones included; anchored. */
  hosts: RegExp;
  /** Configured base URL of the pages, without trailing slash; a sandbox, or the real one. */
  configuredUrl: string;
}

/** Where on a site an address leads. */
export interface PageAddress {
  /** Base URL of the site, without trailing slash, for building the address anew. */
  siteUrl: string;
  /** Path after the base URL, percent-decoded; query and fragment are gone. */
  segments: readonly string[];
}

/** Longer than any platform's address with all its tracking parameters. */
const MAX_LENGTH = 2000;

/**
 * The page that a pasted address leads to, when it is one of the site; else null. Real hosts count
 * over https on the usual port only; the configured base URL counts exactly as configured. An
 * address that carries a user name is refused: it is only made to look like another host.
 */
export const readPageAddress = (pasted: string, site: Site): PageAddress | null => {
  const url = parseUrl(pasted);
  if (!url || url.username !== '' || url.password !== '') return null;
  const configured = parseUrl(site.configuredUrl);
  const basePath = configured?.pathname.replace(/\/$/, '') ?? '';
  if (url.origin === configured?.origin && url.pathname.startsWith(`${basePath}/`)) {
    const segments = segmentsOf(url.pathname.slice(basePath.length));
    return segments && { siteUrl: site.configuredUrl, segments };
  }
  const isReal = url.protocol === 'https:' && url.port === '' && site.hosts.test(url.hostname);
  const segments = isReal ? segmentsOf(url.pathname) : null;
  return segments && { siteUrl: site.url, segments };
};

const parseUrl = (text: string): URL | null => {
  const trimmed = text.trim();
  // The parser would drop line breaks and tabs and read on; no address has them.
  if (trimmed.length > MAX_LENGTH || /\s/.test(trimmed) || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
};

/** Null when the path is not percent-encoded UTF-8. One trailing slash makes no difference. */
const segmentsOf = (path: string): string[] | null => {
  try {
    return path.replace(/\/$/, '').split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
};
