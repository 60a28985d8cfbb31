/** Something in a text that the server draws in a way of its own. Places count code points. */
export type Entity =
  | { kind: 'url'; start: number; end: number; url: string }
  | { kind: 'mention'; start: number; end: number; user: string; domain: string | null }
  | { kind: 'hashtag'; start: number; end: number; tag: string };

type Chars = readonly string[];

const isWord = (char: string | undefined): boolean =>
  char !== undefined && /^[\p{L}\p{M}\p{Nd}\p{Pc}]$/u.test(char);
const isSpace = (char: string): boolean => /^\p{White_Space}$/u.test(char);
const isAsciiAlphanumeric = (char: string | undefined): boolean =>
  char !== undefined && /^[a-z0-9]$/i.test(char);
const isUserChar = (char: string | undefined): boolean =>
  char !== undefined && /^[a-z0-9_]$/i.test(char);
const isDigit = (char: string | undefined): boolean => char !== undefined && /^[0-9]$/.test(char);

type Finder = (chars: Chars, place: number) => Entity | { end: number } | null;

/** From left to right, none inside another (EXTRACTOR). */
const scan = (text: string, find: Finder): Entity[] => {
  const chars = Array.from(text);
  const entities: Entity[] = [];
  let place = 0;
  while (place < chars.length) {
    const found = find(chars, place);
    if (found && 'kind' in found) entities.push(found);
    place = found ? found.end : place + 1;
  }
  return entities;
};

/** Links and mentions, which count less than they are long. */
export const scanCounted = (text: string): Entity[] =>
  scan(text, (chars, place) => urlAt(chars, place) ?? mentionAt(chars, place));

/** All that is drawn in a way of its own. */
export const scanText = (text: string): Entity[] =>
  scan(
    text,
    (chars, place) => urlAt(chars, place) ?? mentionAt(chars, place) ?? hashtagAt(chars, place)
  );

/** Characters in front of which `http` begins no link. */
const GLUE = new Set(['@', '＠', '$', '#', '＃', '\ufffe', '\ufeff', '\uffff']);

const urlAt = (chars: Chars, start: number): Entity | null => {
  const before = chars[start - 1];
  if (isAsciiAlphanumeric(before) || (before !== undefined && GLUE.has(before))) return null;
  const scheme = schemeLength(chars, start);
  const hostEnd = scheme === 0 ? null : hostEndOf(chars, start + scheme);
  if (hostEnd === null) return null;
  const end = queryEndOf(chars, pathEndOf(chars, portEndOf(chars, hostEnd)));
  return { kind: 'url', start, end, url: chars.slice(start, end).join('') };
};

const schemeLength = (chars: Chars, start: number): number => {
  const beginning = chars
    .slice(start, start + 8)
    .join('')
    .toLowerCase();
  if (beginning === 'https://') return 8;
  return beginning.startsWith('http://') ? 7 : 0;
};

const PUNCTUATION = new Set('!"#$%&\'()*+,-./:;<=>?@[]^_`{|}~\\');

const isHostChar = (char: string): boolean => {
  const code = char.codePointAt(0) ?? 0;
  if (code <= 0x20 || (code >= 0x7f && code <= 0xa0)) return false;
  if (code === 0xfffe || code === 0xfeff || code === 0xffff) return false;
  return !PUNCTUATION.has(char) && !isSpace(char);
};

/** The longest run of labels that ends in something like a top-level domain; null: there is none. */
const hostEndOf = (chars: Chars, start: number): number | null => {
  const labels: { start: number; end: number }[] = [];
  let labelStart = start;
  for (let place = start; ; place += 1) {
    const char = chars[place];
    const goesOn = char !== undefined && (isHostChar(char) || char === '-' || char === '_');
    if (goesOn) continue;
    labels.push({ start: labelStart, end: place });
    if (char !== '.') break;
    labelStart = place + 1;
  }
  for (let last = labels.length - 1; last > 0; last -= 1) {
    const top = labels[last];
    const before = labels.slice(0, last).map((at) => chars.slice(at.start, at.end));
    const end = top && isName(before) ? topLevelEnd(chars, top.start) : null;
    if (end !== null) return end;
  }
  return null;
};

/** Every label has something and does not begin or end with a dash; the last one has no underscore. */
const isName = (labels: readonly Chars[]): boolean =>
  labels.every((label, place) => {
    const [first = '', final = ''] = [label[0], label.at(-1)];
    const hasGoodEnds = label.length > 0 && !/[-_]/.test(first) && !/[-_]/.test(final);
    return hasGoodEnds && (place < labels.length - 1 || !label.includes('_'));
  });

const topLevelEnd = (chars: Chars, start: number): number | null => {
  if (
    chars
      .slice(start, start + 4)
      .join('')
      .toLowerCase() === 'xn--'
  ) {
    const end = endOfRun(chars, start + 4, isAsciiAlphanumeric);
    if (end > start + 4) return end;
  }
  const end = endOfRun(chars, start, (char) => /^[a-z]$/i.test(char ?? ''));
  const next = chars[end];
  return end - start >= 2 && !isDigit(next) && next !== '@' ? end : null;
};

