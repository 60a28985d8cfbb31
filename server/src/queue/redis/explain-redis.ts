import { codeOf, messageOf, networkProblem } from '../network-problem';
import { TookTooLongError } from '../within';
import { OLDEST_MAJOR } from './server-facts';

/** Redis is older than BullMQ can use. */
export class RedisTooOldError extends Error {
  constructor(readonly version: string) {
    super(`Redis ${version} is too old`);
    this.name = 'RedisTooOldError';
  }
}

/** Beginnings of Redis' own error messages. */
const ANSWERS: readonly (readonly [RegExp, string])[] = [
  [/^NOAUTH|AUTH .*called without|no password/i, 'it wants a password: put it into queue.url'],
  [/^WRONGPASS|invalid (?:username-)?password/i, 'user or password are wrong: correct queue.url'],
  [/^NOPERM/i, 'the user of queue.url may not do what a queue needs: give it more rights'],
  [/DB index is out of range/i, 'it has no database of that number: correct queue.url'],
  [/^LOADING/i, 'it is starting and still loads its data'],
  [/^READONLY/i, 'it is a read-only replica: queue.url must name the primary'],
  [/^OOM/i, 'its memory is full: give it more, or remove what it need not keep'],
  [/^MISCONF/i, 'it cannot write to its disk: look into its log'],
  [/^MASTERDOWN|^CLUSTERDOWN/i, 'it has lost the servers that it works with'],
  [/^MOVED|^CROSSSLOT/i, 'it is a cluster: queue.url must name a single Redis'],
  [/^Protocol error/i, 'what answers there is not Redis, or wants TLS (rediss://)'],
  [/Connection is closed|isn't writeable/i, 'the connection was cut'],
  [/connect ETIMEDOUT/i, 'nobody answers in time'],
];

/** A Redis without TLS does not even refuse it. */
const SILENT_TLS = 'nobody answers in time: does it speak TLS? If not, use redis:// in queue.url';

/** What is wrong with the Redis of a URL, in words. */
export const explainRedis = (error: unknown, url: string): string => {
  if (error instanceof RedisTooOldError) {
    return `it is version ${error.version}, and ${OLDEST_MAJOR}.0 or newer is needed: update it`;
  }
  const message = messageOf(error);
  const isSilent = error instanceof TookTooLongError || /connect ETIMEDOUT/i.test(message);
  if (isSilent && url.startsWith('rediss:')) return SILENT_TLS;
  if (error instanceof TookTooLongError) return 'it does not answer';
  const network = networkProblem(error);
  if (network) return network;
  const known = ANSWERS.find(([pattern]) => pattern.test(message));
  return known?.[1] ?? `${codeOf(error)} ${message}`.trim();
};
