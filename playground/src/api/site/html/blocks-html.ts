import type { Block, Inline, ListBlock } from '../published-article';
import { escapeHtml } from './escape-html';

const safeLink = /^(?:https?:|mailto:|tel:|\/)/i;

/** Renders the body of an article. */
export function blocksHtml(blocks: Block[]): string {
  return blocks.map(blockHtml).join('\n');
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inlinesHtml(block.children)}</p>`;
    case 'quote':
      return `<blockquote>${inlinesHtml(block.children)}</blockquote>`;
    case 'code':
      return `<pre><code>${inlinesHtml(block.children)}</code></pre>`;
    case 'heading': {
      // The title of the article is the page's h1, so the headings of the body start at h2.
      const level = Math.max(2, block.level);
      return `<h${level}>${inlinesHtml(block.children)}</h${level}>`;
    }
    case 'image': {
      const { url, alternativeText } = block.image;
      return `<img src="${escapeHtml(url)}" alt="${escapeHtml(alternativeText ?? '')}">`;
    }
    case 'list':
      return listHtml(block);
  }
}

function listHtml(list: ListBlock): string {
  const tag = list.format === 'ordered' ? 'ol' : 'ul';
  const items = list.children.map((child) =>
    child.type === 'list' ? listHtml(child) : `<li>${inlinesHtml(child.children)}</li>`
  );
  return `<${tag}>${items.join('')}</${tag}>`;
}

function inlinesHtml(inlines: Inline[]): string {
  return inlines.map(inlineHtml).join('');
}

function inlineHtml(inline: Inline): string {
  if (inline.type === 'link') {
    const content = inlinesHtml(inline.children);
    return safeLink.test(inline.url)
      ? `<a href="${escapeHtml(inline.url)}">${content}</a>`
      : content;
  }
  const marks: [boolean | undefined, string][] = [
    [inline.code, 'code'],
    [inline.bold, 'strong'],
    [inline.italic, 'em'],
    [inline.underline, 'u'],
    [inline.strikethrough, 's'],
  ];
  const text = escapeHtml(inline.text).replace(/\n/g, '<br>');
  return marks.reduce((html, [on, tag]) => (on ? `<${tag}>${html}</${tag}>` : html), text);
}
