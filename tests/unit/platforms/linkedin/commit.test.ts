import { TransportError } from '../../../../server/src/platforms/contract';
import type { TransportErrorKind } from '../../../../server/src/platforms/contract';
import { imageFile } from '../../../platform-kit/files';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';
import {
  aSetup,
  duplicateOf,
  failureOf,
  MEMBER,
  NOW,
  PAGE,
  scriptUploads,
  someContent,
  urnAt,
} from './builders';
import type { Setup } from './builders';
import type { Answer } from '../../../platform-kit/scripted-http';

const committing = async (setup: Setup, ...answers: Answer[]) => {
  setup.http.on('POST', '/rest/posts', ...answers);
  return setup.adapter.publish(setup.request);
};

describe('a post that LinkedIn takes', () => {
  it.each(['urn:li:share:7390011223344556677', 'urn:li:ugcPost:7390011223344556677'])(
    'is %s, verbatim, with its public address',
    async (urn) => {
      const setup = aSetup();
      const result = await committing(setup, answer(201, '', { 'x-restli-id': urn }));
      expect(result).toEqual({
        id: urn,
        url: `https://web.example/feed/update/${urn}/`,
        parts: [{ index: 0, id: urn, url: `https://web.example/feed/update/${urn}/` }],
      });
      expect(setup.journal.steps).toEqual(['before 0', 'after 0']);
    }
  );

  it('is known by x-linkedin-id where x-restli-id is missing', async () => {
    const urn = urnAt(NOW);
    const result = await committing(aSetup(), answer(201, '', { 'x-linkedin-id': urn }));
    expect(result.id).toBe(urn);
  });

  it('was sent with the required headers and as it was prepared', async () => {
    const setup = aSetup();
    await committing(setup, answer(201, '', { 'x-restli-id': urnAt(NOW) }));
    const [sent] = setup.http.requests;
    expect(sent?.url).toBe('https://api.example/rest/posts');
    expect(sent?.headers).toEqual({
      Authorization: 'Bearer access-token',
      'LinkedIn-Version': '202609',
      'X-Restli-Protocol-Version': '2.0.0',
    });
    const [part] = await setup.adapter.prepare(setup.request);
    expect(ScriptedHttp.jsonOf(sent)).toEqual(part?.payload);
  });

  it('takes the configured API version, else the default', async () => {
    const urn = answer(201, '', { 'x-restli-id': urnAt(NOW) });
    for (const [apiVersion, sent] of [
      ['202611', '202611'],
      [null, '202609'],
    ] as const) {
      const setup = aSetup({ deps: { apiVersion } });
      await committing(setup, urn);
      expect(setup.http.requests[0]?.headers?.['LinkedIn-Version']).toBe(sent);
    }
  });
});

describe('an answer that leaves it open whether it posted', () => {
  it.each([
    ['a 201 without an id', answer(201)],
    ['a 201 with an id that is no URN', answer(201, '', { 'x-restli-id': '739' })],
    ['a 200 of HTML', answer(200, '<html>')],
    ['a redirect', answer(302, '', { location: 'https://elsewhere.example' })],
    ['a 408', answer(408)],
    ['a 500', answer(500, { code: 'INTERNAL_SERVER_ERROR', status: 500 })],
    ['a 502', answer(502, '<html>')],
    ['a 503', answer(503, { message: 'Service Unavailable', status: 503 })],
    ['a 504', answer(504)],
    ['a timeout', new TransportError('timeout', 'x')],
    ['a reset', new TransportError('reset', 'x')],
    ['a cut answer', new TransportError('cut', 'x')],
    ['an aborted call', new TransportError('aborted', 'x')],
    ['an error of unknown kind', new Error('x')],
  ])('%s is an unknown outcome and is not sent again', async (_, given) => {
    const setup = aSetup();
    const failure = await failureOf(committing(setup, given));
    expect(failure.family).toBe('unknown_outcome');
    expect(setup.http.requests).toHaveLength(1);
  });

  it('is only retryable when the call never left', async () => {
    const failure = await failureOf(
      committing(aSetup(), new TransportError('unreachable' satisfies TransportErrorKind, 'x'))
    );
    expect(failure.family).toBe('retryable');
  });
});

