import type { ArticleSummary } from '../published-article';
import { articlePath } from './article-path';
import { escapeHtml } from './escape-html';
import { pageLayout } from './page-layout';
import { textDirection } from './text-direction';

/** The list of all published articles, in every language. */
export function indexPage(articles: ArticleSummary[], siteUrl: string): string {
  const lines = articles.map(indexLine).join('\n');
  return pageLayout({
    title: 'Articles',
    locale: 'en',
    siteUrl,
    content: `<h1>Articles</h1>
${articles.length > 0 ? `<ul class="index">\n${lines}\n</ul>` : '<p>Nothing is published yet.</p>'}`,
  });
}

function indexLine(article: ArticleSummary): string {
  const { locale, title, excerpt } = article;
  return `<li lang="${escapeHtml(locale)}" dir="${textDirection(locale)}">
<a href="${escapeHtml(articlePath(article))}">${escapeHtml(title)}</a>
${excerpt ? `<div>${escapeHtml(excerpt)}</div>` : ''}</li>`;
}
