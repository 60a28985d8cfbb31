export interface ServerFacts {
  /** e.g. `7.0.15`; null when the server does not say. */
  version: string | null;
  /** What happens when the memory is full; null when the server does not say. */
  evictionPolicy: string | null;
}

/** Reads Redis' answer to INFO. */
export const readServerFacts = (info: string): ServerFacts => ({
  version: field(info, 'redis_version'),
  evictionPolicy: field(info, 'maxmemory_policy'),
});

const field = (info: string, name: string): string | null =>
  new RegExp(`^${name}:(.+?)\\r?$`, 'm').exec(info)?.[1] ?? null;

/** BullMQ cannot work with anything older. */
export const OLDEST_MAJOR = 5;

export const isTooOld = ({ version }: ServerFacts): boolean =>
  version !== null && Number.parseInt(version, 10) < OLDEST_MAJOR;
