/** What Strapi's editor of blocks stores. */
export type Block =
  | { type: 'paragraph' | 'quote'; children: Leaf[] }
  | { type: 'heading'; level: number; children: Leaf[] }
  | { type: 'list'; format: 'unordered'; children: { type: 'list-item'; children: Leaf[] }[] };

type Leaf = { type: 'text'; text: string };

const leaf = (text: string): Leaf[] => [{ type: 'text', text }];

/** The body of an article as the playground keeps it. */
export const blocksOf = (body: string): Block[] =>
  body
    .split(/\n{2,}/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map(blockOf);

const blockOf = (piece: string): Block => {
  if (piece.startsWith('## ')) return { type: 'heading', level: 2, children: leaf(piece.slice(3)) };
  if (piece.startsWith('> ')) return { type: 'quote', children: leaf(piece.slice(2)) };
  if (!piece.startsWith('- ')) return { type: 'paragraph', children: leaf(piece) };
  const items = piece.split('\n').map((line) => line.replace(/^- /, ''));
  return {
    type: 'list',
    format: 'unordered',
    children: items.map((item) => ({ type: 'list-item' as const, children: leaf(item) })),
  };
};
