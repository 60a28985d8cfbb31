import { inspect } from 'node:util';

import { TransportError } from '../../../../server/src/platforms/contract';
import { answer } from '../../../platform-kit/scripted-http';
import { NOON } from '../../../platform-kit/fake-clock';
import { failureOf } from '../meta/builders';
import { content, instagramOver, QUOTA, refusal, request, status, TOKEN } from './builders';
import { ScriptedHttp } from '../../../platform-kit/scripted-http';

const HOUR_MS = 3_600_000;

type Step = ReturnType<typeof answer> | Error;

const onCreate = (step: Step) => {
  const http = new ScriptedHttp()
    .on('GET', '/content_publishing_limit', QUOTA)
    .on('POST', '/media', step);
  return failureOf(instagramOver(http).adapter.publish(request(content('x'))));
};

const onPublish = (step: Step) => {
  const http = new ScriptedHttp()
    .on('GET', '/content_publishing_limit', QUOTA)
    .on('POST', '/media_publish', step)
    .on('POST', '/media', answer(200, { id: '1' }))
    .on('GET', 'fields=status_code', status('FINISHED'));
  return failureOf(instagramOver(http).adapter.publish(request(content('x'))));
};

type Row = [
  code: number,
  subcode: number | undefined,
  create: string,
  publish: string,
  name: string,
];

/** The page's whole table: what each error means before and at the call that shows the post. */
const TABLE: Row[] = [
  [-2, 2207003, 'retryable', 'unknown_outcome', 'PLATFORM_TROUBLE'],
  [-2, 2207020, 'retryable', 'retryable', 'CONTAINER_EXPIRED'],
  [-1, 2207001, 'retryable', 'unknown_outcome', 'PLATFORM_TROUBLE'],
  [-1, 2207032, 'retryable', 'unknown_outcome', 'PLATFORM_TROUBLE'],
  [-1, 2207053, 'retryable', 'unknown_outcome', 'PLATFORM_TROUBLE'],
  [-1, 2207073, 'rejected', 'rejected', 'REMOVAL_UNSUPPORTED'],
  [1, 2207057, 'rejected', 'rejected', 'THUMB_OFFSET'],
  [4, 2207051, 'account_problem', 'account_problem', 'ACTIVITY_RESTRICTED'],
  [4, undefined, 'retryable', 'retryable', 'RATE_LIMITED'],
  [9, 2207042, 'rate_limited', 'rate_limited', 'DAILY_LIMIT'],
  [9, undefined, 'rate_limited', 'rate_limited', 'DAILY_LIMIT'],
  [24, 2207006, 'retryable', 'retryable', 'MEDIA_NOT_FOUND'],
  [24, 2207008, 'retryable', 'retryable', 'CONTAINER_UNKNOWN'],
  [25, 2207050, 'account_problem', 'account_problem', 'ACCOUNT_RESTRICTED'],
  [25, undefined, 'account_problem', 'account_problem', 'ACCOUNT_RESTRICTED'],
  [100, 2207023, 'rejected', 'rejected', 'MEDIA_TYPE_UNKNOWN'],
  [100, 2207028, 'rejected', 'rejected', 'CAROUSEL_COUNT'],
  [100, 2207040, 'rejected', 'rejected', 'TOO_MANY_TAGS'],
  [100, 33, 'account_problem', 'account_problem', 'NOT_FOUND'],
  [100, undefined, 'rejected', 'rejected', 'GRAPH_100'],
  [352, 2207026, 'rejected', 'rejected', 'VIDEO_FORMAT'],
  [9004, 2207052, 'retryable', 'retryable', 'MEDIA_NOT_FETCHED'],
  [9007, 2207027, 'retryable', 'retryable', 'NOT_READY'],
  [36000, 2207004, 'rejected', 'rejected', 'IMAGE_TOO_LARGE'],
  [36001, 2207005, 'rejected', 'rejected', 'IMAGE_FORMAT'],
  [36003, 2207009, 'rejected', 'rejected', 'IMAGE_RATIO'],
  [36004, 2207010, 'rejected', 'rejected', 'CAPTION_TOO_LONG'],
  [-1, 2207077, 'retryable', 'unknown_outcome', 'VIDEO_NOT_FETCHED'],
  [-1, 2207082, 'retryable', 'unknown_outcome', 'VIDEO_NOT_FETCHED'],
  [100, 2207081, 'rejected', 'rejected', 'TRIAL_UNAVAILABLE'],
  ...[458, 459, 460, 463, 464, 467, 492].map((subcode): Row => [
    190,
    subcode,
    'auth_expired',
    'auth_expired',
    expect.any(String) as string,
  ]),
  [10, undefined, 'account_problem', 'account_problem', 'PERMISSION_MISSING'],
  [200, undefined, 'account_problem', 'account_problem', 'PERMISSION_MISSING'],
  [3, undefined, 'account_problem', 'account_problem', 'PERMISSION_MISSING'],
  [80002, undefined, 'retryable', 'retryable', 'RATE_LIMITED'],
  ...[17, 32, 613, 341].map((code): Row => [
    code,
    undefined,
    'retryable',
    'retryable',
    'RATE_LIMITED',
  ]),
  [1, undefined, 'retryable', 'unknown_outcome', 'PLATFORM_TROUBLE'],
  [2, undefined, 'retryable', 'unknown_outcome', 'PLATFORM_TROUBLE'],
];

