import { GraphError, invalidParameter } from '../../meta/graph-error';
import type { Facebook } from '../state';

const OWN_SITES = ['facebook.com', 'fb.com', 'fb.me', 'fb.watch'];

/** What Facebook refuses of a link: no address (2061006), its own site (1609008), a page it cannot read (1609005). */
export const checkLink = ({ state }: Facebook, link: string): void => {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw invalidParameter('link must be a valid URL', 2061006);
  }
  const isOwn = OWN_SITES.some(
    (site) => url.hostname === site || url.hostname.endsWith(`.${site}`)
  );
  if (isOwn) throw invalidParameter('Links to facebook.com are not allowed here', 1609008);
  if (!state.knobs.unreadableLinks.includes(link)) return;
  throw new GraphError({
    status: 400,
    code: 1609005,
    message: '(#1609005) The link could not be scraped: there was a problem fetching the page.',
  });
};
