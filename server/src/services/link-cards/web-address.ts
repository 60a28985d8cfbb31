/** Longer ones are no addresses that anybody visits; browsers and servers stop near here. */
const MAX_LENGTH = 2048;

/**
 * An absolute http(s) address without credentials, or null: `javascript:`, `data:` and what is no
 * address at all. Relative ones are resolved against `base`. Never throws.
 */
export const webAddress = (raw: string, base?: string): string | null => {
  const text = raw.trim();
  if (text === '' || text.length > MAX_LENGTH || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
  return url.href.length > MAX_LENGTH ? null : url.href;
};

/**
 * The page behind a link: without what is added for statistics, so that links of all platforms lead
 * to one look-up and our visit is not counted as somebody's campaign. Null: no web address.
 */
export const pageAddress = (link: string): string | null => {
  const address = webAddress(link);
  if (!address) return null;
  const url = new URL(address);
  url.hash = '';
  if (!/[?&]utm_/i.test(url.search)) return url.href;
  // Piece by piece: URLSearchParams would write the other parameters in its own spelling.
  const pieces = url.search.slice(1).split('&');
  url.search = pieces.filter((piece) => !/^utm_[a-z_]*(?:=|$)/i.test(piece)).join('&');
  return url.href;
};
