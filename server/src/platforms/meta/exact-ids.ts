import type { HttpResponse } from '../contract';

/** A bare number where an id stands, with more digits than a double is sure of. */
const NUMERIC_ID = /("(?:\w+_)?id"\s*:\s*)(\d{16,})(?=\s*[,}\]])/g;

/**
 * The body with every id as text: Instagram has been seen to send long ids as numbers, and parsing
 * those loses their last digits. Never throws.
 */
export const readExactIds = ({ text, json }: HttpResponse): unknown => {
  const quoted = text.replace(NUMERIC_ID, '$1"$2"');
  if (quoted === text) return json;
  try {
    return JSON.parse(quoted) as unknown;
  } catch {
    return json;
  }
};
