import fc from 'fast-check';

import { defaultKnobs } from '../../../sandbox/src/x/knobs';
import { textProblem } from '../../../sandbox/src/x/post-rules';
import { postSchema } from '../../../sandbox/src/x/post-schema';
import { seededAccounts } from '../../../sandbox/src/x/accounts';
import { generatedPost } from '../../platform-kit/generated-posts';

import { connectedAdapter, type Connected } from './connected-adapter';
import { XSession } from './x-session';

const SEED = 20_261_122;
const LIMIT = 280;
const TEXTS = fc.sample(generatedPost(LIMIT), { numRuns: 5000, seed: SEED });
const OVER_HTTP = 100;

let x: XSession;
let connected: Connected;
beforeAll(async () => {
  x = await XSession.start();
  x.configure({ duplicateWindowMs: 0, rateLimits: { 'create-post': OVER_HTTP } });
  connected = connectedAdapter(x);
});
afterAll(() => x.close());

const isValidToUs = (text: string): boolean =>
  connected.adapter.check(connected.request({ texts: [text] })).length === 0;

const isAcceptedByX = (text: string): boolean => {
  const [account] = seededAccounts();
  if (!account) throw new Error('Nobody lives there.');
  const knobs = defaultKnobs();
  return (
    postSchema.safeParse({ text }).success &&
    textProblem({ knobs, account, text: text.normalize('NFC') }) === null
  );
};

it('we and X agree on 5,000 generated texts, of which many are too long', () => {
  const verdicts = TEXTS.map((text) => ({
    text,
    ours: isValidToUs(text),
    theirs: isAcceptedByX(text),
  }));
  expect(verdicts.filter(({ ours, theirs }) => ours !== theirs)).toEqual([]);
  const refused = verdicts.filter(({ ours }) => !ours).length;
  expect(refused).toBeGreaterThan(500);
  expect(refused).toBeLessThan(4500);
  // Some five seconds of work; a busy machine takes longer.
}, 120_000);

it('we and X agree on 100 of them over HTTP', async () => {
  const { accessToken } = connected.credentials;
  for (const text of TEXTS.slice(0, OVER_HTTP)) {
    const { status } = await x.post(accessToken, { text });
    expect({ text, isAccepted: status === 201 }).toEqual({ text, isAccepted: isValidToUs(text) });
  }
}, 120_000);
