import type { Behaviour } from './behaviours';
import type { Reply } from './dialect';
import { Refusal, type RefusalReason } from './refusal';

const REASONS: Readonly<Record<number, RefusalReason>> = {
  400: 'invalid',
  401: 'unauthorized',
  402: 'no-money',
  403: 'forbidden',
  404: 'model-retired',
  408: 'slow',
  413: 'too-large',
  429: 'busy',
  498: 'input-blocked',
  500: 'internal',
  503: 'unavailable',
  504: 'slow',
  529: 'overloaded',
};

const NAMED: Partial<Record<Behaviour['kind'], RefusalReason>> = {
  'insufficient-quota': 'out-of-quota',
  'out-of-credit': 'out-of-credit',
  'model-retired': 'model-retired',
};

/** A refusal that a script asks for; null: it asks for an answer. */
export const scriptedRefusal = (behaviour: Behaviour, model: string): Refusal | null => {
  const subject = model;
  if (behaviour.kind === 'error') {
    const { status, retryAfterSeconds, message } = behaviour;
    const reason = REASONS[status] ?? (status < 500 ? 'invalid' : 'internal');
    return new Refusal(reason, message, { status, retryAfterSeconds, subject });
  }
  const reason = NAMED[behaviour.kind];
  return reason ? new Refusal(reason, '', { subject }) : null;
};

/** Some proxy in front of the vendor. */
export const BAD_GATEWAY: Reply = {
  status: 502,
  body: '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>',
};
