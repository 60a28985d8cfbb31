import type { AiOutcome } from '../../../../contracts/ai-usage';
import type { TransitionName, DeliveryState } from '../deliveries/state-machine';
import type { Tallies } from './tallies';
import { bucketOf } from './time-buckets';

/** A try to publish, as far as it counts. */
export interface CountedAttempt {
  platform: string;
  /** What the try made of the delivery. */
  state: DeliveryState;
  ms: number;
  hasMedia: boolean;
  /** The call that makes a post visible was begun: the platform had taken the files. */
  hasBegun: boolean;
}

/** A call of an AI vendor that ended. */
export interface CountedAiCall {
  provider: string | null;
  outcome: AiOutcome;
  /** Billionths of a US dollar. */
  cost: number;
  /** Null: nobody was asked. */
  ms: number | null;
}

/** A request to our API that was answered. */
export interface CountedRequest {
  api: 'admin' | 'automation';
  httpStatus: number;
  ms: number;
}

const ENDS: Partial<Record<TransitionName, string>> = {
  publish: 'published',
  resolve_posted: 'published',
  fail: 'failed',
  miss: 'missed',
  cancel: 'cancelled',
};

const ATTEMPTS: Partial<Record<DeliveryState, string>> = {
  published: 'published',
  failed: 'failed',
  queued: 'retry',
  held: 'held',
  unknown: 'unknown',
};

/** What is counted while it happens; cheap, and nothing here ever fails. */
export class Counts {
  constructor(private readonly tallies: Tallies) {}

  /** A delivery's state was changed. */
  moved(platform: string, transition: TransitionName): void {
    const outcome = ENDS[transition];
    if (outcome) this.tallies.count('delivery', platform, outcome);
  }

  attempt({ platform, state, ms, hasMedia, hasBegun }: CountedAttempt): void {
    const outcome = ATTEMPTS[state];
    // Somebody else has taken the delivery over.
    if (!outcome) return;
    this.tallies.count('attempt', platform, outcome);
    this.tallies.count('attempt_time', platform, bucketOf(ms), ms);
    if (!hasMedia) return;
    if (hasBegun) this.tallies.count('media', platform, 'taken');
    else if (outcome === 'failed' || outcome === 'retry') {
      this.tallies.count('media', platform, 'failed');
    }
  }

  signIn(platform: string, outcome: 'connected' | 'cancelled' | 'failed'): void {
    this.tallies.count('oauth', platform, outcome);
  }

  queue(isRunning: boolean): void {
    this.tallies.count('queue', '', isRunning ? 'up' : 'down');
  }

  aiCall({ provider, outcome, cost, ms }: CountedAiCall): void {
    const vendor = provider ?? 'none';
    this.tallies.count('ai', vendor, outcome, cost);
    if (outcome === 'answered' && ms !== null) {
      this.tallies.count('ai_time', vendor, bucketOf(ms), ms);
    }
  }

  request({ api, httpStatus, ms }: CountedRequest): void {
    const answer = `${Math.floor(httpStatus / 100)}xx`;
    this.tallies.count('http_time', `${api}:${answer}`, bucketOf(ms), ms);
  }
}
