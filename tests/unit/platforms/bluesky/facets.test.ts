import fc from 'fast-check';

import { findSpans, toUri } from '../../../../server/src/platforms/bluesky/facet-spans';
import { buildFacets } from '../../../../server/src/platforms/bluesky/facets';
import type { TransportErrorKind } from '../../../../server/src/platforms/contract';
import { PlatformFailure } from '../../../../server/src/platforms/contract';
import { failureOf } from './builders';

const shown = (text: string): string[] =>
  findSpans(text).map((span) => `${span.kind} ${text.slice(span.start, span.end)}`);

const linksOf = (text: string): (string | undefined)[] =>
  findSpans(text).map((span) => (span.kind === 'link' ? span.uri : undefined));

const noOne = (): Promise<string> => Promise.reject(new Error('Nothing to resolve here'));

describe('finding links, tags and mentions', () => {
  it.each([
    ['see https://example.com/a', ['link https://example.com/a']],
    ['(https://example.com/a).', ['link https://example.com/a']],
    ['https://example.com/a_(b)', ['link https://example.com/a_(b)']],
    ['Really? https://example.com/a?!', ['link https://example.com/a']],
    ['“https://example.com/q”', ['link https://example.com/q']],
    ['詳しくはhttps://example.com/a。', ['link https://example.com/a']],
    ['read example.com, please', ['link example.com']],
    ['read example.com/a/b?c=1#d now', ['link example.com/a/b?c=1#d']],
    ['read sub.example.co.uk.', ['link sub.example.co.uk']],
    ['a file named notes.unknowntld', []],
    ['version 1.2.3 and 3.14', []],
    ['mail desk@example.com', []],
    ['https://', []],
    ['#sea #2026 #2026news #', ['tag #sea', 'tag #2026news']],
    ['#harbour, #light!', ['tag #harbour', 'tag #light']],
    ['#散歩、たのしい ＃海', ['tag #散歩', 'tag ＃海']],
    ['#منارة، نور', ['tag #منارة']],
    ['#️⃣ is a keycap, C# is a language, a#b is neither', []],
    ['https://example.com/#top', ['link https://example.com/#top']],
    [`#${'x'.repeat(64)} #${'y'.repeat(65)}`, [`tag #${'x'.repeat(64)}`]],
    ['hello @bob.test!', ['mention @bob.test']],
    ['hello @bob', []],
    ['(@Bob.Example.com)', ['mention @Bob.Example.com']],
    ['a@bob.test', []],
  ])('in %j finds %j', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('gives a bare domain its scheme, and asks mentions in lower case', () => {
    expect(linksOf('example.com')).toEqual(['https://example.com']);
    expect(findSpans('@Bob.Test')).toEqual([
      { kind: 'mention', start: 0, end: 9, handle: 'bob.test' },
    ]);
  });

  it('percent-encodes other scripts in the target only', () => {
    const text = 'https://example.com/ar/منارة';
    expect(shown(text)).toEqual([`link ${text}`]);
    expect(linksOf(text)).toEqual([`https://example.com/ar/${encodeURIComponent('منارة')}`]);
    expect(toUri('https://example.com')).toBe('https://example.com');
    expect(toUri('not a link')).toBeNull();
  });

  it('never overlaps, never throws and never splits a surrogate pair', () => {
    const piece = fc.constantFrom(
      ...['#', '@', '.', ' ', '(', ')', 'a', 'com', 'https://', '🙂', '\uD83D', '漢', '1', '/', '،']
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of findSpans(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      })
    );
  });
});

describe('building facets', () => {
  it('matches the verified example byte by byte', async () => {
    const text = 'Héllo 👩‍👩‍👧 https://example.com/a #strapi @bob.test';
    const facets = await buildFacets(text, () => Promise.resolve('did:plc:abc'));
    expect(facets).toEqual([
      {
        index: { byteStart: 26, byteEnd: 47 },
        features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://example.com/a' }],
      },
      {
        index: { byteStart: 48, byteEnd: 55 },
        features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'strapi' }],
      },
      {
        index: { byteStart: 56, byteEnd: 65 },
        features: [{ $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:abc' }],
      },
    ]);
  });

  it('cuts out of the UTF-8 bytes exactly what it found, in any script', async () => {
    const words = fc.constantFrom('🏳️‍🌈', 'موج', '灯台', '#海', '#موج', 'https://a.example/é', 'ä');
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 12 }), async (parts) => {
        const text = parts.join(' ');
        const bytes = Buffer.from(text, 'utf8');
        const facets = (await buildFacets(text, noOne)) as unknown as {
          index: { byteStart: number; byteEnd: number };
        }[];
        const cut = facets.map(({ index }) =>
          bytes.subarray(index.byteStart, index.byteEnd).toString('utf8')
        );
        expect(cut).toEqual(parts.filter((part) => /^(#|https)/.test(part)));
      })
    );
  });

  const failing = (httpStatus: number | undefined, code: string) => () =>
    Promise.reject(
      new PlatformFailure({ family: 'retryable' }, { code, message: 'no', httpStatus })
    );

  it.each([
    [400, 'HandleNotFound'],
    [400, 'InvalidRequest'],
    [502, 'UpstreamFailure'],
    [undefined, 'TRANSPORT_TIMEOUT'],
  ])('leaves a mention plain when resolving ends in %s %s', async (status, code) => {
    await expect(buildFacets('hi @bob.test', failing(status, code))).resolves.toEqual([]);
  });

  it.each(['unreachable', 'reset', 'aborted'] satisfies TransportErrorKind[])(
    'waits rather than posting a dead mention when the connection is %s',
    async (kind) => {
      const code = `TRANSPORT_${kind.toUpperCase()}`;
      const failure = await failureOf(buildFacets('hi @bob.test', failing(undefined, code)));
      expect(failure.code).toBe(code);
    }
  );

  it('waits for the end of a rate limit', async () => {
    const limited = new PlatformFailure(
      { family: 'rate_limited', until: 1 },
      { code: 'RateLimitExceeded', message: 'Slow down', httpStatus: 429 }
    );
    const building = buildFacets('hi @bob.test', () => Promise.reject(limited));
    expect(await failureOf(building)).toBe(limited);
  });
});
