import { withLocalTexts } from '../../../admin/src/previews/with-local-texts';
import { cpuMs } from '../../cpu-time';
import { aPart, aPost, drawn, PLATFORM_IDS } from './previews-gallery';

const WORDS =
  'The lighthouse of Westhaven 🦀 opens #tide @light https://westhaven.org/visit on Sunday. ';

/** What is promised of a preview after typing stops. */
const PROMISED_MS = 100;

const RUNS = 8;

/** Time of the processor, the best of some runs: the first ones are slow everywhere. */
const fastest = async (run: () => unknown): Promise<number> => {
  const times: number[] = [];
  while (times.length < RUNS) times.push(await cpuMs(run));
  return Math.min(...times);
};

describe('a preview while somebody types', () => {
  it.each(PLATFORM_IDS)('of a long post is counted and drawn in time on %s', async (platform) => {
    const target = aPost(platform, { limit: 500, parts: [aPart('')] });
    const text = WORDS.repeat(40);
    const took = await fastest(() => drawn(withLocalTexts(target, [text])));
    expect(took).toBeLessThan(PROMISED_MS);
  });

  it('of a thread of 25 parts is counted and drawn in time', async () => {
    const parts = Array.from({ length: 25 }, (_, index) => `${index + 1}/25 ${WORDS.repeat(3)}`);
    const target = aPost('x', { parts: parts.map((text) => aPart(text)) });
    const typed = parts.map((text, index) => (index === 12 ? `${text}!` : text));
    const took = await fastest(() => drawn(withLocalTexts(target, typed)));
    expect(took).toBeLessThan(PROMISED_MS);
  });

  it('of the longest post that X takes is counted and drawn in time', async () => {
    const target = aPost('x', { limit: 25_000, parts: [aPart('')] });
    const text = WORDS.repeat(290);
    const took = await fastest(() => drawn(withLocalTexts(target, [text])));
    expect(took).toBeLessThan(PROMISED_MS);
  });
});
