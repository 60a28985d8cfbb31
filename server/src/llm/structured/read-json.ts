export type JsonReading =
  | { ok: true; value: Record<string, unknown> }
  | {
      ok: false;
      kind: 'empty' | 'not-json' | 'cut-off' | 'not-an-object';
      /** What is wrong, for people and for the model that is asked again. Quotes nothing of it. */
      problem: string;
    };

type Fault = Extract<JsonReading, { ok: false }>;

/** `{` as it begins an object, not as it stands around a `{placeholder}` in a sentence. */
const OBJECT_START = /\{\s*["}]/g;

/** Models of one's own write down how they came to it, in the answer itself. */
const THOUGHTS = /^<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/i;

const FENCED = /^```[\w-]*\s*([\s\S]*?)\s*```$/;

/**
 * Reads the JSON object out of an answer. Vendors that keep to a schema answer nothing else; other
 * servers put a byte order mark, a fence or a sentence around it. Nothing is repaired: half of a
 * text must never pass for a whole one.
 */
export const readJson = (answer: string): JsonReading => {
  const text = answer
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(THOUGHTS, '')
    .trim();
  if (text === '') return fault('empty', 'The answer is empty.');
  const bare = FENCED.exec(text)?.[1] ?? text;
  const parsed = parse(bare);
  if (parsed.ok) return asObject(parsed.value);
  const piece = longestPiece(bare);
  if (!piece) return fault('not-json', 'The answer is not JSON: there is no object in it.');
  if (/\[\s*$/.test(bare.slice(0, piece.start))) return notAnObject('a list');
  if (piece.end === null) {
    return fault(
      'cut-off',
      `The JSON is cut off: it stops after ${bare.length} characters without its closing bracket.`
    );
  }
  const inner = parse(bare.slice(piece.start, piece.end));
  return inner.ok ? asObject(inner.value) : fault('not-json', faultIn(inner.error));
};

const fault = (kind: Fault['kind'], problem: string): Fault => ({ ok: false, kind, problem });

const notAnObject = (what: string): Fault =>
  fault('not-an-object', `The answer is ${what}, where one JSON object is needed.`);

const asObject = (value: unknown): JsonReading => {
  if (Array.isArray(value)) return notAnObject('a list');
  if (typeof value !== 'object' || value === null) {
    return notAnObject(value === null ? 'null' : `a ${typeof value}`);
  }
  return { ok: true, value: value as Record<string, unknown> };
};

const parse = (text: string): { ok: true; value: unknown } | { ok: false; error: unknown } => {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, error };
  }
};

interface Piece {
  start: number;
  /** After its closing bracket; null: it never closes. */
  end: number | null;
}

/** Sentences around an answer hold examples of it: the longest is the answer, even if it is cut. */
const longestPiece = (text: string): Piece | null => {
  const lengthOf = ({ start, end }: Piece) => (end ?? text.length) - start;
  let longest: Piece | null = null;
  let from = 0;
  for (;;) {
    OBJECT_START.lastIndex = from;
    const found = OBJECT_START.exec(text);
    if (!found) return longest;
    const piece = { start: found.index, end: endOfObject(text, found.index) };
    if (!longest || lengthOf(piece) > lengthOf(longest)) longest = piece;
    if (piece.end === null) return longest;
    from = piece.end;
  }
};

/** Where the bracket that opens at `start` is closed; brackets in strings do not count. */
const endOfObject = (text: string, start: number): number | null => {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (isInString) {
      if (char === '\\') at += 1;
      else if (char === '"') isInString = false;
    } else if (char === '"') isInString = true;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
};

/** The parser's words without the piece of the text that it quotes. */
const faultIn = (error: unknown): string => {
  const words = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(words)?.[1];
  if (position) return `The answer is not JSON: there is a mistake at character ${position}.`;
  const token = /^Unexpected token '?(.)'?/u.exec(words)?.[1];
  return `The answer is not JSON: there is ${token ? `a ${token} where none may be` : 'a mistake in it'}.`;
};
