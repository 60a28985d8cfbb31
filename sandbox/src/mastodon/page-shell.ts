import { html } from 'hono/html';

import { pageShell as kernelShell, type Markup, type PageShell } from '../kernel/page-shell';
import { PAGE_STYLE } from './page-style';
import { STATUS_STYLE } from './status-style';

export type { Markup };

/** The frame of every page of this platform. */
export const pageShell = (page: Omit<PageShell, 'style'>): Markup =>
  kernelShell({
    ...page,
    title: `${page.title} - Mastodon sandbox`,
    style: PAGE_STYLE + STATUS_STYLE,
  });

export const brand = (title: string): Markup =>
  html`<a class="brand" href="/">${title} <small>Mastodon sandbox</small></a>`;
