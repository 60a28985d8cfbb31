import { MAX_DEPTH, MAX_INPUT_LENGTH, MAX_NODES } from './limits';
import type { TextFlow } from './text-flow';

/** One node of Strapi's blocks editor; unknown kinds are read through their children. */
interface BlockNode {
  type?: unknown;
  text?: unknown;
  children?: unknown;
  format?: unknown;
}

/** What may still be read. One text may stand in many places, so its characters count each time. */
interface Allowance {
  nodes: number;
  characters: number;
}

interface Reading {
  flow: TextFlow;
  allowance: Allowance;
  depth: number;
}

/**
 * Reads the JSON of Strapi's blocks editor. Marks (bold, code…) and the addresses of links are left
 * out, pictures give nothing. Nodes below {@link MAX_DEPTH}, broken ones and those beyond
 * {@link MAX_NODES} are passed over; a cycle ends at the depth.
 */
export const readBlocks = (blocks: readonly unknown[], flow: TextFlow): void => {
  const allowance = { nodes: MAX_NODES, characters: MAX_INPUT_LENGTH };
  readEach(blocks, { flow, allowance, depth: 0 }, readBlock);
};

type ReadNode = (node: BlockNode, reading: Reading) => void;

const readEach = (nodes: unknown, reading: Reading, read: ReadNode): void => {
  if (!Array.isArray(nodes) || reading.depth >= MAX_DEPTH) return;
  const { flow, allowance } = reading;
  for (const node of nodes as unknown[]) {
    if (allowance.nodes <= 0 || flow.isFull) return;
    allowance.nodes -= 1;
    if (isNode(node)) read(node, { ...reading, depth: reading.depth + 1 });
  }
};

const readBlock: ReadNode = (node, reading) => {
  const { flow } = reading;
  switch (node.type) {
    case 'text':
    case 'link':
      return readInline(node, reading);
    case 'image':
      return;
    case 'list':
      return readList(node, reading);
    case 'code':
      flow.openVerbatim();
      readEach(node.children, reading, readInline);
      return flow.closeVerbatim();
    default:
      flow.block();
      readInline(node, reading);
      return flow.block();
  }
};

/** A list holds items and, between them, the lists that belong to the item before. */
const readList: ReadNode = (list, reading) => {
  const { flow } = reading;
  flow.openList(list.format === 'ordered' ? 1 : null);
  readEach(list.children, reading, (node, inside) => {
    if (node.type === 'list') return readList(node, inside);
    flow.openItem();
    readInline(node, inside);
    flow.closeItem();
  });
  flow.closeList();
};

const readInline: ReadNode = (node, reading) => {
  if (node.type === 'image') return;
  if (node.type === 'list') return readList(node, reading);
  if (typeof node.text === 'string') return readText(node.text, reading);
  readEach(node.children, reading, readInline);
};

/** Shift and Enter put a line end into the text of a paragraph. */
const readText = (text: string, { flow, allowance }: Reading): void => {
  const taken = text.slice(0, allowance.characters);
  allowance.characters -= taken.length;
  flow.lines(taken);
};

const isNode = (value: unknown): value is BlockNode => typeof value === 'object' && value !== null;
