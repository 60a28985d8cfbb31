import { escapeHtml } from './escape-html';
import { siteStyle } from './site-style';
import { textDirection } from './text-direction';

/** Name of the invented magazine. */
export const siteName = 'Harbour Light Weekly';

/** What every page has: a title, a language, head tags and content (both as HTML). */
export interface PageParts {
  title: string;
  locale: string;
  siteUrl: string;
  head?: string;
  content: string;
}

/** Puts the masthead and the foot around a page. */
export function pageLayout({ title, locale, siteUrl, head = '', content }: PageParts): string {
  const home = escapeHtml(new URL('/articles', siteUrl).href);
  return `<!doctype html>
<html lang="${escapeHtml(locale)}" dir="${textDirection(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · ${siteName}</title>
${head}
<style>${siteStyle}</style>
</head>
<body>
<header class="masthead"><a href="${home}" lang="en" dir="ltr">${siteName}</a></header>
<main>
${content}
</main>
<footer lang="en" dir="ltr">An invented magazine of an invented coastal town.</footer>
</body>
</html>
`;
}
