import { explainPostgres } from '../../../../server/src/queue/postgres/explain-postgres';
import { explainRedis, RedisTooOldError } from '../../../../server/src/queue/redis/explain-redis';
import { isTooOld, readServerFacts } from '../../../../server/src/queue/redis/server-facts';
import { readServerUrl } from '../../../../server/src/queue/server-url';
import { createDistributionQueue } from '../../../../server/src/queue';

const withCode = (code: string, message = '') => Object.assign(new Error(message), { code });

describe('what may be told of a URL', () => {
  it.each([
    ['redis://:hush@queue.example:7000/2', 'queue.example:7000'],
    ['redis://queue.example', 'queue.example:6379'],
    ['postgres:///db?host=/run/postgresql', '/run/postgresql:6379'],
  ])('%s is at %s', (url, place) => {
    expect(readServerUrl(url, 6379).place).toBe(place);
  });

  it('never holds the password, however it is written', () => {
    const { redact } = readServerUrl('redis://me:hu%2Fsh@queue.example', 6379);
    expect(redact('hu/sh hu%2Fsh redis://me:hu%2Fsh@queue.example')).toBe('*** *** ***');
    expect(redact('redis://other:word@elsewhere failed')).toBe('redis://***@elsewhere failed');
  });

  it('is nothing to a text without secrets', () => {
    expect(readServerUrl('redis://queue.example', 6379).redact('all is well')).toBe('all is well');
  });
});

describe('what is wrong with a Redis', () => {
  it.each([
    ['refused', withCode('ECONNREFUSED')],
    ['no such host', withCode('ENOTFOUND')],
    ['TLS failed (DEPTH_ZERO_SELF_SIGNED_CERT)', withCode('DEPTH_ZERO_SELF_SIGNED_CERT')],
    ['wants a password', new Error('NOAUTH Authentication required.')],
    ['are wrong', new Error('WRONGPASS invalid username-password pair')],
    ['more rights', new Error('NOPERM this user has no permissions')],
    ['read-only replica', new Error("READONLY You can't write against a read only replica.")],
    ['memory is full', new Error("OOM command not allowed when used memory > 'maxmemory'.")],
    ['still loads its data', new Error('LOADING Redis is loading the dataset in memory')],
    ['cluster', new Error('MOVED 866 10.0.0.1:6379')],
    ['version 4.0.9, and 5.0 or newer', new RedisTooOldError('4.0.9')],
    ['something new', new Error('something new')],
  ])('is told: ...%s...', (words, error) => {
    expect(explainRedis(error, 'redis://queue.example')).toContain(words);
  });

  it('is seen in its answer to INFO', () => {
    const facts = readServerFacts(
      '# Server\r\nredis_version:4.0.9\r\nmaxmemory_policy:noeviction\r\n'
    );
    expect(facts).toEqual({ version: '4.0.9', evictionPolicy: 'noeviction' });
    expect(isTooOld(facts)).toBe(true);
    expect(isTooOld(readServerFacts('redis_version:7.0.15\r\n'))).toBe(false);
    expect(isTooOld(readServerFacts('dragonfly_version:1\r\n'))).toBe(false);
  });
});

describe('what is wrong with a PostgreSQL', () => {
  it.each([
    ['refused', withCode('ECONNREFUSED')],
    [
      'user or password are wrong',
      withCode('28P01', 'password authentication failed for user "x"'),
    ],
    ['sslmode=require', withCode('28000', 'no pg_hba.conf entry for host "::1", no encryption')],
    [
      'wants a pass',
      new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'),
    ],
    ['max_connections', withCode('53300')],
    ['starting or stopping', withCode('57P03')],
    ['in time', new Error('timeout exceeded when trying to connect')],
    ['was cut', new Error('Connection terminated unexpectedly')],
    [
      'older than version 13',
      Object.assign(new Error(), { name: 'UnsupportedPostgresVersionError' }),
    ],
    ['something new XX000', withCode('XX000', 'something new')],
  ])('is told: ...%s...', (words, error) => {
    expect(explainPostgres(error)).toContain(words);
  });
});

describe('a queue on a server', () => {
  it.each(['redis', 'postgres'] as const)('is refused without URL: %s', (backend) => {
    const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
    const options = { backend, url: null, dataDir: '/nowhere', namespace: 'social', log };
    expect(() => createDistributionQueue(options)).toThrow(`The ${backend} queue needs queue.url.`);
  });
});
