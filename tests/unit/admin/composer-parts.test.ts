import {
  canSplit,
  withoutPart,
  withPartAfter,
  withPartMoved,
  withPartSplit,
} from '../../../admin/src/composer/thread-parts';
import { withHashtags } from '../../../admin/src/composer/hashtag-insertion';
import {
  standingMedia,
  withAltText,
  withFileMoved,
  withFiles,
  withoutFile,
} from '../../../admin/src/composer/media-changes';
import { changedOverride, withoutTexts } from '../../../admin/src/composer/override-changes';
import { aPicture, aTarget } from './a-proposal';

describe('the parts of a thread', () => {
  const texts = ['One', 'Two', 'Three'];

  it('are added, removed and moved', () => {
    expect(withPartAfter(texts, 0)).toEqual(['One', '', 'Two', 'Three']);
    expect(withoutPart(texts, 1)).toEqual(['One', 'Three']);
    expect(withPartMoved(texts, 0, 1)).toEqual(['Two', 'One', 'Three']);
    expect(withPartMoved(texts, 2, -1)).toEqual(['One', 'Three', 'Two']);
  });

  it('stay as they are when one is moved beyond the ends', () => {
    expect(withPartMoved(texts, 0, -1)).toEqual(texts);
    expect(withPartMoved(texts, 2, 1)).toEqual(texts);
  });

  it('are split at the cursor, without the spaces around it', () => {
    expect(withPartSplit(['Open on Sunday. Come in!'], 0, 7)).toEqual([
      'Open on',
      'Sunday. Come in!',
    ]);
  });

  it('are split after the sentence nearest to the middle when the cursor stands at an end', () => {
    const text = 'One. The lighthouse opens. It is free for all.';
    const halves = ['One. The lighthouse opens.', 'It is free for all.'];
    expect(withPartSplit([text], 0, 0)).toEqual(halves);
    expect(withPartSplit([text], 0, text.length)).toEqual(halves);
    expect(withPartSplit(['前半です。後半です。'], 0, 0)).toEqual(['前半です。', '後半です。']);
  });

  it('are split between words where there is one sentence, and not at all where there is one word', () => {
    expect(withPartSplit(['four words stand here'], 0, 0)).toEqual(['four words', 'stand here']);
    expect(withPartSplit(['Lighthouse'], 0, 4)).toEqual(['Ligh', 'thouse']);
    expect(withPartSplit(['Lighthouse'], 0, 0)).toEqual(['Lighthouse']);
    expect(canSplit('Lighthouse ')).toBe(false);
    expect(canSplit('Light house')).toBe(true);
  });

  it('lose nothing but spaces when they are split, wherever the cursor is', () => {
    const text = 'Kites 🪁 and boats. Ships, too! 港の祭り。';
    const bare = (parts: string[]) => parts.join('').replace(/\s/g, '');
    for (let cursor = 0; cursor <= text.length; cursor += 1) {
      expect(bare(withPartSplit([text], 0, cursor))).toBe(bare([text]));
    }
  });
});

describe('hashtags of a set', () => {
  it('come below the words, with their sign', () => {
    expect(withHashtags('Come in!', ['sea', '#summer fair'])).toBe('Come in!\n\n#sea #summerfair');
  });

  it('continue those at the end, and none comes twice', () => {
    expect(withHashtags('Come in!\n\n#Sea', ['sea', 'kites', 'kites'])).toBe(
      'Come in!\n\n#Sea #kites'
    );
    expect(withHashtags('Come to the #sea ', ['sea'])).toBe('Come to the #sea ');
  });

  it('stand alone in an empty text', () => {
    expect(withHashtags('', ['sea'])).toBe('#sea');
  });
});

describe('the files of a post', () => {
  const target = aTarget({
    parts: [{ text: '', count: 0, overflowAt: null, media: [aPicture({ altText: 'A tower' })] }],
  });

  it('are those of the entry until somebody chooses others', () => {
    expect(standingMedia(null, target)).toEqual([{ fileId: 7, altText: 'A tower' }]);
    expect(standingMedia({ media: [] }, target)).toEqual([]);
  });

  it('are added once, moved, described and removed', () => {
    const two = withFiles([{ fileId: 7 }], [8, 7, 8]);
    expect(two).toEqual([{ fileId: 7 }, { fileId: 8 }]);
    expect(withFileMoved(two, 8, -1)).toEqual([{ fileId: 8 }, { fileId: 7 }]);
    expect(withFileMoved(two, 8, 1)).toEqual(two);
    expect(withAltText(two, 8, 'A boat')).toEqual([
      { fileId: 7 },
      { fileId: 8, altText: 'A boat' },
    ]);
    expect(withoutFile(two, 7)).toEqual([{ fileId: 8 }]);
  });
});

describe('what is changed for one account', () => {
  it('is nothing any more once the last change is taken back', () => {
    expect(changedOverride({ firstComment: 'Hi' }, { firstComment: undefined })).toBeNull();
    expect(changedOverride({ firstComment: 'Hi' }, { media: [] })).toEqual({
      ...{ firstComment: 'Hi', media: [] },
    });
  });

  it('follows the words for all again without losing its files', () => {
    const override = { texts: ['Mine'], adaptationId: 5, media: [{ fileId: 7 }] };
    expect(withoutTexts(override)).toEqual({ media: [{ fileId: 7 }] });
    expect(withoutTexts({ texts: ['Mine'] })).toBeNull();
  });
});
