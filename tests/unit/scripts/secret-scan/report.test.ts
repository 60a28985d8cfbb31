import { isClean, reportOf, summaryLine } from '../../../../scripts/secret-scan/report';
import { ANSWERS, EXCEPTIONS } from '../../../../scripts/secret-scan/search/exceptions';
import { RecordedPlace } from '../../../../scripts/secret-scan/places/recorded-place';
import { assertAllKinds } from '../../../../scripts/secret-scan/search/expected';
import { searchPlace } from '../../../../scripts/secret-scan/search/search-place';
import { Secrets } from '../../../../scripts/secret-scan/search/secret';
import { Searcher } from '../../../../scripts/secret-scan/search/searcher';

const COOKIE = 'the-cookie-of-a-started-sign-in';

const searchAnswer = (where: string, name = 'OAuth state cookie', place = ANSWERS) => {
  const answers = new RecordedPlace(place, [
    { where, bytes: Buffer.from(`set-cookie: ${COOKIE}`) },
  ]);
  return searchPlace(answers, new Searcher([{ name, bytes: Buffer.from(COOKIE) }]));
};

const CONNECT = 'POST /api/admin/distribution/platforms/x/connect 200';

const resultOf = async (where: string) => ({
  secrets: 1,
  reports: [await searchAnswer(where)],
  missed: new Map([[ANSWERS, [] as string[]]]),
  seconds: 61.4,
});

describe('an exception', () => {
  it('lets the browser that begins a sign-in have its cookie, and counts it', async () => {
    expect(await searchAnswer(CONNECT)).toMatchObject({
      hits: [],
      excepted: [expect.objectContaining({ why: expect.stringContaining('browser') as string })],
    });
  });

  it.each([
    ['another route', 'GET /api/admin/distribution/platforms 200', undefined, undefined],
    ['another secret', CONNECT, 'x access token', undefined],
    ['another place', CONNECT, undefined, 'e-mails'],
    ['a longer route', `${CONNECT} and more`, undefined, undefined],
  ])('does not cover %s', async (_, where, name, place) => {
    const { hits, excepted } = await searchAnswer(where, name, place);
    expect(hits).toHaveLength(1);
    expect(excepted).toEqual([]);
  });

  it('is one of two', () => {
    expect(EXCEPTIONS).toHaveLength(2);
  });
});

describe('the verdict', () => {
  it('is clean without hits, and says so in one line', async () => {
    const result = await resultOf(CONNECT);
    expect(isClean(result)).toBe(true);
    expect(summaryLine(result)).toBe(
      'secret-scan: secrets=1 places=1 hits=0 planted=found seconds=61'
    );
  });

  it('names secret, form, place and where of a hit, and never the secret', async () => {
    const result = await resultOf('GET /api/admin/distribution/apps 200');
    const report = reportOf(result).join('\n');
    expect(isClean(result)).toBe(false);
    expect(summaryLine(result)).toContain('hits=1 planted=found');
    expect(report).toContain(
      `1 × OAuth state cookie, plain: ${ANSWERS}, GET /api/admin/distribution/apps 200`
    );
    expect(report).not.toContain(COOKIE);
  });

  it('is not clean when a planted secret was missed, or nothing was searched for', async () => {
    const result = await resultOf(CONNECT);
    const missed = new Map([[ANSWERS, ['hex']]]);
    expect(isClean({ ...result, missed })).toBe(false);
    expect(summaryLine({ ...result, missed })).toContain('planted=missed');
    expect(reportOf({ ...result, missed }).join('\n')).toContain(`not found: ${ANSWERS}, hex`);
    expect(isClean({ ...result, secrets: 0 })).toBe(false);
  });

  it('is refused to a run that came upon too little', () => {
    const secrets = new Secrets();
    secrets.add('x access token', 'some-token-of-a-platform');
    expect(() => assertAllKinds(secrets)).toThrow(/no x refresh token.*no bluesky password/);
  });
});
