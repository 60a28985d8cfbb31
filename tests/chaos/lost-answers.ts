import type { Fault } from '../../sandbox/src';

/** Where each platform's call that makes a post visible carries its text. */
const TEXT_PATHS = { x: 'text', linkedin: 'commentary', bluesky: 'record.text' } as const;

/** Shares of all commits, in the order in which they are drawn. */
const SHARES: readonly { share: number; fault: Pick<Fault, 'kind' | 'status' | 'ifAccepted'> }[] = [
  // 10 % lose the answer after the platform accepted: no answer at all, or half of one.
  { share: 0.05, fault: { kind: 'commit-then-drop', ifAccepted: true } },
  { share: 0.05, fault: { kind: 'commit-then-cut', ifAccepted: true } },
  // 5 % lose the call before the platform saw it.
  { share: 0.05, fault: { kind: 'drop-before' } },
  // 5 % are answered 5xx although the platform accepted.
  { share: 0.05, fault: { kind: 'commit-then-status', status: 502, ifAccepted: true } },
];

/** Bluesky alone also asks some calls to wait a second; else no attempt would ever just fail. */
const REFUSED_SHARE = 0.06;

/**
 * The faults of the calls that commit, for `POST /control/faults`. What strikes a call is decided
 * by seed, text and try, never by the order of arrival. A fault is drawn only when those before it
 * did not strike, so its probability is its share of what they leave.
 */
export const lostAnswers = (): Fault[] =>
  Object.entries(TEXT_PATHS).flatMap(([platform, chanceBy]) => {
    const call = { platform, operation: 'create-post', times: -1, chanceBy };
    let left = 1;
    const lost: Fault[] = SHARES.map(({ share, fault }) => {
      const probability = share / left;
      left -= share;
      return { ...call, ...fault, probability };
    });
    if (platform !== 'bluesky') return lost;
    const headers = { 'retry-after': '1' };
    const refusal = { kind: 'status', status: 429, headers } as const;
    return [...lost, { ...call, ...refusal, probability: REFUSED_SHARE / left }];
  });
