import { findSpans } from '../../../../server/src/platforms/bluesky/facet-spans';
import { isTopLevelDomain } from '../../../../server/src/platforms/bluesky/tlds';
import type { LinkPlace } from '../../../../server/src/platforms/x/links';

/**
 * What X takes for links. The server asks X's own parser, which is too heavy for a browser; what
 * Bluesky takes for one differs in the rarest addresses, once the top-level domain is known.
 */
export const xLinkPlaces = (text: string): LinkPlace[] =>
  findSpans(text).flatMap((span) =>
    span.kind === 'link' && hasKnownDomain(span.uri) ? [{ start: span.start, end: span.end }] : []
  );

const hasKnownDomain = (uri: string): boolean =>
  isTopLevelDomain(new URL(uri).hostname.split('.').at(-1) ?? '');