it.each(TABLE)(
  '%d/%s is %s on the way and %s at the end',
  async (code, subcode, create, publish, name) => {
    const early = await onCreate(refusal(code, subcode));
    expect([early.family, early.code]).toEqual([create, name]);
    const late = await onPublish(refusal(code, subcode));
    expect([late.family, late.code]).toEqual([publish, name]);
  }
);

it('waits as long as the usage header says', async () => {
  const use = { call_count: 101, estimated_time_to_regain_access: 7 };
  const headers = { 'x-business-use-case-usage': JSON.stringify({ [1]: [use] }) };
  const { failure } = await onPublish(refusal(80002, undefined, { headers }));
  expect(failure).toEqual({ family: 'rate_limited', until: NOON + 7 * 60_000 });
});

it('comes back in an hour when the day is used up', async () => {
  const { failure } = await onPublish(refusal(9, 2207042));
  expect(failure).toEqual({ family: 'rate_limited', until: NOON + HOUR_MS });
});

it('names the setting to change when the API version is not served', async () => {
  const failure = await onCreate(
    refusal(2500, undefined, { message: 'Unknown path components: /media' })
  );
  expect(failure.family).toBe('operator_problem');
  expect(failure.message).toContain('platforms.instagram.apiVersion');
});

it.each<[string, Step, string, string]>([
  ['no connection', new TransportError('unreachable', 'x'), 'retryable', 'retryable'],
  ['no answer in time', new TransportError('timeout', 'x'), 'retryable', 'unknown_outcome'],
  ['a broken connection', new TransportError('reset', 'x'), 'retryable', 'unknown_outcome'],
  ['half an answer', new TransportError('cut', 'x'), 'retryable', 'unknown_outcome'],
  ['a page of a proxy', answer(503, '<html>'), 'retryable', 'unknown_outcome'],
  ['too many calls', answer(429, '<html>'), 'retryable', 'retryable'],
  ['an answer that is no JSON', answer(200, '<html>'), 'retryable', 'unknown_outcome'],
  ['an answer without an id', answer(200, { ok: true }), 'retryable', 'unknown_outcome'],
])('%s is %s%s on the way and in doubt at the end', async (_, step, create, publish) => {
  expect((await onCreate(step)).family).toBe(create);
  expect((await onPublish(step)).family).toBe(publish);
});

it('keeps tokens and secrets out of what it says', async () => {
  const message = `Malformed access token ${TOKEN} or IGAAsomeOtherToken`;
  const failure = await onPublish(refusal(36003, 2207009, { message }));
  expect(failure.message).toContain('Malformed access token');
  expect(inspect(failure, { depth: 5 })).not.toMatch(/IGAA\w/);
});
