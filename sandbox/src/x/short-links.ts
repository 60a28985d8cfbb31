import type { PostUrl, XSite } from './state';
import { detectUrls } from './url-detection';

/** Every link of a text gets its own short one, as on the platform. */
export const shortenUrls = (site: XSite, text: string): PostUrl[] =>
  detectUrls(text).map(({ url, start, end }) => {
    const expanded = /^https?:\/\//i.test(url) ? url : `http://${url}`;
    return { start, end, short: newShortLink(site), expanded, display: displayForm(expanded) };
  });

export const newShortLink = ({ world }: XSite): string => `https://t.co/${world.random.token(10)}`;

const MAX_PATH_LENGTH = 15;

/** Without protocol and www, and with a long path cut. */
const displayForm = (url: string): string => {
  const plain = url.replace(/^https?:\/\/(www\.)?/i, '');
  const slash = plain.indexOf('/');
  const longest = (slash < 0 ? plain.length : slash) + MAX_PATH_LENGTH;
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
};
