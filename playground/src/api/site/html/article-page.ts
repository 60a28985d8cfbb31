import type { Picture, PublishedArticle } from '../published-article';
import { absoluteUrl } from './absolute-url';
import { articlePath } from './article-path';
import { blocksHtml } from './blocks-html';
import { escapeHtml } from './escape-html';
import { pageLayout, siteName } from './page-layout';

/** The page of one published article. */
export function articlePage(article: PublishedArticle, siteUrl: string): string {
  return pageLayout({
    title: article.title,
    locale: article.locale,
    siteUrl,
    head: openGraphTags(article, siteUrl),
    content: `<article>${[
      `<h1>${escapeHtml(article.title)}</h1>`,
      byline(article),
      article.excerpt ? `<p class="excerpt">${escapeHtml(article.excerpt)}</p>` : '',
      article.cover ? `<figure>${imageTag(article.cover)}</figure>` : '',
      blocksHtml(article.body ?? []),
      gallery(article.gallery ?? []),
      tagList(article),
    ].join('\n')}</article>`,
  });
}

function openGraphTags(article: PublishedArticle, siteUrl: string): string {
  const url = absoluteUrl(articlePath(article), siteUrl);
  const picture = article.cover ?? article.gallery?.[0];
  const properties: [string, string | undefined][] = [
    ['og:type', 'article'],
    ['og:site_name', siteName],
    ['og:locale', article.locale.replace('-', '_')],
    ['og:title', article.title],
    ['og:description', article.excerpt || undefined],
    ['og:url', url],
    ['og:image', picture && absoluteUrl(picture.url, siteUrl)],
    ['og:image:alt', picture?.alternativeText ?? undefined],
    ['article:published_time', article.publishedAt],
  ];
  const tags = properties
    .filter((property): property is [string, string] => property[1] !== undefined)
    .map(([name, value]) => `<meta property="${name}" content="${escapeHtml(value)}">`);
  return [
    `<link rel="canonical" href="${escapeHtml(url)}">`,
    ...(article.excerpt
      ? [`<meta name="description" content="${escapeHtml(article.excerpt)}">`]
      : []),
    ...tags,
  ].join('\n');
}

function byline({ author, locale, publishedAt }: PublishedArticle): string {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Lisbon' });
  const time = `<time datetime="${escapeHtml(publishedAt)}">${escapeHtml(date.format(new Date(publishedAt)))}</time>`;
  return `<p class="byline">${author ? `<bdi>${escapeHtml(author)}</bdi> · ` : ''}${time}</p>`;
}

function imageTag({ url, alternativeText, width, height }: Picture): string {
  const size = width && height ? ` width="${width}" height="${height}"` : '';
  return `<img src="${escapeHtml(url)}" alt="${escapeHtml(alternativeText ?? '')}"${size}>`;
}

function gallery(pictures: Picture[]): string {
  return pictures.length > 0 ? `<div class="gallery">${pictures.map(imageTag).join('')}</div>` : '';
}

function tagList({ tags }: PublishedArticle): string {
  const items = (tags ?? []).map(({ name }) => `<li>${escapeHtml(name)}</li>`);
  return items.length > 0 ? `<ul class="tags">${items.join('')}</ul>` : '';
}
