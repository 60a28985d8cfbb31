import { requestProblemOf } from '../../../admin/src/api/request-problem';
import { relativeTimeOf } from '../../../admin/src/components/relative-time';
import { ruleSentenceOf } from '../../../admin/src/pages/rules/rule-sentence';
import { BUILT_IN_PLATFORMS } from '../../../server/src/platforms/registry';
import { accountNameOf, presentPlatform } from '../../../admin/src/platforms/presentation';
import { isWebAddress } from '../../../admin/src/platforms/web-address';

const DESCRIPTORS = BUILT_IN_PLATFORMS.map(({ descriptor }) => descriptor);

/** Relative luminance by WCAG 2. */
const luminanceOf = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

describe('accounts and platforms', () => {
  it('are written with @ where handles are addresses', () => {
    expect(accountNameOf('x', 'acme')).toBe('@acme');
    expect(accountNameOf('bluesky', '@acme.example')).toBe('@acme.example');
    expect(accountNameOf('linkedin', 'Harbour Light')).toBe('Harbour Light');
  });

  it.each(DESCRIPTORS)('are called as on the server: $label', (known) => {
    const { label, hasAtHandles } = presentPlatform(known.id);
    expect({ label, prefix: hasAtHandles ? '@' : '' }).toEqual({
      label: known.label,
      prefix: known.handlePrefix,
    });
  });

  it.each(DESCRIPTORS)('never end where nothing is renewed: $label', (known) => {
    const { endlessMethods } = presentPlatform(known.id);
    for (const method of known.methods) {
      const renewsNothing = method.kind === 'oauth2' && method.oauth.refresh.kind === 'none';
      expect(renewsNothing && !endlessMethods.includes(method.id)).toBe(false);
    }
    const ids = known.methods.map(({ id }) => id);
    expect(endlessMethods.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.each(DESCRIPTORS.map(({ id }) => id))('have a badge that can be read: %s', (platform) => {
    const { badgeColor, monogram } = presentPlatform(platform);
    expect(monogram).toMatch(/^\S{1,2}$/);
    expect(1.05 / (luminanceOf(badgeColor) + 0.05)).toBeGreaterThan(4.5);
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
