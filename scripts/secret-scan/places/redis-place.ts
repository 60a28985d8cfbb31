import { Redis } from 'ioredis';

import type { Piece, Place } from './place';

/** The scratch copy's number: Redis has sixteen databases, and queues use the first. */
const SCRATCH_DATABASE = 1;

/** Keys and values of one database of a Redis. */
export class RedisPlace implements Place {
  constructor(
    readonly name: string,
    private readonly url: string,
    private readonly database = 0
  ) {}

  async *pieces(): AsyncIterable<Piece> {
    const client = new Redis(this.url, { db: this.database });
    try {
      for (const key of await allKeys(client)) {
        yield { where: `a key of ${familyOf(key)}`, bytes: Buffer.from(key) };
        for (const bytes of await valuesOf(client, key)) yield { where: familyOf(key), bytes };
      }
    } finally {
      client.disconnect();
    }
  }

  async withPlanted(texts: readonly string[]): Promise<Place> {
    const client = new Redis(this.url, { db: this.database });
    try {
      for (const key of await allKeys(client)) {
        await client.call('COPY', key, key, 'DB', SCRATCH_DATABASE, 'REPLACE');
      }
      await client.select(SCRATCH_DATABASE);
      for (const [place, text] of texts.entries()) await plant(client, place, text);
    } finally {
      client.disconnect();
    }
    return new RedisPlace(this.name, this.url, SCRATCH_DATABASE);
  }
}

const plant = async (client: Redis, place: number, text: string): Promise<void> => {
  const key = (type: string) => `planted:${type}:${place}`;
  const ways: (() => Promise<unknown>)[] = [
    () => client.set(key('string'), text),
    () => client.hset(key('hash'), 'data', JSON.stringify({ text })),
    () => client.rpush(key('list'), text),
    () => client.sadd(key('set'), text),
    () => client.zadd(key('sorted'), 1, text),
    () => client.xadd(key('stream'), '*', 'event', text),
    () => client.set(`planted:key:${text}`, ''),
  ];
  await ways[place % ways.length]?.();
};

const allKeys = async (client: Redis): Promise<string[]> => {
  const keys = new Set<string>();
  let cursor = '0';
  do {
    const [next, found] = await client.scan(cursor, 'COUNT', 1000);
    for (const key of found) keys.add(key);
    cursor = next;
  } while (cursor !== '0');
  return [...keys];
};

const valuesOf = async (client: Redis, key: string): Promise<Buffer[]> => {
  switch (await client.type(key)) {
    case 'string':
      return [(await client.getBuffer(key)) ?? Buffer.alloc(0)];
    case 'hash': {
      const fields = await client.hgetallBuffer(key);
      return Object.entries(fields).flatMap(([name, value]) => [Buffer.from(name), value]);
    }
    case 'list':
      return client.lrangeBuffer(key, 0, -1);
    case 'set':
      return client.smembersBuffer(key);
    case 'zset':
      return client.zrangeBuffer(key, 0, -1);
    case 'stream':
      return (await client.xrangeBuffer(key, '-', '+')).flatMap(([, fields]) => fields);
    default:
      return [];
  }
};

/** `bull:deliveries` for `bull:deliveries:4711`. */
const familyOf = (key: string): string => key.split(':').slice(0, 2).join(':');
