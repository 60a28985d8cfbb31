import { TransportError } from '../../../../server/src/platforms/contract';
import { FACEBOOK_ROWS } from '../../../../server/src/platforms/facebook/error-rows';
import { answer } from '../../../platform-kit/scripted-http';

import { aRequest, aScene, failureOf, graphError, TOKEN } from './builders';

/** Code, subcode, message, family, our code, words for the editor. */
type Row = [number, number | undefined, string, string, string, RegExp];

const ROWS: Row[] = [
  [506, undefined, 'x', 'rejected', 'DUPLICATE_POST', /says the same already/],
  [100, 1366051, 'x', 'rejected', 'PHOTOS_ALREADY_POSTED', /posted on the Page .* already/],
  [368, 1346003, 'x', 'rejected', 'CONTENT_BLOCKED', /Community Standards/],
  [368, 1404102, 'x', 'rejected', 'CONTENT_BLOCKED', /Community Standards/],
  [100, 1366046, 'x', 'rejected', 'PHOTO_REFUSED', /JPEG or PNG/],
  [1, 1366046, 'x', 'rejected', 'PHOTO_REFUSED', /JPEG or PNG/],
  [100, 1349125, 'x', 'rejected', 'FILE_REFUSED', /format/],
  [100, 2069019, 'x', 'rejected', 'FILE_REFUSED', /damaged/],
  [100, 1609008, 'x', 'rejected', 'LINK_NOT_ALLOWED', /links to itself/],
  [100, 2061006, 'x', 'rejected', 'LINK_INVALID', /Check the address/],
  [1609005, undefined, 'x', 'rejected', 'LINK_NOT_SCRAPED', /everybody can open it/],
  [100, 1609005, 'x', 'rejected', 'LINK_NOT_SCRAPED', /everybody can open it/],
  [321, undefined, 'x', 'rejected', 'ALBUM_FULL', /album of the Page/],
  [324, undefined, 'x', 'rejected', 'IMAGE_INVALID', /no image/],
  [368, 1404112, 'x', 'account_problem', 'ACCOUNT_LIMITED', /limited the account/],
  [200, 1404006, 'x', 'account_problem', 'SECURITY_CHECK', /security check/],
  [200, 1404078, 'x', 'account_problem', 'PUBLISHING_AUTHORIZATION', /publishing authorization/],
  [190, 4854002, 'x', 'account_problem', 'CONFIRM_IDENTITY', /confirm their identity/],
  [2, 1363047, 'x', 'unknown_outcome', 'TEMPORARY_TROUBLE', /did not say whether it posted/],
  [100, 1609010, 'x', 'unknown_outcome', 'TEMPORARY_TROUBLE', /did not say whether it posted/],
  [6001, 1363037, 'x', 'retryable', 'UPLOAD_OFFSET_WRONG', /more, or less/],
  [
    ...([100, undefined, 'The value must be a valid insights metric'] as const),
    ...(['rejected', 'METRIC_UNKNOWN', /does not have one of the figures/] as const),
  ],
  [
    ...([100, undefined, 'Param attached_media[0][media_fbid] is gone'] as const),
    ...(['retryable', 'MEDIA_ID_INVALID', /uploaded again/] as const),
  ],
  // Meta's common lines, met while posting.
  [1, undefined, 'x', 'unknown_outcome', 'PLATFORM_TROUBLE', /did not say whether it posted/],
  [1, 99, 'x', 'unknown_outcome', 'PLATFORM_TROUBLE', /did not say whether it posted/],
  [2, undefined, 'x', 'unknown_outcome', 'PLATFORM_TROUBLE', /did not say whether it posted/],
  [4, undefined, 'x', 'retryable', 'RATE_LIMITED', /no more calls/],
  [17, undefined, 'x', 'retryable', 'RATE_LIMITED', /no more calls/],
  [32, undefined, 'x', 'retryable', 'RATE_LIMITED', /no more calls/],
  [341, undefined, 'x', 'retryable', 'RATE_LIMITED', /no more calls/],
  [613, 1996, 'x', 'retryable', 'RATE_LIMITED', /no more calls/],
  [80001, undefined, 'x', 'retryable', 'RATE_LIMITED', /no more calls/],
  [368, 1390008, 'x', 'retryable', 'TOO_FAST', /too much happens/],
  [368, undefined, 'x', 'account_problem', 'ACCOUNT_BLOCKED', /blocked/],
  [10, undefined, 'x', 'account_problem', 'PERMISSION_MISSING', /permission/],
  [200, undefined, 'x', 'account_problem', 'PERMISSION_MISSING', /permission/],
  [100, 33, 'x', 'account_problem', 'NOT_FOUND', /does not find/],
  [100, undefined, 'Name parameter too long', 'rejected', 'GRAPH_100', /refused a call/],
  [190, 492, 'x', 'auth_expired', 'ROLE_LOST', /lost their role/],
  [190, 463, 'x', 'auth_expired', 'TOKEN_EXPIRED', /expired/],
  [
    ...([2500, undefined, 'Unknown path components: /feed'] as const),
    ...(['operator_problem', 'API_VERSION_UNKNOWN', /platforms\.facebook\.apiVersion/] as const),
  ],
];

