import { altTextProblems } from '../../../../server/src/services/media/alt-text-problems';

const picture = { kind: 'image' as const, altText: '', name: 'quay.jpg', fileId: 4 };

describe('pictures without an alternative text', () => {
  it.each([
    ['warn', 'warning'],
    ['require', 'error'],
  ] as const)('are a problem where the site says %s: %s', (policy, severity) => {
    const problems = altTextProblems({ media: [picture], policy, maxAltTextLength: 1000 });
    expect(problems).toMatchObject([{ severity, code: 'ALT_TEXT_MISSING', fileId: 4 }]);
    expect(problems[0]?.message).toMatch(/^quay\.jpg has no alternative text, .*Say in the media/);
  });

  it('count with nothing but spaces in it, and moving ones as well', () => {
    const media = [
      { ...picture, altText: ' \n\t' },
      { ...picture, kind: 'gif' as const, fileId: 5 },
    ];
    const problems = altTextProblems({ media, policy: 'warn', maxAltTextLength: 1 });
    expect(problems.map(({ fileId }) => fileId)).toEqual([4, 5]);
  });

  it('are none where nobody asks, where the platform shows none, or where one is written', () => {
    const check = { media: [picture], policy: 'require' as const, maxAltTextLength: 1000 };
    expect(altTextProblems({ ...check, policy: 'off' })).toEqual([]);
    expect(altTextProblems({ ...check, maxAltTextLength: 0 })).toEqual([]);
    expect(altTextProblems({ ...check, media: [{ ...picture, altText: 'The quay' }] })).toEqual([]);
  });

  it('are none of videos and papers', () => {
    const media = [
      { ...picture, kind: 'video' as const },
      { ...picture, kind: 'document' as const },
    ];
    expect(altTextProblems({ media, policy: 'require', maxAltTextLength: 9 })).toEqual([]);
  });
});
