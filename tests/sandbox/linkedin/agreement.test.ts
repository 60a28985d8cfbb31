import fc from 'fast-check';

import { plainTextOf, readLittleText } from '../../../sandbox/src/linkedin/little-text';
import { commentarySchema } from '../../../sandbox/src/linkedin/post-schema';
import { escapeLittleText } from '../../../server/src/platforms/linkedin/text';
import { generatedPost } from '../../platform-kit/generated-posts';
import { aText, connect, type Connection } from './adapter-for-test';
import { aPost, startLinkedIn, type LinkedInForTest } from './linkedin-for-test';

const SEED = 20_261_122;
const LIMIT = 3000;

let linkedIn: LinkedInForTest;
let connection: Connection;
beforeAll(async () => {
  linkedIn = await startLinkedIn();
  linkedIn.act('configure', { memberCallsPerDay: null });
  connection = connect(linkedIn);
});
afterAll(() => linkedIn.close());

const isValid = (text: string): boolean =>
  connection.adapter.check(connection.request(aText(text))).length === 0;

it('adapter and sandbox agree on 5,000 texts, and nothing is cut', () => {
  const verdicts = { valid: 0, invalid: 0 };
  fc.assert(
    fc.property(generatedPost(LIMIT), (text) => {
      const commentary = escapeLittleText(text);
      const isTaken = commentarySchema.safeParse(commentary).success && commentary.trim() !== '';
      expect([text, isTaken]).toEqual([text, isValid(text)]);
      verdicts[isTaken ? 'valid' : 'invalid'] += 1;
      const { pieces, isCut } = readLittleText(commentary, () => true);
      expect([isCut, plainTextOf(pieces)]).toEqual([false, text]);
    }),
    { numRuns: 5_000, seed: SEED }
  );
  // Both sides of the limit were met.
  expect(verdicts.valid).toBeGreaterThan(1_000);
  expect(verdicts.invalid).toBeGreaterThan(100);
});

it('they agree on 100 texts over HTTP', async () => {
  const { account, credentials } = connection;
  const client = linkedIn.api(credentials.accessToken);
  const texts = fc.sample(generatedPost(LIMIT), { numRuns: 100, seed: SEED });
  for (const text of new Set(texts)) {
    const answer = await client.post(aPost(account.id, { commentary: escapeLittleText(text) }));
    expect([text, answer.status]).toEqual([text, isValid(text) ? 201 : 400]);
  }
});