/** What posting a text ends in when Facebook answers so. */
const failureFor = async (step: Parameters<ReturnType<typeof aScene>['http']['on']>[2]) => {
  const { http, adapter } = aScene();
  http.on('POST', '/feed', step);
  return failureOf(adapter.publish(aRequest({ text: 'Hello' })));
};

describe('an error while posting', () => {
  it.each(ROWS)('%s/%s "%s" is %s, %s', async (code, subcode, message, family, ourCode, says) => {
    const failure = await failureFor(graphError(code, subcode, message));
    expect(failure).toMatchObject({ family, code: ourCode });
    expect(failure.message).toMatch(says);
  });

  it('has no line that these tests leave out', () => {
    const tested = new Set(ROWS.map((row) => row[4]));
    expect(FACEBOOK_ROWS.filter(({ code }) => !tested.has(code))).toEqual([]);
  });

  it('of the same content is evidence of an earlier attempt', async () => {
    for (const refusal of [graphError(506), graphError(100, 1366051)]) {
      const { failure } = await failureFor(refusal);
      expect(failure).toEqual({ family: 'rejected', isDuplicate: true });
    }
  });

  it('waits as long as Facebook says', async () => {
    const usage = { '615': [{ call_count: 120, estimated_time_to_regain_access: 12 }] };
    const headers = { 'x-business-use-case-usage': JSON.stringify(usage) };
    const { failure } = await failureFor({ ...graphError(80001), headers });
    expect(failure).toMatchObject({ family: 'rate_limited' });
  });

  it.each([
    ['HTML with 500', answer(500, '<html>'), 'unknown_outcome'],
    ['HTML with 403', answer(403, '<html>'), 'retryable'],
    ['an empty success', answer(200, ''), 'unknown_outcome'],
    ['a success that is an error', answer(200, { error: { code: 190 } }), 'auth_expired'],
    ['no connection', new TransportError('unreachable', 'no route'), 'retryable'],
    ['a broken connection', new TransportError('reset', 'gone'), 'unknown_outcome'],
    ['a time-out', new TransportError('timeout', 'late'), 'unknown_outcome'],
  ] as const)('that is none of Facebook’s own: %s', async (_, step, family) => {
    expect((await failureFor(step)).family).toBe(family);
  });

  it('never tells the token, should Facebook repeat it', async () => {
    const message = `Malformed access token ${TOKEN} or EAAsomebodyElses`;
    const failure = await failureFor(graphError(190, undefined, message));
    expect(failure.message).not.toMatch(/EAA/);
    expect(failure.message).toContain('[redacted]');
  });
});
