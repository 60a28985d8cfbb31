import { TransportError, type Clock, type HttpClient } from '../../platforms/contract';

/** What the calls of one check have in common. */
export interface TimedHttp {
  http: HttpClient;
  /** Distance of each answering server's clock to ours, ms; positive: ours is behind. */
  readonly skewsMs: readonly number[];
  /** Hosts that gave no answer, with what happened. */
  readonly failures: ReadonlyMap<string, TransportError>;
}

/** Wraps the way out: an end for every call, and an eye on the clocks of the answering servers. */
export const timedHttp = (http: HttpClient, clock: Clock, timeoutMs: number): TimedHttp => {
  const skewsMs: number[] = [];
  const failures = new Map<string, TransportError>();
  return {
    skewsMs,
    failures,
    http: async (request) => {
      const sentAt = clock.now();
      try {
        // The client's own limit ends a silent connection, the signal one that trickles.
        const signal = AbortSignal.timeout(timeoutMs);
        const answer = await http({ ...request, timeoutMs, signal });
        const theirs = Date.parse(answer.headers.date ?? '');
        if (!Number.isNaN(theirs)) skewsMs.push(theirs - (sentAt + clock.now()) / 2);
        return answer;
      } catch (error) {
        if (error instanceof TransportError) failures.set(new URL(request.url).host, error);
        throw error;
      }
    },
  };
};
