import { randomBytes } from 'node:crypto';

import type { Place } from '../places/place';
import type { Secret } from './secret';
import { Searcher } from './searcher';
import { searchPlace } from './search-place';

interface Planted extends Secret {
  /** The secret within other text, written in one way. */
  text: string;
}

type Encode = (text: string) => string;

/** Ways of writing a text; base64 three times, as the secret may begin anywhere in a group. */
const ENCODINGS: readonly [string, Encode][] = [
  ['plain', (text) => text],
  ...[0, 1, 2].map((before): [string, Encode] => [
    `base64, ${before} before`,
    (text) => Buffer.from('x'.repeat(before) + text).toString('base64'),
  ]),
  ...[0, 1, 2].map((before): [string, Encode] => [
    `base64url, ${before} before`,
    (text) => Buffer.from('x'.repeat(before) + text).toString('base64url'),
  ]),
  ['URL-encoded', encodeURIComponent],
  ['JSON', (text) => JSON.stringify(text)],
  ['hex', (text) => Buffer.from(text).toString('hex')],
];

const plantedSecrets = (): Planted[] =>
  ENCODINGS.map(([name, encode]) => {
    const value = `"planted"/\\+~~~ü ${randomBytes(12).toString('base64url')}`;
    return { name, bytes: Buffer.from(value), text: encode(`${value}, and more`) };
  });

/** Encodings in which a secret that was put there on purpose was not found; none, if all is well. */
export const missedIn = async (place: Place): Promise<string[]> => {
  const planted = plantedSecrets();
  const copy = await place.withPlanted(planted.map(({ text }) => text));
  const { hits } = await searchPlace(copy, new Searcher(planted));
  return planted.map(({ name }) => name).filter((name) => !hits.some((hit) => hit.secret === name));
};
