/** What the blocks editor makes of an article; the seed's blocks are some of these. */
export interface TextNode {
  type: 'text';
  text: string;
  bold?: true;
  italic?: true;
  code?: true;
}

export interface LinkNode {
  type: 'link';
  url: string;
  children: TextNode[];
}

export type InlineNode = TextNode | LinkNode;

export interface ListItem {
  type: 'list-item';
  children: InlineNode[];
}

export interface List {
  type: 'list';
  format: 'ordered' | 'unordered';
  /** A list within belongs to the item before it. */
  children: (ListItem | List)[];
}

export interface Picture {
  type: 'image';
  image: { url: string; alternativeText: string; caption: string };
  children: InlineNode[];
}

export type Block =
  | { type: 'paragraph' | 'quote'; children: InlineNode[] }
  | { type: 'heading'; level: number; children: InlineNode[] }
  | { type: 'code'; children: TextNode[] }
  | List
  | Picture;
