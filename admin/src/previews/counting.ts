import { countGraphemes, utf8Length } from '../../../server/src/platforms/bluesky/text';
import { countFacebookCharacters } from '../../../server/src/platforms/facebook/text';
import { countCaption } from '../../../server/src/platforms/instagram/caption';
import { countLittleText } from '../../../server/src/platforms/linkedin/text';
import { countCharacters } from '../../../server/src/platforms/mastodon/text';
import { countThreadsCharacters } from '../../../server/src/platforms/threads/text';
import { countTikTokUnits } from '../../../server/src/platforms/tiktok/text';
import { weighAround } from '../../../server/src/platforms/x/weight';
import { xLinkPlaces } from './text/x-link-places';

type Counter = (text: string) => number;

/** What a link counts on a Mastodon server unless it was built otherwise. */
const MASTODON_LINK = 23;

/** Between white space and a letter one sign ends and another begins, whatever the script. */
const SURE_BORDER = /(?<=[\n ])(?=[\p{L}\p{N}])/u;

/** Browsers take the square of the time to tell the signs of a long text: word by word they do not. */
const wordByWord =
  (count: Counter): Counter =>
  (text) =>
    text.split(SURE_BORDER).reduce((sum, word) => sum + count(word), 0);

const graphemesOf = wordByWord(countGraphemes);

/** Both of Bluesky's limits in one number, as the server reckons: ten bytes for a grapheme. */
const countOnBluesky: Counter = (text) =>
  Math.max(graphemesOf(text), Math.ceil(utf8Length(text) / 10));

const countOnX: Counter = (text) => {
  const normal = text.normalize('NFC');
  return weighAround(normal, xLinkPlaces(normal));
};

const COUNTERS: Record<string, Counter> = {
  x: countOnX,
  linkedin: countLittleText,
  facebook: countFacebookCharacters,
  instagram: countCaption,
  threads: wordByWord(countThreadsCharacters),
  tiktok: countTikTokUnits,
  bluesky: countOnBluesky,
  mastodon: (text) => countCharacters(text, MASTODON_LINK),
};

/**
 * Length of a text by the platform's own counting, at once and without the server, whose answer
 * is the last word: it knows the account. Plain UTF-16 units for a platform that is not known here.
 */
export const countHere = (platform: string, text: string): number =>
  (COUNTERS[platform] ?? countTikTokUnits)(text);
