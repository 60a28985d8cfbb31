import type { ActionIcon } from '../looks/look';

type GlyphName = ActionIcon | 'play' | 'document' | 'globe' | 'more' | 'back' | 'forward';

/** Outlines in a square of 24. */
const PATHS: Record<GlyphName, string> = {
  reply: 'M4 5h16v11h-8l-5 4v-4H4z',
  repost: 'M5 9l3-3 3 3M8 6v10h7M19 15l-3 3-3-3M16 18V8H9',
  like: 'M12 20C5 15 3 12 3 8.8A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 9 1.8c0 3.2-2 6.2-9 11.2z',
  thumb:
    'M4 11h3v9H4zM7 11l4-7c1.6 0 2.3 1 2 2.6L12.5 10H19a1.8 1.8 0 0 1 1.7 2.3l-1.7 6A2.3 2.3 0 0 1 16.8 20H7',
  share: 'M12 15V4M8 8l4-4 4 4M5 13v6h14v-6',
  send: 'M21 4L3 11l7 3 3 7z M10 14l4-4',
  bookmark: 'M6 4h12v16l-6-4-6 4z',
  play: 'M8 5l11 7-11 7z',
  document: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
};

/** A decoration: it says nothing that is not written beside it. */
export const Glyph = ({ name, size = 18 }: { name: GlyphName; size?: number }) => (
  <svg
    aria-hidden
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill={name === 'play' ? 'currentColor' : 'none'}
    stroke="currentColor"
    strokeWidth={name === 'more' ? 3 : 1.8}
    strokeLinecap="round"
    strokeLinejoin="round"
    style={{ flex: '0 0 auto', display: 'block' }}
  >
    <path d={PATHS[name]} />
  </svg>
);
