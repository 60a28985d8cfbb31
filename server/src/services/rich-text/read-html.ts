import { Parser } from 'htmlparser2';

import { ELEMENT_ROLES, isHiddenElement, type ElementRole } from './html-elements';
import { MAX_NODES, MAX_OPEN_ELEMENTS } from './limits';
import type { TextFlow } from './text-flow';

type Attributes = Readonly<Record<string, string>>;
type OpenRole = ElementRole | 'inline';

/** Takes HTML in pieces; a piece may open what a later one closes. */
export interface HtmlReader {
  write(html: string): void;
}

/** Reads a whole value of HTML, as CKEditor and other editors store it. */
export const readHtml = (html: string, flow: TextFlow): void => {
  // An entity may be the last thing; the parser waits for what follows it.
  htmlReader(flow).write(`${html}\n`);
};

/**
 * Reads HTML into `flow`. Reading stops beyond {@link MAX_NODES} tags and texts, and beyond
 * {@link MAX_OPEN_ELEMENTS} open elements: what stands before is kept.
 */
export const htmlReader = (flow: TextFlow): HtmlReader => {
  const open: OpenRole[] = [];
  let visited = 0;

  const visit = (): void => {
    visited += 1;
    if (visited > MAX_NODES || open.length >= MAX_OPEN_ELEMENTS || flow.isFull) parser.pause();
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      visit();
      const role = roleOf(name, attributes);
      open.push(role);
      openElement({ flow, role, name, attributes });
    },
    ontext(text) {
      visit();
      flow.text(text);
    },
    onclosetag() {
      visit();
      const role = open.pop();
      if (role) closeElement(flow, role);
    },
  });
  return { write: (html) => parser.write(html) };
};

const roleOf = (name: string, attributes: Attributes): OpenRole =>
  isHiddenElement(attributes) ? 'dropped' : (ELEMENT_ROLES.get(name) ?? 'inline');

interface OpenElementArgs {
  flow: TextFlow;
  role: OpenRole;
  name: string;
  attributes: Attributes;
}

const openElement = ({ flow, role, name, attributes }: OpenElementArgs): void => {
  switch (role) {
    case 'dropped':
      return flow.hide();
    case 'block':
      return flow.block();
    case 'break':
    case 'line':
      return flow.lineBreak();
    case 'list':
      return flow.openList(name === 'ol' ? (numberOf(attributes['start']) ?? 1) : null);
    case 'item':
      return flow.openItem(numberOf(attributes['value']));
    case 'checkbox':
      if (attributes['type'] === 'checkbox') flow.checkbox(Object.hasOwn(attributes, 'checked'));
      return;
    case 'row':
      return flow.openRow();
    case 'cell':
      return flow.openCell();
    case 'verbatim':
      return flow.openVerbatim();
    case 'quotation':
      return flow.text('“');
    case 'inline':
      return;
  }
};

const closeElement = (flow: TextFlow, role: OpenRole): void => {
  switch (role) {
    case 'dropped':
      return flow.show();
    case 'block':
      return flow.block();
    case 'list':
      return flow.closeList();
    case 'item':
      return flow.closeItem();
    case 'cell':
      return flow.closeCell();
    case 'verbatim':
      return flow.closeVerbatim();
    case 'quotation':
      return flow.text('”');
    case 'break':
    case 'line':
    case 'checkbox':
    case 'row':
    case 'inline':
      return;
  }
};

/** Nine digits at most, as CommonMark has it: what is longer is no number of an item. */
const numberOf = (value: string | undefined): number | undefined =>
  value !== undefined && /^-?\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
