import { html } from 'hono/html';

import { pageShell as kernelShell, type Markup, type PageShell } from '../kernel/page-shell';
import { PAGE_STYLE } from './page-style';

export type { Markup };

/** The frame of every page of this platform. */
export const pageShell = (page: Omit<PageShell, 'style'>): Markup =>
  kernelShell({ ...page, title: `${page.title} | TikTok sandbox`, style: PAGE_STYLE });

export const brand = (): Markup => html`<span class="brand">TikTok <small>sandbox</small></span>`;
