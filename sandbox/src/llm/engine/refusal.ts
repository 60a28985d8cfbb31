/** Why a call is refused; each vendor has its own status and words for it. */
export type RefusalReason =
  | 'invalid'
  | 'key-missing'
  | 'key-refused'
  | 'unauthorized'
  | 'no-money'
  | 'out-of-credit'
  | 'out-of-quota'
  | 'forbidden'
  | 'model-unknown'
  | 'model-retired'
  | 'no-route'
  | 'too-large'
  | 'busy'
  | 'input-blocked'
  | 'slow'
  | 'internal'
  | 'unavailable'
  | 'overloaded';

export interface RefusalDetails {
  /** What it is about, where a vendor names that: a parameter, a model, a path. */
  subject?: string | null;
  /** The vendor's own code, where it has one that the reason does not tell. */
  code?: string | null;
  /** Null: the vendor does not say. */
  retryAfterSeconds?: number | null;
  /** In place of the vendor's own. */
  status?: number;
}

/** Ends a call; `message` in place of the vendor's usual words when it is not empty. */
export class Refusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    message = '',
    readonly details: RefusalDetails = {}
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** A request that the vendor does not understand. */
export const invalid = (message: string, details: RefusalDetails = {}): Refusal =>
  new Refusal('invalid', message, details);
