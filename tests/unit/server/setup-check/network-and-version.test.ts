import { checkSetup } from '../../../../server/src/services/setup-check/check-setup';
import { findingOf, json, noAnswer, NOW, page, someFacts, type Platform } from './builders';

const of = (platform: Platform, id: string) => findingOf(someFacts(platform), id);

describe('reaching the platform', () => {
  it('works', async () => {
    expect(await of({}, 'reachable')).toMatchObject({ level: 'ok' });
  });

  it.each([
    ['could not be reached (ENOTFOUND).', 'unreachable', 'DNS'],
    ['could not be reached (EAI_AGAIN).', 'unreachable', 'DNS'],
    ['could not be reached (SELF_SIGNED_CERT_IN_CHAIN).', 'unreachable', 'NODE_EXTRA_CA_CERTS'],
    ['could not be reached (CERT_HAS_EXPIRED).', 'unreachable', 'NODE_EXTRA_CA_CERTS'],
    ['could not be reached (ECONNREFUSED).', 'unreachable', 'firewall'],
    ['did not answer in time.', 'timeout', 'HTTP_PROXY'],
    [
      'is a private network address. Set http.allowPrivateHosts to true if this is meant.',
      'unreachable',
      'allowPrivateHosts to true under social-distribution',
    ],
  ] as const)('fails: it %s', async (words, kind, advice) => {
    const down = noAnswer(kind, `api.platform.example ${words}`);
    const found = await of({ token: down }, 'reachable');
    expect(found).toMatchObject({ level: 'problem' });
    expect(found.title).toContain('api.platform.example');
    expect(found.advice).toContain(advice);
  });

  it('fails when a call was given up', async () => {
    const givenUp = noAnswer('aborted', 'www.platform.example was not waited for.');
    const found = await of({ authorize: givenUp }, 'reachable');
    expect(found).toMatchObject({ level: 'problem' });
    expect(found.advice).toContain('Nothing came back in time');
  });
});

describe('the API version', () => {
  const version = (
    sent: string,
    known = { default: '202609', sunsetAt: '2027-09-15' as string | null }
  ) => findingOf(someFacts({}, { apiVersion: known, deps: { apiVersion: sent } }), 'api-version');
  const META = { default: 'v26.0', sunsetAt: null };

  it.each([
    ['202609', 'ok'],
    ['202611', 'ok'],
    ['202603', 'ok'],
    ['202512', 'warning'],
    ['202511', 'problem'],
    ['202501', 'problem'],
    ['2026-09', 'problem'],
    ['202613', 'problem'],
    ['v26.0', 'problem'],
  ])('%s of LinkedIn: %s', async (sent, level) => {
    expect(await version(sent)).toMatchObject({ level });
  });

  it.each([
    ['v26.0', 'ok'],
    ['v27.0', 'ok'],
    ['v24.0', 'warning'],
    ['26', 'problem'],
  ])('%s of Meta: %s', async (sent, level) => {
    expect(await version(sent, META)).toMatchObject({ level });
  });

  it('says the day and the cure when the known version is near its end, or past it', async () => {
    const near = await version('202609', { default: '202609', sunsetAt: '2026-12-15' });
    expect(near).toMatchObject({ level: 'warning' });
    expect(near.title).toContain('on 2026-12-15');
    expect(near.advice).toContain('apiVersion');
    const past = await version('202609', { default: '202609', sunsetAt: '2026-11-01' });
    expect(past).toMatchObject({ level: 'problem' });
    expect(past.title).toContain('switched API version 202609 off');
  });

  it('is nothing to look at where there are no versions', async () => {
    expect((await checkSetup(someFacts())).map(({ id }) => id)).not.toContain('api-version');
  });
});

describe('the clock', () => {
  const answeredAt = (ms: number) =>
    json(400, { error: 'invalid_grant' }, { date: new Date(NOW + ms).toUTCString() });

  it.each([0, 59_000, -59_000])('is right at %i ms', async (ms) => {
    expect(await of({ token: answeredAt(ms) }, 'clock')).toMatchObject({ level: 'ok' });
  });

  it.each([
    [120_000, '120 seconds behind'],
    [-90_000, '90 seconds ahead'],
  ])('goes wrong at %i ms', async (ms, words) => {
    const found = await of({ token: answeredAt(ms) }, 'clock');
    expect(found).toMatchObject({ level: 'warning' });
    expect(found.title).toContain(words);
    expect(found.advice).toContain('NTP');
  });

  it('believes the nearest of several: a cached page tells an old time', async () => {
    const old = page(200, '', { date: new Date(NOW - 3_600_000).toUTCString() });
    expect(await of({ token: answeredAt(0), authorize: old }, 'clock')).toMatchObject({
      level: 'ok',
    });
  });

  it('is left out when nobody tells the time', async () => {
    expect((await checkSetup(someFacts())).map(({ id }) => id)).not.toContain('clock');
  });
});
