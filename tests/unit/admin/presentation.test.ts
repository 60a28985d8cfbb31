import { requestProblemOf } from '../../../admin/src/api/request-problem';
import { relativeTimeOf } from '../../../admin/src/components/relative-time';
import {
  findFieldProblems,
  toConnectRequest,
} from '../../../admin/src/pages/connections/password-fields';
import { ruleSentenceOf } from '../../../admin/src/pages/rules/rule-sentence';
import { accountNameOf, presentPlatform } from '../../../admin/src/platforms/presentation';
import { isWebAddress } from '../../../admin/src/platforms/web-address';

describe('accounts and platforms', () => {
  it('are written with @ where handles are addresses', () => {
    expect(accountNameOf('x', 'acme')).toBe('@acme');
    expect(accountNameOf('bluesky', '@acme.example')).toBe('@acme.example');
    expect(accountNameOf('linkedin', 'Harbour Light')).toBe('Harbour Light');
  });

  it('still have a name when the admin is older than the server', () => {
    expect(presentPlatform('pigeonpost')).toMatchObject({ label: 'pigeonpost', monogram: 'pi' });
  });

  it('become links only with web addresses', () => {
    expect(isWebAddress('https://bsky.app/profile/acme.example')).toBe(true);
    expect(isWebAddress('http://127.0.0.1:4000/x')).toBe(true);
    expect(isWebAddress('javascript:alert(1)')).toBe(false);
    expect(isWebAddress('example.com')).toBe(false);
    expect(isWebAddress('')).toBe(false);
    expect(isWebAddress(null)).toBe(false);
  });
});

describe('the app password form', () => {
  const filled = {
    identifier: ' @acme.example ',
    password: ' abcd-efgh ',
    serviceUrl: ' https://bsky.social ',
  };

  it('asks for everything that is missing at once', () => {
    expect(findFieldProblems({ identifier: ' ', password: '', serviceUrl: 'bsky.social' })).toEqual(
      {
        identifier: 'password.identifier.missing',
        password: 'password.password.missing',
        serviceUrl: 'password.serviceUrl.wrong',
      }
    );
    expect(findFieldProblems(filled)).toEqual({});
  });

  it('cleans handle and address but never the password', () => {
    expect(toConnectRequest(filled)).toEqual({
      identifier: 'acme.example',
      password: ' abcd-efgh ',
      serviceUrl: 'https://bsky.social',
    });
  });
});

describe('a request that failed', () => {
  it('shows the sentence of the server and the fields that it names', () => {
    const error = {
      status: 400,
      name: 'ValidationError',
      message: 'serviceUrl: Invalid URL',
      details: { errors: [{ path: ['serviceUrl'], message: 'Invalid URL', name: 'x' }] },
    };
    expect(requestProblemOf(error)).toEqual({
      message: 'serviceUrl: Invalid URL',
      fields: { serviceUrl: 'Invalid URL' },
    });
  });

  it('has no sentence when no answer came', () => {
    const lost = { name: 'TypeError', message: 'Failed to fetch', stack: '…' };
    expect(requestProblemOf(lost)).toEqual({ message: null, fields: {} });
    expect(requestProblemOf(undefined)).toEqual({ message: null, fields: {} });
  });

  it('survives details of any shape', () => {
    const withDetails = (details: unknown) =>
      requestProblemOf({ status: 400, message: 'No.', details }).fields;
    expect(withDetails({ errors: 'no list' })).toEqual({});
    expect(withDetails({ errors: [null, { path: 'a' }, { path: [], message: 'x' }] })).toEqual({});
  });
});

describe('a rule in words', () => {
  it('tells when and to how many accounts', () => {
    expect(ruleSentenceOf({ trigger: 'first_publish', targetIds: null }, 'Article')).toEqual({
      messageId: 'rule.firstPublish.all',
      values: { type: 'Article', count: 0 },
    });
    expect(ruleSentenceOf({ trigger: 'every_publish', targetIds: [4, 5] }, 'Article')).toEqual({
      messageId: 'rule.everyPublish.some',
      values: { type: 'Article', count: 2 },
    });
  });
});

describe('relative times', () => {
  const NOW = Date.parse('2026-11-22T14:00:00.000Z');

  it.each([
    [0, { value: 0, unit: 'second' }],
    [-59_000, { value: -59, unit: 'second' }],
    [-60_000, { value: -1, unit: 'minute' }],
    [-3_599_000, { value: -59, unit: 'minute' }],
    [5 * 3_600_000, { value: 5, unit: 'hour' }],
    [-36 * 3_600_000, { value: -1, unit: 'day' }],
    [60 * 86_400_000, { value: 2, unit: 'month' }],
    [-800 * 86_400_000, { value: -2, unit: 'year' }],
  ])('%i ms away', (distanceMs, expected) => {
    expect(relativeTimeOf(NOW + distanceMs, NOW)).toEqual(expected);
  });
});
