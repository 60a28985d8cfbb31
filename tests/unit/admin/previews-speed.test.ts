import { withLocalTexts } from '../../../admin/src/previews/with-local-texts';
import { aPart, aPost, drawn, PLATFORM_IDS } from './previews-gallery';

const WORDS =
  'The lighthouse of Westhaven 🦀 opens #tide @light https://westhaven.org/visit on Sunday. ';

/** What is promised of a preview after typing stops. */
const PROMISED_MS = 100;

/** Time of the processor, the best of some runs: others use the same machine. */
const fastest = (run: () => void): number => {
  const times = Array.from({ length: 8 }, () => {
    const begun = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
};

describe('a preview while somebody types', () => {
  it.each(PLATFORM_IDS)('of a long post is counted and drawn in time on %s', (platform) => {
    const target = aPost(platform, { limit: 500, parts: [aPart('')] });
    const text = WORDS.repeat(40);
    expect(
      fastest(() => {
        drawn(withLocalTexts(target, [text]));
      })
    ).toBeLessThan(PROMISED_MS);
  });

  it('of a thread of 25 parts is counted and drawn in time', () => {
    const parts = Array.from({ length: 25 }, (_, index) => `${index + 1}/25 ${WORDS.repeat(3)}`);
    const target = aPost('x', { parts: parts.map((text) => aPart(text)) });
    const typed = parts.map((text, index) => (index === 12 ? `${text}!` : text));
    expect(
      fastest(() => {
        drawn(withLocalTexts(target, typed));
      })
    ).toBeLessThan(PROMISED_MS);
  });

  it('of the longest post that X takes is counted and drawn in time', () => {
    const target = aPost('x', { limit: 25_000, parts: [aPart('')] });
    const text = WORDS.repeat(290);
    expect(
      fastest(() => {
        drawn(withLocalTexts(target, [text]));
      })
    ).toBeLessThan(PROMISED_MS);
  });
});