describe('the error table', () => {
  const input = (code: string) => ({ errorDetails: { inputErrors: [{ code }] } });

  it.each([
    [400, input('MISSING_FIELD'), 'rejected', 'MISSING_FIELD'],
    [400, input('INVALID_VALUE_FOR_FIELD'), 'rejected', 'INVALID_VALUE_FOR_FIELD'],
    [400, input('INVALID_URN_TYPE'), 'rejected', 'INVALID_URN_TYPE'],
    [400, input('INVALID_URN_ID'), 'rejected', 'INVALID_URN_ID'],
    [400, input('INVALID_VALUE_BLANK_FIELD'), 'rejected', 'INVALID_VALUE_BLANK_FIELD'],
    [400, input('FIELD_LENGTH_TOO_LONG'), 'rejected', 'FIELD_LENGTH_TOO_LONG'],
    [400, input('INVALID_IMAGE_ID'), 'rejected', 'INVALID_IMAGE_ID'],
    [400, { code: 'INVALID_CONTENT_OWNERSHIP' }, 'rejected', 'INVALID_CONTENT_OWNERSHIP'],
    [400, { code: 'MISSING_REQUIRED_FIELD_FOR_DSC' }, 'rejected', 'MISSING_REQUIRED_FIELD_FOR_DSC'],
    [400, '<html>', 'rejected', 'BAD_REQUEST'],
    [400, { code: 'VERSION_MISSING' }, 'operator_problem', 'VERSION_MISSING'],
    [400, { code: 'NONEXISTENT_VERSION' }, 'operator_problem', 'VERSION_MISSING'],
    [400, { message: 'A version must be present.' }, 'operator_problem', 'VERSION_MISSING'],
    [426, '<html>', 'operator_problem', 'NONEXISTENT_VERSION'],
    [400, input('MEDIA_ASSET_WAITING_UPLOAD'), 'retryable', 'MEDIA_ASSET_WAITING_UPLOAD'],
    [400, { message: 'Media is still being processed' }, 'retryable', 'MEDIA_ASSET_WAITING_UPLOAD'],
    [400, input('MEDIA_ASSET_PROCESSING_FAILED'), 'rejected', 'MEDIA_ASSET_PROCESSING_FAILED'],
    [400, input('EXPIRED_UPLOAD_URL'), 'rejected', 'EXPIRED_UPLOAD_URL'],
    [
      401,
      { code: 'EMPTY_ACCESS_TOKEN', serviceErrorCode: 65600 },
      'auth_expired',
      'EMPTY_ACCESS_TOKEN',
    ],
    [401, { message: 'Invalid access token' }, 'auth_expired', 'INVALID_ACCESS_TOKEN'],
    [
      401,
      { code: 'EXPIRED_ACCESS_TOKEN', serviceErrorCode: 65601 },
      'auth_expired',
      'EXPIRED_ACCESS_TOKEN',
    ],
    [
      401,
      { message: 'The token used in the request has expired' },
      'auth_expired',
      'EXPIRED_ACCESS_TOKEN',
    ],
    [
      401,
      { code: 'REVOKED_ACCESS_TOKEN', serviceErrorCode: 65602 },
      'auth_expired',
      'REVOKED_ACCESS_TOKEN',
    ],
    [
      401,
      { message: 'The token used in the request has been revoked by the user' },
      'auth_expired',
      'REVOKED_ACCESS_TOKEN',
    ],
    [403, { code: 'ACCESS_DENIED', serviceErrorCode: 100 }, 'account_problem', 'ACCESS_DENIED'],
    [403, '', 'account_problem', 'ACCESS_DENIED'],
    [404, { code: 'NOT_FOUND' }, 'rejected', 'NOT_FOUND'],
    [409, { code: 'CONFLICT' }, 'retryable', 'CONFLICT'],
    [411, '', 'rejected', 'LENGTH_REQUIRED'],
    [413, '', 'rejected', 'TOO_LARGE'],
    [415, '', 'rejected', 'UNSUPPORTED_TYPE'],
    [418, '', 'rejected', 'HTTP_418'],
    [422, duplicateOf('urn:li:share:7141138937766391808'), 'rejected', 'DUPLICATE_POST'],
    [422, { message: 'Content is a duplicate of urn:li:share:1' }, 'rejected', 'DUPLICATE_POST'],
    [
      422,
      { message: 'ERROR :: /content/article/title :: field is required' },
      'rejected',
      'UNPROCESSABLE',
    ],
    [426, { status: 426, code: 'NONEXISTENT_VERSION' }, 'operator_problem', 'NONEXISTENT_VERSION'],
    [
      429,
      { message: 'Resource level throttle limit', serviceErrorCode: 101 },
      'retryable',
      'TOO_MANY_REQUESTS',
    ],
  ])('reads %i %j as %s (%s), and sends nothing again', async (status, body, family, code) => {
    const setup = aSetup();
    const failure = await failureOf(committing(setup, answer(status, body)));
    expect(failure).toMatchObject({ family, code, httpStatus: status });
    expect(setup.http.requests).toHaveLength(1);
  });

  it('trusts the codes of the inputs over all others', async () => {
    const body = { ...input('MEDIA_ASSET_WAITING_UPLOAD'), code: 'VERSION_MISSING' };
    const failure = await failureOf(committing(aSetup(), answer(400, body)));
    expect(failure.family).toBe('retryable');
  });

  it.each([
    [400, { code: 'VERSION_MISSING' }],
    [426, { code: 'NONEXISTENT_VERSION', message: 'Requested version 20250901 is not active' }],
  ])('names what to configure when an answer of %i is about the version', async (status, body) => {
    const failure = await failureOf(committing(aSetup(), answer(status, body)));
    expect(failure.message).toContain('platforms.linkedin.apiVersion');
  });

  it('never repeats the token in a message', async () => {
    const failure = await failureOf(committing(aSetup(), answer(401, { message: 'Invalid' })));
    expect(failure.message).not.toContain('access-token');
  });
});

