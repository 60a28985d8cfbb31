import type {
  Failure,
  HttpResponse,
  PlatformAdapter,
  PublishRequest,
} from '../../../../server/src/platforms/contract';
import * as bluesky from '../bluesky/builders';
import * as linkedIn from '../linkedin/builders';
import { aRequest as anXRequest } from '../x/builders';
import { FakeX, NOW } from '../x/fake-x';

interface Platform {
  name: 'X' | 'LinkedIn' | 'Bluesky';
  /** Epoch ms on its clock. */
  now: number;
  /** An adapter that gets this one answer to every call. */
  adapterGetting(response: HttpResponse): PlatformAdapter;
  request(): PublishRequest;
}

const PLATFORMS: Platform[] = [
  {
    name: 'X',
    now: NOW,
    adapterGetting: (response) => new FakeX({ http: () => Promise.resolve(response) }).adapter,
    request: () => anXRequest(),
  },
  {
    name: 'LinkedIn',
    now: linkedIn.NOW,
    adapterGetting: (response) =>
      linkedIn.aSetup({ deps: { http: () => Promise.resolve(response) } }).adapter,
    request: () => linkedIn.aSetup().request,
  },
  {
    name: 'Bluesky',
    now: bluesky.NOW,
    adapterGetting: (response) => bluesky.anAdapter(() => Promise.resolve(response)),
    request: () => bluesky.aRequest(),
  },
];

const answer = (status: number, headers: Record<string, string>): HttpResponse => ({
  status,
  headers,
  text: '',
  json: undefined,
});

const dateIn = (platform: Platform, ms: number): string =>
  new Date(platform.now + ms).toUTCString();

/** Of a call that may be repeated. */
const readFailure = async (platform: Platform, response: HttpResponse): Promise<Failure> => {
  const { credentials, account } = platform.request();
  const call = platform.adapterGetting(response).validateCredentials(credentials, account);
  return (await linkedIn.failureOf(call)).failure;
};

/** Of the call that posts. */
const commitFailure = async (platform: Platform, response: HttpResponse): Promise<Failure> =>
  (await linkedIn.failureOf(platform.adapterGetting(response).publish(platform.request()))).failure;

describe.each(PLATFORMS)('$name', (platform) => {
  it.each([500, 502, 503, 504])('that says %i is asked again when it says so', async (status) => {
    expect(await readFailure(platform, answer(status, { 'retry-after': '90' }))).toEqual({
      family: 'retryable',
      retryAfterMs: 90_000,
    });
    const date = dateIn(platform, 45_000);
    expect(await readFailure(platform, answer(status, { 'retry-after': date }))).toEqual({
      family: 'retryable',
      retryAfterMs: 45_000,
    });
  });

  it.each(['', 'soon', '0', '-30', '120, 60'])(
    'that says 503 and Retry-After %j is asked again after our own back-off',
    async (value) => {
      expect(await readFailure(platform, answer(503, { 'retry-after': value }))).toEqual({
        family: 'retryable',
      });
    }
  );

  it('with a clock behind ours is asked again after our own back-off', async () => {
    const date = dateIn(platform, -60_000);
    expect(await readFailure(platform, answer(503, { 'retry-after': date }))).toEqual({
      family: 'retryable',
    });
  });

  it.each([
    ['seconds', () => '90'],
    ['a date', () => dateIn(platform, 90_000)],
  ])('that refuses a post with 429 is left alone for its Retry-After in %s', async (_, value) => {
    expect(await commitFailure(platform, answer(429, { 'retry-after': value() }))).toEqual({
      family: 'rate_limited',
      until: platform.now + 90_000,
    });
  });

  it('is not left alone for more than a day', async () => {
    const failure = await commitFailure(platform, answer(429, { 'retry-after': '9999999' }));
    expect(failure).toEqual({ family: 'rate_limited', until: platform.now + 86_400_000 });
  });

  it('that says 503 when it was to post leaves the outcome open, whatever it asks for', async () => {
    const failure = await commitFailure(platform, answer(503, { 'retry-after': '90' }));
    expect(failure).toEqual({ family: 'unknown_outcome' });
  });
});

const RESET_HEADER = { X: 'x-rate-limit-reset', Bluesky: 'ratelimit-reset' } as const;

describe.each(['X', 'Bluesky'] as const)('the reset header of %s', (name) => {
  const platform = PLATFORMS.find((each) => each.name === name);
  if (!platform) throw new Error(`No ${name}`);
  const headersIn = (ms: number) => ({
    [RESET_HEADER[name]]: String((platform.now + ms) / 1000),
  });

  it('beats a Retry-After', async () => {
    const headers = { ...headersIn(600_000), 'retry-after': '5' };
    expect(await commitFailure(platform, answer(429, headers))).toEqual({
      family: 'rate_limited',
      until: platform.now + 600_000,
    });
  });

  it.each([
    ['past', -600_000, 1_000],
    ['more than a day away', 90_000_000, 86_400_000],
  ])('that is %s is moved to the nearest time that makes sense', async (_, ms, expected) => {
    expect(await commitFailure(platform, answer(429, headersIn(ms)))).toEqual({
      family: 'rate_limited',
      until: platform.now + expected,
    });
  });

  it('says nothing about a server that is down', async () => {
    expect(await readFailure(platform, answer(503, headersIn(600_000)))).toEqual({
      family: 'retryable',
    });
  });
});
