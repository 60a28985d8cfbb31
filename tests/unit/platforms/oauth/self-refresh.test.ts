import { PlatformFailure, TransportError } from '../../../../server/src/platforms/contract';
import { refreshCredentials } from '../../../../server/src/platforms/oauth';

import { anOAuth, answer, queryOf, renewingItself, scripted, someCredentials } from './builders';

const oauth = anOAuth({ refresh: renewingItself });

const refresh = (script: ReturnType<typeof scripted>, changes = {}) =>
  refreshCredentials({
    oauth,
    deps: script.deps,
    credentials: someCredentials({
      refreshToken: null,
      refreshExpiresAt: null,
      issuedAt: '2026-11-01T00:00:00.000Z',
      expiresAt: '2026-12-31T00:00:00.000Z',
      ...changes,
    }),
  });

const renewed = answer(200, { access_token: 'new-access', token_type: 'bearer', expires_in: 60 });

describe('a token that renews itself', () => {
  it('is sent by GET, with those credentials of the app that are wanted', async () => {
    const script = scripted(renewed);
    expect(await refresh(script)).toEqual({
      accessToken: 'new-access',
      refreshToken: null,
      issuedAt: '2026-11-22T10:00:00.000Z',
      expiresAt: '2026-11-22T10:01:00.000Z',
      refreshExpiresAt: null,
      scopes: ['post.read'],
    });
    expect(script.requests[0]?.url.startsWith('https://api.example/exchange?')).toBe(true);
    expect(queryOf(script.requests[0])).toEqual({
      grant_type: 'renewal',
      access_token: 'old-access',
    });
  });

  it('stays as it is while it is too young, and nobody is asked', async () => {
    const script = scripted();
    const young = { issuedAt: '2026-11-21T10:00:01.000Z' };
    expect(await refresh(script, young)).toMatchObject({ accessToken: 'old-access', ...young });
    expect(script.requests).toHaveLength(0);
  });

  it.each([
    ['a day old to the second', { issuedAt: '2026-11-21T10:00:00.000Z' }],
    ['of an age that nobody wrote down', { issuedAt: undefined }],
    ['without a known end', { expiresAt: null }],
    ['alive for one more second', { expiresAt: '2026-11-22T10:00:01.000Z' }],
  ])('is renewed when it is %s', async (_, changes) => {
    const { accessToken } = await refresh(scripted(renewed), changes);
    expect(accessToken).toBe('new-access');
  });

  it('needs a person once it is over, and nobody is asked', async () => {
    const script = scripted();
    const call = refresh(script, { expiresAt: '2026-11-22T10:00:00.000Z' });
    await expect(call).rejects.toMatchObject({ family: 'auth_expired', code: 'TOKEN_OVER' });
    await expect(call).rejects.toThrow(/connect the account again/);
    expect(script.requests).toHaveLength(0);
  });

  it.each([
    [answer(400, { error: { message: 'Session ended', code: 190 } }), 'auth_expired'],
    [answer(400, { error: { message: 'Too many calls', code: 4 } }), 'retryable'],
    [answer(503, '<html>'), 'retryable'],
    [new TransportError('reset', 'broken'), 'retryable'],
  ])('is lost by a definite refusal only (case %#)', async (step, family) => {
    await expect(refresh(scripted(step))).rejects.toMatchObject({ family });
  });

  it('stays out of messages, and so does the secret', async () => {
    const echo = answer(400, { error: { message: 'Bad old-access for the-secret', code: 190 } });
    await expect(refresh(scripted(echo))).rejects.toThrow('Bad [redacted] for [redacted]');
  });
});

describe('refusals in the own words of a platform', () => {
  const inWords = (family: 'auth_expired' | 'account_problem') => () =>
    new PlatformFailure({ family }, { code: 'OWN', message: 'In its own words.' });
  const refused = (body: unknown, family: 'auth_expired' | 'account_problem') =>
    refreshCredentials({
      oauth: anOAuth(),
      deps: scripted(answer(400, body)).deps,
      credentials: someCredentials(),
      deadToken: inWords(family),
    });

  it('are used when the token is dead', async () => {
    const call = refused({ error: 'invalid_grant' }, 'auth_expired');
    await expect(call).rejects.toMatchObject({ code: 'OWN' });
  });

  it('are not used for other trouble, nor when they disagree', async () => {
    const other = refused({ error: 'invalid_client' }, 'auth_expired');
    await expect(other).rejects.toMatchObject({ code: 'INVALID_CLIENT' });
    const milder = refused({ error: 'invalid_grant' }, 'account_problem');
    await expect(milder).rejects.toMatchObject({ family: 'auth_expired', code: 'INVALID_GRANT' });
  });
});

describe('platforms without a renewal', () => {
  it('need a person, whatever tokens there are', async () => {
    const script = scripted();
    const call = refreshCredentials({
      oauth: anOAuth({ refresh: { kind: 'none' } }),
      deps: script.deps,
      credentials: someCredentials(),
    });
    await expect(call).rejects.toMatchObject({ family: 'auth_expired' });
    expect(script.requests).toHaveLength(0);
  });
});