describe('a broken image that shows only when posting', () => {
  it.each([
    { code: 'MEDIA_ASSET_PROCESSING_FAILED' },
    { code: 'INVALID_IMAGE_ID' },
    { code: 'EXPIRED_UPLOAD_URL' },
  ])('is uploaded once more, then rejected: %j', async (body) => {
    const setup = aSetup({ content: someContent('a', { media: [imageFile({ key: 'a' })] }) });
    scriptUploads(setup.http);
    setup.http.on('GET', '/rest/images/', answer(200, { status: 'AVAILABLE' }));
    const broken = answer(400, body);
    expect((await failureOf(committing(setup, broken))).family).toBe('retryable');
    expect((await failureOf(committing(setup, broken))).family).toBe('rejected');
    const bodies = setup.http.sent('POST', '/rest/posts').map(ScriptedHttp.jsonOf);
    expect(bodies).toMatchObject([
      { content: { media: { id: 'urn:li:image:1' } } },
      { content: { media: { id: 'urn:li:image:2' } } },
    ]);
  });
});

describe('a duplicate', () => {
  it.each([PAGE, MEMBER])('of %s is told as one, so that doubt is looked into', async (author) => {
    const setup = aSetup({ author });
    const refused = await failureOf(committing(setup, answer(422, duplicateOf(urnAt(NOW)))));
    expect(refused.failure).toEqual({ family: 'rejected', isDuplicate: true });
  });
});

describe('a duplicate after an attempt that was not found', () => {
  it('is the doubtful post when its time lies in that attempt', async () => {
    const setup = aSetup();
    const urn = urnAt(NOW - 50_000);
    setup.journal.handles.doubtNotFound = { startedAt: NOW - 60_000, endedAt: NOW - 30_000 };
    const result = await committing(setup, answer(422, duplicateOf(urn)));
    expect(result.id).toBe(urn);
  });

  it('stays rejected when it names a post of another time', async () => {
    const setup = aSetup();
    setup.journal.handles.doubtNotFound = { startedAt: NOW - 60_000, endedAt: NOW - 30_000 };
    const failure = await failureOf(
      committing(setup, answer(422, duplicateOf(urnAt(NOW - 66_000))))
    );
    expect(failure).toMatchObject({ family: 'rejected', code: 'DUPLICATE_POST' });
  });
});
