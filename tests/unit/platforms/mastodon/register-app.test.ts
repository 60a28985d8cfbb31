import { TransportError } from '../../../../server/src/platforms/contract';
import { aConnector, answer, failureOf } from './builders';

type Given = Parameters<ReturnType<typeof aConnector>['http']['on']>[2];

const REGISTRATION = {
  redirectUri: 'https://cms.example/api/cb',
  name: 'Harbour Light Weekly',
  website: 'https://cms.example',
};

const register = (given: Given, registration = REGISTRATION) => {
  const { http, connector } = aConnector();
  http.on('POST', 'https://mastodon.example/api/v1/apps', given);
  return { http, done: connector.registerApp(registration) };
};

const refusal = (given: Given) => failureOf(register(given).done);

const APP = { id: '1234', client_id: 'TWhM', client_secret: 'ZEaF', client_secret_expires_at: 0 };

describe('registerApp', () => {
  it('asks for the scopes of the consent, with the redirect URI as a string', async () => {
    const { http, done } = register(answer(200, APP));
    expect(await done).toEqual({ clientId: 'TWhM', clientSecret: 'ZEaF' });
    expect(http.requests[0]?.body).toEqual({
      kind: 'form',
      fields: {
        client_name: 'Harbour Light Weekly',
        redirect_uris: 'https://cms.example/api/cb',
        scopes: 'read:accounts read:statuses write:statuses write:media',
        website: 'https://cms.example',
      },
    });
  });

  it('leaves out a website that there is not', async () => {
    const { http, done } = register(answer(200, APP), { ...REGISTRATION, website: '' });
    await done;
    expect(http.requests[0]?.body).not.toHaveProperty('fields.website');
  });

  it('shortens a name that is too long for a server, between characters', async () => {
    const name = `${'a'.repeat(59)}😀😀`;
    const { http, done } = register(answer(200, APP), { ...REGISTRATION, name });
    await done;
    const body = { fields: { client_name: `${'a'.repeat(59)}😀` } };
    expect(http.requests[0]?.body).toMatchObject(body);
  });

  it('lives with a server that gives no secret', async () => {
    const { done } = register(answer(200, { client_id: 'public' }));
    expect(await done).toEqual({ clientId: 'public', clientSecret: null });
  });

  it.each([
    [200, '<html>a shop'],
    [200, { client_secret: 'alone' }],
    [201, ''],
    [404, '<html>'],
    [404, { error: 'Not found' }],
    [405, ''],
    [406, ''],
    [410, ''],
    [415, ''],
    [400, '<html>'],
    [422, '<html>'],
  ])('says that it is no Mastodon server: %i %j', async (status, body) => {
    const failure = await refusal(answer(status, body));
    expect(failure).toMatchObject({ family: 'account_problem', code: 'NOT_A_MASTODON_SERVER' });
    expect(failure.message).toMatch(/^mastodon\.example does not answer like a Mastodon server/);
    expect(failure.message).toContain('what stands after the last @ of the handle');
  });

  it.each([
    [
      422,
      'Validation failed: Redirect URI must be an absolute URI.',
      'REDIRECT_REFUSED',
      /public URL of this Strapi/,
    ],
    [422, 'Validation failed: Website is invalid', 'REGISTRATION_REFUSED', /refuses to register/],
    [400, 'param is missing', 'REGISTRATION_REFUSED', /refuses to register/],
    [401, 'Not authorized', 'REGISTRATION_REFUSED', /people who run it/],
    [403, 'This action is not allowed', 'REGISTRATION_REFUSED', /people who run it/],
  ])('says in words why it is refused: %i %s', async (status, error, code, words) => {
    const failure = await refusal(answer(status, { error }));
    expect(failure).toMatchObject({ family: 'account_problem', code });
    expect(failure.message).toMatch(/^mastodon\.example /);
    expect(failure.message).toMatch(words);
    expect(failure.message).toContain(`(${error})`);
  });

  it('names the server that it is sent on to, and goes there by no means', async () => {
    const location = 'https://social.mastodon.example/api/v1/apps';
    const { http, done } = register(answer(301, '', { location }));
    const failure = await failureOf(done);
    expect(failure.family).toBe('account_problem');
    expect(failure.message).toContain('sends us on to social.mastodon.example.');
    expect(http.requests).toHaveLength(1);
  });

  it('survives a redirection to nowhere', async () => {
    const failure = await refusal(answer(302, '', { location: '/login' }));
    expect(failure.message).toMatch(
      /^mastodon\.example sends us somewhere else; check its address/
    );
  });

  it.each([
    ['trouble there', answer(503), 'retryable'],
    ['a pause', answer(429, '', { 'retry-after': '60' }), 'rate_limited'],
    ['no connection', new TransportError('unreachable', 'broken'), 'retryable'],
    ['no answer in time', new TransportError('timeout', 'broken'), 'retryable'],
  ])('can be tried again after %s', async (_name, given, family) => {
    const failure = await refusal(given);
    expect(failure.family).toBe(family);
    expect(failure.message).toMatch(/^mastodon\.example /);
  });

  it('never opens the circuit of the platform for one server among many', async () => {
    for (const status of [400, 401, 403, 404, 418, 422, 500]) {
      const failure = await refusal(answer(status, { error: 'no' }));
      expect(failure.family).not.toBe('operator_problem');
    }
  });
});