const endOfRun = (
  chars: Chars,
  start: number,
  belongs: (char: string | undefined) => boolean
): number => {
  let end = start;
  while (belongs(chars[end])) end += 1;
  return end;
};

const portEndOf = (chars: Chars, start: number): number => {
  if (chars[start] !== ':') return start;
  const end = endOfRun(chars, start + 1, isDigit);
  return end > start + 1 ? end : start;
};

const isPathChar = (char: string | undefined): boolean =>
  char !== undefined && !isSpace(char) && !'<>()?'.includes(char);
/** A sentence's own signs after a link are none of it. */
const NO_PATH_END = new Set('()?!*"\'「」<>;:=,.$%[]~&|@');

const pathEndOf = (chars: Chars, start: number): number => {
  if (chars[start] !== '/') return start;
  let end = start + 1;
  for (let place = start + 1; place < chars.length;) {
    const char = chars[place] ?? '';
    const groupEnd = char === '(' ? groupEndOf(chars, place) : null;
    if (groupEnd !== null) {
      place = end = groupEnd;
      continue;
    }
    if (!isPathChar(char)) break;
    place += 1;
    if (!NO_PATH_END.has(char)) end = place;
  }
  return end;
};

/** Behind the parenthesis that closes the one at `start`; one more level may be inside. */
const groupEndOf = (chars: Chars, start: number): number | null => {
  let place = start + 1;
  while (place < chars.length && chars[place] !== ')') {
    if (chars[place] === '(') {
      const inner = endOfRun(chars, place + 1, isPathChar);
      if (inner === place + 1 || chars[inner] !== ')') return null;
      place = inner + 1;
    } else if (isPathChar(chars[place])) place += 1;
    else return null;
  }
  return chars[place] === ')' && place > start + 1 ? place + 1 : null;
};

const isBeyondAscii = (char: string): boolean => {
  const code = char.codePointAt(0) ?? 0;
  const isGap = (code > 0xfdcf && code < 0xfdf0) || (code > 0xffef && code < 0x10000);
  return code >= 0xa0 && code <= 0x10fffd && !isGap;
};

const isQueryChar = (char: string | undefined): boolean =>
  char !== undefined &&
  (isAsciiAlphanumeric(char) || "!?*'();:&=+$/%#[]-_.,~|@^".includes(char) || isBeyondAscii(char));

const queryEndOf = (chars: Chars, start: number): number => {
  if (chars[start] !== '?') return start;
  for (let end = endOfRun(chars, start + 1, isQueryChar); end > start + 1; end -= 1) {
    const last = chars[end - 1] ?? '';
    if (isAsciiAlphanumeric(last) || '_&=#/-'.includes(last) || isBeyondAscii(last)) return end;
  }
  return start;
};

/** Words joined by dots and dashes, as user names and domains are; 0 characters: there is none. */
const joinedWordsEnd = (
  chars: Chars,
  start: number,
  belongs: (char: string | undefined) => boolean
): number => {
  let end = endOfRun(chars, start, belongs);
  while (end > start) {
    const next = endOfRun(chars, end, (char) => char === '.' || char === '-');
    const wordEnd = endOfRun(chars, next, belongs);
    if (next === end || wordEnd === next) return end;
    end = wordEnd;
  }
  return start;
};

/** A mention, or the end of what only looked like one. */
const mentionAt = (chars: Chars, start: number): Entity | { end: number } | null => {
  const before = chars[start - 1];
  if (chars[start] !== '@' || before === '=' || before === '/' || isWord(before)) return null;
  const userEnd = joinedWordsEnd(chars, start + 1, isUserChar);
  if (userEnd === start + 1) return null;
  const domainEnd =
    chars[userEnd] === '@' ? joinedWordsEnd(chars, userEnd + 1, isWord) : userEnd + 1;
  const isRemote = domainEnd > userEnd + 1;
  const end = isRemote ? domainEnd : userEnd;
  const after = chars.slice(end, end + 3).join('');
  if (/^[@＠]/.test(after) || after === '://') return { end: isRemote ? end : start + 1 };
  const domain = isRemote ? chars.slice(userEnd + 1, domainEnd).join('') : null;
  return { kind: 'mention', start, end, user: chars.slice(start + 1, userEnd).join(''), domain };
};

const hashtagAt = (chars: Chars, start: number): Entity | null => {
  const before = chars[start - 1];
  if (chars[start] !== '#' || isWord(before) || before === '/' || before === ')') return null;
  const end = endOfRun(chars, start + 1, isWord);
  const tag = chars.slice(start + 1, end).join('');
  return /\D/u.test(tag) ? { kind: 'hashtag', start, end, tag } : null;
};
