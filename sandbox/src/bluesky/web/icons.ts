import { html } from 'hono/html';

import type { Html } from './layout';

/** Outlines on a 16 × 16 grid; drawn here so that no font has to know them. */
const PATHS = {
  reply: 'M2 3h12v8H8l-3 3v-3H2z',
  repost: 'M4 10V4h7M9 2l2 2-2 2M12 6v6H5m2-2-2 2 2 2',
  like: 'M8 13.5 3 8.4a3 3 0 0 1 5-3.6 3 3 0 0 1 5 3.6z',
  lock: 'M4 7h8v6H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.3',
  globe: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2zM2 8h12M8 2c-4 4-4 8 0 12 4-4 4-8 0-12',
};

export const icon = (name: keyof typeof PATHS): Html =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="${PATHS[name]}" /></svg>`;
