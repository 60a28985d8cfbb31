import { foldText } from './fold-word';
import type { GuardSource } from './guard-source';
import { withoutHidden } from './hidden-characters';
import { withoutOrders, type WithoutOrders } from './orders';

/** UTF-16 units of a field: about 15,000 words; models are shown less. */
const MAX_READ = 100_000;

/** Between fields, so that nothing is found across them. */
const FIELD_SIGN = '\uE000';
const BORDER = `\n${FIELD_SIGN}\n`;

/** A source without what speaks to a model, in the forms that it is asked in. */
export interface SourceText {
  /** Title, summary and body: what they say, and which links and mentions they hold. */
  said: string;
  /** Tags, author, names and descriptions of files: words and numbers only. */
  beside: string;
  /** What its orders put between quotation marks, to be said in a post. */
  ordered: readonly string[];
  /** As it came, for what must be found letter by letter. */
  raw: string;
}

export const sourceTextOf = (source: GuardSource): SourceText => {
  const { tags, author, siteName, files } = source;
  const said = [source.title, source.summary, source.body].map(read);
  const beside = [
    ...tags,
    ...[author ?? '', siteName ?? ''],
    ...files.flatMap(({ name, altText }) => [name.replace(/\.\w{2,5}$/, ''), altText ?? '']),
  ]
    .filter((text) => text !== '')
    .map(read);
  const own = borne(said.join(BORDER));
  const other = borne(beside.join(BORDER));
  return {
    ...{ said: own.text, beside: other.text, ordered: [...own.ordered, ...other.ordered] },
    raw: [...said, ...beside].join(BORDER),
  };
};

const read = (text: string): string => text.slice(0, MAX_READ).toWellFormed();

/** Readers never see these. */
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

const borne = (text: string): WithoutOrders =>
  withoutOrders(withoutHidden(text).replace(COMMENT, ' '), FIELD_SIGN);

/** White space, quotation marks, dashes and case evened, for stretches that are taken word by word. */
export const evened = (text: string): string =>
  text
    .replace(/[“”„‟«»＂〝〞〟]/gu, '"')
    .replace(/[‘’‚‹›ʼ`]/gu, "'")
    .replace(/[–—−‐‑]/gu, '-')
    .replace(/…/gu, '...')
    .replace(/[\s\u00A0\u202F\u2009\u200E\u200F\u061C\u00AD]+/gu, ' ')
    .toLowerCase();

/** Every stretch of white space and every border of fields as one space. */
export const evenlySpaced = (text: string): string => text.replace(/[\s\uE000]+/gu, ' ');

/** Folded words without anything between, for scripts that part none. */
export const squashed = (text: string): string => foldText(text).replaceAll(' ', '');
