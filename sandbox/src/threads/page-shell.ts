import { html } from 'hono/html';

import { pageShell as kernelShell, type Markup, type PageShell } from '../kernel/page-shell';
import { PAGE_STYLE } from './page-style';
import { POST_STYLE } from './post-style';

export type { Markup };

/** The frame of every page of this platform. */
export const pageShell = (page: Omit<PageShell, 'style'>): Markup =>
  kernelShell({
    ...page,
    title: `${page.title} • Threads sandbox`,
    style: PAGE_STYLE + POST_STYLE,
  });

/** A spool of thread: our own drawing, not anybody's mark. */
export const spool = (): Markup =>
  html`<svg class="spool" viewBox="0 0 48 48" fill="none" aria-hidden="true">
    <path
      d="M11 8h26M11 40h26M15 8v32M33 8v32M15 17l18-4M15 24l18-4M15 31l18-4M15 37l18-3M33 34c6 0 9 2 9 7"
      stroke="currentColor"
      stroke-width="3"
      stroke-linecap="round"
    />
  </svg>`;
