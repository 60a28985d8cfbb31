import { LIMITS } from './instance';
import type { Params } from './request-params';
import { graphemeCount } from './status-text';
import { nextId, type Mastodon, type Poll } from './state';

interface PollDraft {
  options: string[];
  expiresInS: number;
  multiple: boolean;
  hideTotals: boolean;
}

/** From JSON, or from a form's `poll[options][]` and `poll[expires_in]`. Null: no poll. */
export const readPoll = (params: Params): PollDraft | null => {
  const given = asObject(params.poll) ?? fromForm(params);
  if (!given) return null;
  const options = Array.isArray(given.options) ? given.options : [];
  return {
    options: options.filter((option) => typeof option === 'string'),
    expiresInS: Number(given.expires_in),
    multiple: isTrue(given.multiple),
    hideTotals: isTrue(given.hide_totals),
  };
};

const asObject = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;

const fromForm = (params: Params): Record<string, unknown> | null => {
  const fields = Object.entries(params).flatMap(([name, value]) => {
    const [, inner] = /^poll\[(\w+)\]$/.exec(name) ?? [];
    return inner === undefined ? [] : [[inner, value] as const];
  });
  return fields.length === 0 ? null : Object.fromEntries(fields);
};

export const isTrue = (value: unknown): boolean =>
  value === true || value === 'true' || value === '1' || value === 1;

/** POLL-OPTIONS and its neighbour for the time. */
export const pollProblems = ({ options, expiresInS }: PollDraft): string[] => {
  const problems: string[] = [];
  const { pollOptions, pollOptionLength, minPollS, maxPollS } = LIMITS;
  if (options.length < 2) problems.push('Poll options must have more than one item');
  if (options.length > pollOptions) {
    problems.push(`Poll options can't contain more than ${pollOptions} items`);
  }
  if (options.some((option) => graphemeCount(option) > pollOptionLength)) {
    problems.push(`Poll options can't be longer than ${pollOptionLength} characters each`);
  }
  if (new Set(options).size < options.length) problems.push('Poll options contain duplicate items');
  if (!(expiresInS >= minPollS)) problems.push('Poll expires at is too soon');
  if (expiresInS > maxPollS) problems.push('Poll expires at is too far into the future');
  return problems;
};

export const makePoll = (
  mastodon: Mastodon,
  { options, expiresInS, multiple, hideTotals }: PollDraft
): Poll => ({
  id: nextId(mastodon),
  ...{ options, multiple, hideTotals },
  expiresAt: mastodon.world.clock.now() + expiresInS * 1000,
});

export const pollView = ({ world }: Mastodon, poll: Poll): Record<string, unknown> => ({
  id: poll.id,
  expires_at: new Date(poll.expiresAt).toISOString(),
  expired: world.clock.now() >= poll.expiresAt,
  multiple: poll.multiple,
  votes_count: 0,
  voters_count: 0,
  options: poll.options.map((title) => ({ title, votes_count: poll.hideTotals ? null : 0 })),
  emojis: [],
  voted: true,
  own_votes: [],
});
