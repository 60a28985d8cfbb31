import type { Block, InlineNode, List, TextNode } from './blocks';

/** The Markdown that Strapi's rich text editor holds when somebody writes these blocks into it. */
export const markdownOf = (blocks: readonly Block[]): string =>
  blocks.map(blockMarkdown).join('\n\n');

const blockMarkdown = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
      return inlineMarkdown(block.children);
    case 'heading':
      return `${'#'.repeat(block.level)} ${inlineMarkdown(block.children)}`;
    case 'quote':
      return `> ${inlineMarkdown(block.children).replaceAll('\n', '\n> ')}`;
    case 'code':
      return `\`\`\`\n${block.children.map(({ text }) => text).join('')}\n\`\`\``;
    case 'list':
      return listMarkdown(block, '');
    case 'image':
      return `![${block.image.alternativeText}](${block.image.url})`;
  }
};

const listMarkdown = ({ format, children }: List, indent: string): string => {
  let number = 0;
  const lines = children.map((child) => {
    // Three spaces are enough below "1." as well as below "-".
    if (child.type === 'list') return listMarkdown(child, `${indent}   `);
    number += 1;
    return `${indent}${format === 'ordered' ? `${number}.` : '-'} ${inlineMarkdown(child.children)}`;
  });
  return lines.join('\n');
};

const inlineMarkdown = (nodes: readonly InlineNode[]): string =>
  nodes
    .map((node) =>
      node.type === 'link'
        ? `[${node.children.map(textMarkdown).join('')}](${node.url})`
        : textMarkdown(node)
    )
    .join('');

const textMarkdown = ({ text, bold, italic, code }: TextNode): string => {
  if (code) return `\`${text}\``;
  const escaped = text.replace(/[\\`*_[\]<&|~]/g, '\\$&').replaceAll('\n', '  \n');
  if (bold) return aroundWords(escaped, '**');
  return italic ? aroundWords(escaped, '_') : escaped;
};

/** Marks stand at words: spaces beside them stay outside. */
const aroundWords = (text: string, mark: string): string =>
  text.replace(/^(\s*)(.*?)(\s*)$/s, `$1${mark}$2${mark}$3`);
