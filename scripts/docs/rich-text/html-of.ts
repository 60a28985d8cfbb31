import type { Block, InlineNode, List, TextNode } from './blocks';

/** The HTML that CKEditor 5 holds when somebody writes these blocks into it. */
export const htmlOf = (blocks: readonly Block[]): string => blocks.map(blockHtml).join('');

const blockHtml = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inlineHtml(block.children)}</p>`;
    case 'heading':
      return `<h${block.level}>${inlineHtml(block.children)}</h${block.level}>`;
    case 'quote':
      return `<blockquote><p>${inlineHtml(block.children)}</p></blockquote>`;
    case 'code':
      return `<pre><code class="language-plaintext">${block.children
        .map(({ text }) => escapeText(text))
        .join('')}</code></pre>`;
    case 'list':
      return listHtml(block);
    case 'image':
      return (
        `<figure class="image"><img src="${block.image.url}" alt="${escapeAttribute(block.image.alternativeText)}">` +
        `<figcaption>${escapeText(block.image.caption)}</figcaption></figure>`
      );
  }
};

/** A list within stands in the item before it. */
const listHtml = ({ format, children }: List): string => {
  const name = format === 'ordered' ? 'ol' : 'ul';
  const items: string[] = [];
  for (const child of children) {
    if (child.type === 'list') items.push((items.pop() ?? '') + listHtml(child));
    else items.push(inlineHtml(child.children));
  }
  return `<${name}>${items.map((item) => `<li>${item}</li>`).join('')}</${name}>`;
};

const inlineHtml = (nodes: readonly InlineNode[]): string =>
  nodes
    .map((node) =>
      node.type === 'link'
        ? `<a href="${escapeAttribute(node.url)}">${node.children.map(textHtml).join('')}</a>`
        : textHtml(node)
    )
    .join('');

const textHtml = ({ text, bold, italic, code }: TextNode): string => {
  let html = escapeText(text).replaceAll('\n', '<br>');
  if (code) html = `<code>${html}</code>`;
  if (italic) html = `<i>${html}</i>`;
  return bold ? `<strong>${html}</strong>` : html;
};

/** For what stands between tags. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const escapeAttribute = (value: string): string => escapeText(value).replaceAll('"', '&quot;');
