import { beginningOf, cleanText } from './clean-text';
import { evenSpaces, gapBetween, leadingSpaces, trailingSpaces } from './spaces';
import { MAX_DEPTH, MAX_OUTPUT_LENGTH } from './limits';

const INDENT = '  ';
const BULLET = '•';
const CELL_GAP = ' · ';

/** An open list: what its next item begins with. */
interface OpenList {
  /** Null: bullets. */
  nextNumber: number | null;
}

/**
 * Collects what the readers of blocks, Markdown and HTML find, and lays it out as plain text.
 * Line ends and spaces are owed until the next text comes, so that none stand at the ends and empty
 * elements leave nothing behind.
 */
export class TextFlow {
  private readonly pieces: string[] = [];
  private length = 0;
  /** Line ends owed before the next text: 2 is an empty line. */
  private breaks = 0;
  /** Spaces owed before the next text. */
  private gap = '';
  private lastWritten = '';
  private readonly lists: OpenList[] = [];
  /** What the next text begins with, as the first of its list item. */
  private marker: string | null = null;
  private hiddenDepth = 0;
  private verbatimDepth = 0;
  private cellDepth = 0;
  private rowHasText = false;
  private owesCellGap = false;

  /** No more text is taken. */
  get isFull(): boolean {
    return this.length >= MAX_OUTPUT_LENGTH;
  }

  /** Running text: spaces and line ends even out to one space, unless it is verbatim. */
  text(raw: string): void {
    if (this.hiddenDepth > 0 || this.isFull || raw === '') return;
    const text = cleanText(raw);
    if (this.verbatimDepth > 0) this.verbatimLines(text);
    else this.runningText(text);
  }

  /** Text whose line ends are meant. */
  lines(raw: string): void {
    for (const [index, line] of cleanText(raw).split('\n').entries()) {
      if (this.isFull) return;
      if (index > 0) this.lineBreak();
      this.text(line);
    }
  }

  lineBreak(): void {
    if (this.hiddenDepth > 0) return;
    if (this.cellDepth > 0) this.gap ||= ' ';
    else this.owe(Math.min(2, this.breaks + 1));
  }

  /** The edge of a paragraph or of anything that stands on lines of its own. */
  block(): void {
    if (this.hiddenDepth > 0) return;
    if (this.cellDepth > 0) this.gap ||= ' ';
    else this.owe(this.lists.length > 0 ? 1 : 2);
  }

  /** @param firstNumber of an ordered list; null: bullets. */
  openList(firstNumber: number | null): void {
    this.block();
    this.lists.push({ nextNumber: firstNumber });
  }

  closeList(): void {
    this.lists.pop();
    this.block();
  }

  /** @param number in place of the next one of an ordered list. */
  openItem(number?: number): void {
    if (this.hiddenDepth > 0) return;
    this.block();
    if (this.cellDepth > 0) return;
    const list = this.lists.at(-1);
    if (!list || list.nextNumber === null) {
      this.marker = BULLET;
      return;
    }
    const own = number ?? list.nextNumber;
    this.marker = `${own}.`;
    list.nextNumber = own + 1;
  }

  closeItem(): void {
    if (this.hiddenDepth > 0) return;
    this.marker = null;
    this.block();
  }

  /** A box at the beginning of a list item stands for its bullet; elsewhere it is left out. */
  checkbox(isChecked: boolean): void {
    if (this.hiddenDepth > 0 || this.marker === null) return;
    const box = isChecked ? '☑' : '☐';
    this.marker = this.marker === BULLET ? box : `${this.marker} ${box}`;
  }

  openRow(): void {
    if (this.hiddenDepth > 0) return;
    this.owe(1);
    this.rowHasText = false;
    this.owesCellGap = false;
  }

  openCell(): void {
    this.cellDepth += 1;
    if (this.hiddenDepth > 0) return;
    this.gap ||= ' ';
    this.owesCellGap = this.rowHasText;
  }

  closeCell(): void {
    this.cellDepth = Math.max(0, this.cellDepth - 1);
  }

  /** From here on spaces and line ends stay as they are, until `closeVerbatim`. */
  openVerbatim(): void {
    this.block();
    this.verbatimDepth += 1;
  }

  closeVerbatim(): void {
    this.verbatimDepth = Math.max(0, this.verbatimDepth - 1);
    this.block();
  }

  /** From here on nothing is taken, until `show`. */
  hide(): void {
    this.hiddenDepth += 1;
  }

  show(): void {
    this.hiddenDepth = Math.max(0, this.hiddenDepth - 1);
  }

  toString(): string {
    return beginningOf(this.pieces.join(''), MAX_OUTPUT_LENGTH).trimEnd();
  }

  private owe(breaks: number): void {
    this.breaks = Math.max(this.breaks, breaks);
    this.gap = '';
  }

  private runningText(text: string): void {
    const lead = leadingSpaces(text);
    if (lead !== '') this.gap ||= lead;
    if (lead.length === text.length) return;
    const trail = trailingSpaces(text);
    this.put(evenSpaces(text.slice(lead.length, text.length - trail.length)));
    this.gap = trail;
  }

  private verbatimLines(text: string): void {
    for (const [index, line] of text.replace(/\t/g, INDENT).split('\n').entries()) {
      if (this.isFull) return;
      if (index > 0) this.lineBreak();
      const body = line.replaceAll('\u00A0', ' ').trimEnd();
      if (body !== '') this.put(body);
      this.gap += ' '.repeat(line.length - body.length);
    }
  }

  private put(body: string): void {
    const before = this.beginning(body);
    this.pieces.push(before, body);
    this.length += before.length + body.length;
    this.lastWritten = body.slice(-2);
    this.breaks = 0;
    this.gap = '';
    this.marker = null;
    this.rowHasText = true;
    this.owesCellGap = false;
  }

  /** What is owed before this text: line ends with the place in the list, or spaces. */
  private beginning(body: string): string {
    const isFirst = this.length === 0;
    if (isFirst || this.breaks > 0 || this.marker !== null) {
      const ends = isFirst ? '' : '\n'.repeat(Math.max(1, this.breaks));
      return ends + this.lineStart() + (this.verbatimDepth > 0 ? this.gap : '');
    }
    if (this.owesCellGap) return CELL_GAP;
    return this.verbatimDepth > 0 ? this.gap : gapBetween(this.lastWritten, this.gap, body);
  }

  private lineStart(): string {
    const depth = Math.min(this.lists.length, MAX_DEPTH);
    if (this.marker === null) return INDENT.repeat(depth);
    return `${INDENT.repeat(Math.max(0, depth - 1))}${this.marker} `;
  }
}
