import { html } from 'hono/html';

import type { Markup } from '../../kernel/page-shell';

const PATHS = {
  heart:
    'M12 20.5C5 15.6 2.8 12.4 2.8 8.9A5 5 0 0 1 12 6.2a5 5 0 0 1 9.2 2.7c0 3.5-2.2 6.7-9.2 11.6Z',
  comment: 'M20.7 17.2A9.3 9.3 0 1 0 17 20.6l4.2 1Z',
  share: 'M21.5 3 10 14.4M21.5 3l-7 19-4.5-7.6L2.5 10Z',
  save: 'M5.5 3h13v18.2L12 15l-6.5 6.200Z',
  carousel: 'M8 8h12v12H8ZM16 8V4H4v12h4',
  reel: 'M3.5 8h17M8.5 3.500l3 4.500M14 3.500l3 4.500M10 11.500v6l5-3ZM7 3.500h10a3.5 3.5 0 0 1 3.5 3.500v10a3.5 3.5 0 0 1-3.5 3.500H7A3.5 3.5 0 0 1 3.5 17V7A3.5 3.5 0 0 1 7 3.500Z',
} as const;

export type IconName = keyof typeof PATHS;

export const icon = (name: IconName): Markup =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${PATHS[name]}" /></svg>`;
