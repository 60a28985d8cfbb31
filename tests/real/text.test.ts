import { countText } from '../../server/src/platforms/bluesky/text';
import type { JsonValue } from '../../server/src/platforms/contract';
import { PlatformFailure } from '../../server/src/platforms/contract';
import { onePart, realAdapter, requestFor, signedIn, type SignedIn } from './real-adapter';
import { readPost } from './real-pds';

let who: SignedIn;

beforeAll(async () => {
  who = await signedIn();
});

/** What the server itself says about a text, without the adapter's own check in between. */
const serverTakes = async (text: string): Promise<boolean> => {
  const request = requestFor(who, onePart('placeholder'));
  const adapter = realAdapter();
  const [part] = await adapter.prepare(request);
  if (!part) throw new Error('Nothing was prepared');
  const payload = part.payload as { record: Record<string, JsonValue> };
  const longer = { ...payload, record: { ...payload.record, text } };
  try {
    await adapter.commit(request, { index: 0, payload: longer }, []);
    return true;
  } catch (error) {
    if (error instanceof PlatformFailure && error.family === 'rejected') return false;
    throw error;
  }
};

const FAMILY = '👩‍👩‍👧';

describe('the length of a text', () => {
  it.each([
    ['300 letters', 'a'.repeat(300), true],
    ['301 letters', 'a'.repeat(301), false],
    ['300 Han characters', '灯'.repeat(300), true],
    ['300 letters with marks', 'e\u0301'.repeat(300), true],
    ['3000 bytes of families', FAMILY.repeat(166) + 'a'.repeat(12), true],
    ['3001 bytes of families', FAMILY.repeat(166) + 'a'.repeat(13), false],
    ['301 flags', '🇳🇴'.repeat(301), false],
  ])('is judged alike by us and by the server: %s', async (_, text, allowed) => {
    expect(countText(text) <= 300).toBe(allowed);
    await expect(serverTakes(text)).resolves.toBe(allowed);
  });
});

describe('mentions', () => {
  it('reach an account that exists and stay plain for one that does not', async () => {
    const text = `By @${who.account.handle} and @nobody-at-all.test 🙂`;
    const { id } = await realAdapter().publish(requestFor(who, onePart(text)));
    const { value } = await readPost(id);
    expect(value.text).toBe(text);
    expect(value.facets.flatMap(({ features }) => features)).toEqual([
      { $type: 'app.bsky.richtext.facet#mention', did: who.account.id },
    ]);
  });
});
