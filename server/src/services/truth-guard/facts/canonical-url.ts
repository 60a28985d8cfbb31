/**
 * One writing for all that lead to the same page by the same way: no scheme of the web, host in
 * lower case and ASCII, no slash at the end. Query and fragment count: other parameters are another
 * link.
 */
export const canonicalUrl = (raw: string): string => {
  const address = raw
    .trim()
    .replace(/\\/g, '/')
    .replace(/[。．｡]/g, '.');
  const isWeb = /^https?:\/\//i.test(address);
  if (!isWeb && /^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return address;
  try {
    const url = new URL(isWeb ? address : `https://${address}`);
    const user = url.username ? `${url.username}@` : '';
    const path = url.pathname.replace(/\/+$/, '');
    return `${user}${url.host.replace(/^www\./, '')}${path}${url.search}${url.hash}`;
  } catch {
    return address.toLowerCase();
  }
};

/** The host alone; empty for what is no address. */
export const hostOf = (canonical: string): string => canonical.split(/[/?#]/, 1)[0] ?? '';
