/** Longer than any address; more is not looked at. */
const MAX_TYPED_LENGTH = 2_000;

/** Names that nobody outside can reach, where a server without a certificate may run. */
const INSIDE = /(^|\.)(localhost|local|internal|test)$/;

const IP_ADDRESS = /^(\[.+\]|\d+(\.\d+){3})$/;

/**
 * Reads what a person typed as the server of an account: `mastodon.example`,
 * `https://mastodon.example/`, `@ana@mastodon.example`, or the address of a profile there. Plain
 * http is kept for addresses inside a network only: a token must not travel in the open.
 *
 * @returns the base URL without trailing slash; null for what names no server
 */
export const readServerAddress = (typed: string): string | null => {
  const text = typed.slice(0, MAX_TYPED_LENGTH).replace(/[\p{C}\s]/gu, '');
  const withScheme = /^(https?):\/\/(.*)$/i.exec(text);
  const url = parse(`${withScheme?.[1] ?? 'https'}://${withScheme?.[2] ?? serverPartOf(text)}`);
  if (url === null) return null;
  const hostname = url.hostname.replace(/\.$/, '');
  // "ana" alone is a person, not a server; with a scheme or a port it was meant as one.
  const isServer =
    /[.:]/.test(hostname) || (hostname !== '' && (withScheme !== null || !!url.port));
  if (!isServer || hostname.startsWith('.')) return null;
  const port = url.port ? `:${url.port}` : '';
  return `${schemeFor(url.protocol, hostname)}//${hostname}${port}`;
};

/** Of `@ana@mastodon.example`, `acct:ana@mastodon.example` or `mastodon.example/@ana`: the server. */
const serverPartOf = (text: string): string => {
  const [beforePath = ''] = text.split(/[/?#\\]/);
  return beforePath.slice(beforePath.lastIndexOf('@') + 1);
};

const schemeFor = (typedProtocol: string, hostname: string): string => {
  const isInside = INSIDE.test(hostname) || IP_ADDRESS.test(hostname) || !hostname.includes('.');
  return isInside ? typedProtocol : 'https:';
};

const parse = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);
