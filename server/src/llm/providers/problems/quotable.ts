import type { LlmProviderSettings, LlmRequest } from '../../contract';

/** Of a vendor's sentence that people get to read. */
const MAX_QUOTE = 200;

/** So many characters in a row that stand in the question as well were taken from it. */
const SHARED_LENGTH = 24;

/** What looks like a key, whole or with stars in it, as vendors show the one they were sent. */
const KEY_LIKE = /\b(?:sk|pk|AIza|key)[-_]?[\w*-]{8,}/gi;

/**
 * A vendor's sentence in a form that may be shown: no markup, no key, not long. Null where nothing
 * is left, and where it repeats the question: that holds the words of an entry.
 */
export const quotable = (
  said: string | null | undefined,
  sent: { request: LlmRequest; settings: LlmProviderSettings }
): string | null => {
  const { apiKey } = sent.settings;
  const plain = spaced(said ?? '');
  if (plain === '' || /<\/?[a-z!]/i.test(plain)) return null;
  const safe = (apiKey ? plain.replaceAll(apiKey, '[redacted]') : plain).replace(
    KEY_LIKE,
    '[redacted]'
  );
  const cut = safe.length > MAX_QUOTE ? `${safe.slice(0, MAX_QUOTE).trimEnd()}…` : safe;
  return sharesWith(cut, spaced(`${sent.request.system} ${sent.request.user}`)) ? null : cut;
};

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

const sharesWith = (quote: string, question: string): boolean => {
  for (let at = 0; at + SHARED_LENGTH <= quote.length; at += 1) {
    if (question.includes(quote.slice(at, at + SHARED_LENGTH))) return true;
  }
  return false;
};
