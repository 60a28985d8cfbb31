import { pageLayout } from './page-layout';

/** Shown for addresses without a published article. */
export function notFoundPage(siteUrl: string): string {
  return pageLayout({
    title: 'Not found',
    locale: 'en',
    siteUrl,
    content: `<h1>This page has gone out to sea</h1>
<p>There is no published article at this address. <a href="/articles">See all articles</a>.</p>`,
  });
}
