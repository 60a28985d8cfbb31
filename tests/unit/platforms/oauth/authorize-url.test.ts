import { createHash } from 'node:crypto';

import { PlatformFailure } from '../../../../server/src/platforms/contract';
import { createAuthorizeUrl } from '../../../../server/src/platforms/oauth';

import { anOAuth, scripted } from './builders';

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

const REDIRECT = 'https://cms.example/api/callback?x=1';

describe('createAuthorizeUrl', () => {
  it('writes the spaces between scopes as %20', () => {
    const { deps } = scripted();
    const { url } = createAuthorizeUrl({
      oauth: anOAuth(),
      deps,
      redirectUri: REDIRECT,
      state: 'a b&c',
    });
    expect(url).toContain('scope=post.read%20post.write');
    expect(url).not.toContain('+');
    const query = new URL(url).searchParams;
    expect(url.startsWith('https://web.example/authorize?')).toBe(true);
    expect(query.get('response_type')).toBe('code');
    expect(query.get('client_id')).toBe('the-client');
    expect(query.get('redirect_uri')).toBe(REDIRECT);
    expect(query.get('state')).toBe('a b&c');
  });

  it('challenges with the S256 digest of a verifier of a legal length', () => {
    const { deps } = scripted();
    const { url, codeVerifier } = createAuthorizeUrl({
      oauth: anOAuth(),
      deps,
      redirectUri: REDIRECT,
      state: 's',
    });
    expect(codeVerifier).toMatch(/^[A-Za-z0-9_-]{43,128}$/);
    const query = new URL(url).searchParams;
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('code_challenge')).toBe(
      createHash('sha256')
        .update(codeVerifier ?? '')
        .digest('base64url')
    );
  });

  it('sends no challenge where the platform has no PKCE, and adds the fixed parameters', () => {
    const { deps } = scripted();
    const oauth = anOAuth({
      pkce: 'none',
      scopeSeparator: ',',
      extraAuthorizeParams: { prompt: 'login' },
    });
    const { url, codeVerifier } = createAuthorizeUrl({
      oauth,
      deps,
      redirectUri: REDIRECT,
      state: 's',
    });
    expect(codeVerifier).toBeNull();
    expect(url).not.toContain('code_challenge');
    expect(url).toContain('scope=post.read%2Cpost.write');
    expect(url).toContain('&prompt=login');
  });

  it('names the client as the platform wants it', () => {
    const { deps } = scripted();
    const oauth = anOAuth({ clientIdParam: 'client_key' });
    const { url } = createAuthorizeUrl({ oauth, deps, redirectUri: REDIRECT, state: 's' });
    expect(new URL(url).searchParams.get('client_key')).toBe('the-client');
    expect(new URL(url).searchParams.has('client_id')).toBe(false);
  });

  it('puts the API version where the path has a place for it', () => {
    const { deps } = scripted();
    const oauth = anOAuth({ authorize: { base: 'web', path: '/{apiVersion}/dialog' } });
    const { url } = createAuthorizeUrl({ oauth, deps, redirectUri: REDIRECT, state: 's' });
    expect(url.startsWith('https://web.example/v9.1/dialog?')).toBe(true);
  });

  describe('with a challenge in hex for loopback redirects only', () => {
    const create = (redirectUri: string) =>
      createAuthorizeUrl({
        oauth: anOAuth({ pkce: 'S256-hex-loopback' }),
        deps: scripted().deps,
        redirectUri,
        state: 's',
      });

    it.each(['http://localhost:1337/cb', 'http://127.0.0.1/cb', 'http://[::1]:80/cb'])(
      'sends one for %s',
      (redirectUri) => {
        const { url, codeVerifier } = create(redirectUri);
        const query = new URL(url).searchParams;
        expect(query.get('code_challenge_method')).toBe('S256');
        expect(query.get('code_challenge')).toBe(
          createHash('sha256')
            .update(codeVerifier ?? 'none')
            .digest('hex')
        );
      }
    );

    it.each(['https://cms.example/cb', 'https://localhost.example/cb', 'https://127.0.0.1.nip/cb'])(
      'sends none for %s',
      (redirectUri) => {
        const { url, codeVerifier } = create(redirectUri);
        expect(codeVerifier).toBeNull();
        expect(url).not.toContain('code_challenge');
      }
    );
  });

  it.each([
    ['no app', { app: null }, /client id and client secret/],
    ['no base URL', { baseUrls: {} }, /"web"/],
    ['no API version', { apiVersion: null }, /API version/],
  ])('calls %s a problem of the operator', (_name, changes, message) => {
    const deps = { ...scripted().deps, ...changes };
    const oauth = anOAuth({ authorize: { base: 'web', path: '/{apiVersion}/dialog' } });
    const create = () => createAuthorizeUrl({ oauth, deps, redirectUri: REDIRECT, state: 's' });
    expect(create).toThrow(PlatformFailure);
    expect(thrownBy(create)).toMatchObject({ family: 'operator_problem' });
    expect(create).toThrow(message);
  });
});
