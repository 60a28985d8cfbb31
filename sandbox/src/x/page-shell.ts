import { pageShell as kernelShell, type Markup, type PageShell } from '../kernel/page-shell';
import { FEED_STYLE } from './feed-style';

export type { Markup };

/** The frame of every page of this platform. */
export const pageShell = (page: Omit<PageShell, 'style'>): Markup =>
  kernelShell({ ...page, style: FEED_STYLE });
