import type { RedirectRules } from '../../../../server/src/platforms/contract';
import { redirectProblem } from '../../../../server/src/platforms/oauth';

import { anOAuth } from './builders';

const problemOf = (redirect: RedirectRules, redirectUri: string) =>
  redirectProblem(anOAuth({ redirect }), redirectUri);

describe('redirectProblem', () => {
  it.each(['never', 'loopback', 'always'] as const)(
    'has nothing against https (http: %s)',
    (http) => {
      expect(problemOf({ http, refusedHosts: [] }, 'https://cms.example/cb')).toBeNull();
    }
  );

  it.each([
    ['never', 'http://127.0.0.1:1337/cb', 'https_required'],
    ['never', 'http://cms.example/cb', 'https_required'],
    ['loopback', 'http://127.0.0.1:1337/cb', null],
    ['loopback', 'http://127.8.9.1/cb', null],
    ['loopback', 'http://[::1]:1337/cb', null],
    ['loopback', 'http://localhost:1337/cb', null],
    ['loopback', 'http://cms.example/cb', 'https_required'],
    ['loopback', 'http://127.0.0.1.example/cb', 'https_required'],
    ['loopback', 'http://localhost.example/cb', 'https_required'],
    ['loopback', 'http://10.0.0.5/cb', 'https_required'],
    ['always', 'http://cms.example/cb', null],
  ] as const)('with http: %s answers for %s: %s', (http, redirectUri, problem) => {
    expect(problemOf({ http, refusedHosts: [] }, redirectUri)).toBe(problem);
  });

  it('knows hosts that are refused though they are loopback addresses', () => {
    const rules: RedirectRules = { http: 'loopback', refusedHosts: ['localhost'] };
    expect(problemOf(rules, 'http://localhost:1337/cb')).toBe('host_refused');
    expect(problemOf(rules, 'http://127.0.0.1:1337/cb')).toBeNull();
  });

  it('asks for https first where a refused host is not the only trouble', () => {
    const rules: RedirectRules = { http: 'never', refusedHosts: ['localhost'] };
    expect(problemOf(rules, 'http://localhost:1337/cb')).toBe('https_required');
    expect(problemOf(rules, 'https://localhost:1337/cb')).toBe('host_refused');
  });
});
