import { Redis } from 'ioredis';

import {
  isPostgresInstalled,
  isRedisInstalled,
  startPostgres,
  startRedis,
} from '../../../../scripts/services';
import { parseConfig } from '../../../../server/src/config/parse-config';
import { queueServerFindings } from '../../../../server/src/services/doctor/queue-server';

const PASSWORD = 'quay-Password-4711';

const lookAt = (backend: string, url?: string) => {
  const { queue } = parseConfig({
    encryption: { key: '0f'.repeat(32) },
    queue: { backend, url },
  });
  return queueServerFindings(queue);
};

describe('the server of the queue', () => {
  it('is not asked for by the embedded queue', async () => {
    expect(await lookAt('embedded')).toEqual([]);
  });

  it.each([
    ['redis', `redis://:${PASSWORD}@127.0.0.1:9`],
    ['postgres', `postgres://me:${PASSWORD}@127.0.0.1:9/queue`],
  ])('%s that is away is a problem, and its password stays in', async (backend, url) => {
    const [found, ...others] = await lookAt(backend, url);
    expect(others).toEqual([]);
    expect(found?.level).toBe('problem');
    expect(found?.title).toContain('127.0.0.1:9 cannot be used: the connection is refused');
    expect(found?.advice).toContain('queue.url');
    expect(JSON.stringify(found)).not.toContain(PASSWORD);
  });
});

(isRedisInstalled() ? describe : describe.skip)('a Redis', () => {
  const keysOf = async (url: string): Promise<number> => {
    const client = new Redis(url);
    const count = await client.dbsize();
    client.disconnect();
    return count;
  };

  it('answers, and nothing is written to it', async () => {
    const redis = await startRedis();
    try {
      expect(await lookAt('redis', redis.url)).toMatchObject([
        { level: 'ok', title: expect.stringMatching(/answers \(version \d/) as string },
      ]);
      expect(await keysOf(redis.url)).toBe(0);
      expect(await lookAt('redis', `${redis.url}/4711`)).toMatchObject([
        { level: 'problem', title: expect.stringContaining('database of that number') as string },
      ]);
    } finally {
      await redis.close();
    }
  });

  it('is warned of when it may drop jobs', async () => {
    const redis = await startRedis({ args: ['--maxmemory-policy', 'allkeys-lru'] });
    try {
      const [answers, found] = await lookAt('redis', redis.url);
      expect(answers?.level).toBe('ok');
      expect(found).toMatchObject({ level: 'warning' });
      expect(found?.advice).toContain('noeviction');
    } finally {
      await redis.close();
    }
  });

  it('that does not answer is a problem, and is not waited for', async () => {
    const redis = await startRedis();
    try {
      redis.pause();
      expect(await lookAt('redis', redis.url)).toMatchObject([
        { level: 'problem', title: expect.stringContaining('does not answer') as string },
      ]);
    } finally {
      redis.resume();
      await redis.close();
    }
  });
});

(isPostgresInstalled() ? describe : describe.skip)('a PostgreSQL', () => {
  it('answers, and no schema is made in it', async () => {
    const postgres = await startPostgres();
    try {
      const url = await postgres.createDatabase('queue');
      expect(await lookAt('postgres', url)).toMatchObject([
        { level: 'ok', title: expect.stringMatching(/answers \(version \d/) as string },
      ]);
      await postgres.run('CREATE SCHEMA social_distribution', 'queue');
      const gone = url.replace(/\/queue\b/, '/nothing');
      expect(await lookAt('postgres', gone)).toMatchObject([
        { level: 'problem', title: expect.stringContaining('does not exist there') as string },
      ]);
    } finally {
      await postgres.close();
    }
  }, 60_000);
});
