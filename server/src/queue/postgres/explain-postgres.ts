import { MINIMUM_POSTGRES_VERSION } from 'bullmq';

import { codeOf, messageOf, networkProblem } from '../network-problem';
import { TookTooLongError } from '../within';

/** PostgreSQL's own codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const STATES: Record<string, string> = {
  '28P01': 'user or password are wrong: correct queue.url',
  '3D000': 'that database does not exist there: create it, or correct queue.url',
  '42501': 'the user of queue.url lacks rights: it must be allowed to create a schema',
  '25006': 'it is a read-only replica: queue.url must name the primary',
  '3F000': 'its schema was removed, and is made again',
  '42P01': 'its tables were removed, and are made again',
  '42883': 'its functions were removed, and are made again',
  '53100': 'its disk is full',
  '53300': 'it has no connection left: raise its max_connections',
  '57P01': 'it was stopped',
  '57P02': 'it broke down',
  '57P03': 'it is starting or stopping',
};

const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/does not support SSL/i, 'it offers no TLS: take sslmode out of queue.url'],
  [/no encryption|SSL off/i, 'it wants TLS: add sslmode=require to queue.url'],
  [/SASL|password must be a string/i, 'it wants a password: put it into queue.url'],
  [/timeout/i, 'nobody answers in time'],
  [/terminated|not queryable|closed the connection/i, 'the connection was cut'],
];

/** What is wrong with a PostgreSQL, in words. */
export const explainPostgres = (error: unknown): string => {
  if (error instanceof TookTooLongError) return 'it does not answer';
  if (error instanceof Error && error.name === 'UnsupportedPostgresVersionError') {
    return `it is older than version ${MINIMUM_POSTGRES_VERSION}, which is needed: update it`;
  }
  if (error instanceof Error && error.name === 'SchemaVersionMismatchError') {
    return 'a newer version of this plugin uses its schema: update this one, or set queue.namespace';
  }
  const message = messageOf(error);
  const known = MESSAGES.find(([pattern]) => pattern.test(message))?.[1];
  const words = networkProblem(error) ?? STATES[codeOf(error)] ?? known;
  return words ?? `${message} ${codeOf(error)}`.trim();
};
