import fc from 'fast-check';

import { account, aScene, PAGE_ID } from './builders';

const { adapter } = aScene({ baseUrls: { web: 'http://127.0.0.1:4003' } });
const recognise = (url: string) => adapter.recognisePost(url, account);
const WEB = 'https://www.facebook.com';
const PFBID = 'pfbid02aBcDeFgHiJkLmNoPqRsT';

describe('an address that a person pasted', () => {
  it.each([
    [`${WEB}/${PAGE_ID}_99`, `${PAGE_ID}_99`, `${WEB}/${PAGE_ID}_99`],
    [`${WEB}/harbourlight/posts/99?mibextid=x#a`, `${PAGE_ID}_99`, `${WEB}/harbourlight/posts/99`],
    [
      `${WEB}/harbourlight/posts/lantern-lit/99/`,
      `${PAGE_ID}_99`,
      `${WEB}/harbourlight/posts/lantern-lit/99`,
    ],
    [
      `https://m.facebook.com/harbour.light/posts/${PFBID}`,
      null,
      `${WEB}/harbour.light/posts/${PFBID}`,
    ],
    [
      `${WEB}/permalink.php?story_fbid=99&id=7&x=y`,
      '7_99',
      `${WEB}/permalink.php?story_fbid=99&id=7`,
    ],
    [
      `https://m.facebook.com/story.php?story_fbid=${PFBID}&id=7`,
      null,
      `${WEB}/permalink.php?story_fbid=${PFBID}&id=7`,
    ],
    [`${WEB}/reel/777/?s=1`, '777', `${WEB}/reel/777`],
    [`${WEB}/watch/?v=777&ref=x`, '777', `${WEB}/watch/?v=777`],
    [
      `https://pt-br.facebook.com/harbourlight/videos/777/`,
      '777',
      `${WEB}/harbourlight/videos/777`,
    ],
    [
      `${WEB}/harbourlight/videos/the-crossing/777/`,
      '777',
      `${WEB}/harbourlight/videos/the-crossing/777`,
    ],
    [`${WEB}/photo/?fbid=111&set=a.1`, null, `${WEB}/photo/?fbid=111`],
    [`${WEB}/harbourlight/photos/a.12/111/`, null, `${WEB}/harbourlight/photos/a.12/111`],
    [`${WEB}/share/p/1AbCdEfGhI/`, null, `${WEB}/share/p/1AbCdEfGhI`],
    [`${WEB}/stories/7/UzpfSVNDOjE/`, null, `${WEB}/stories/7/UzpfSVNDOjE`],
    [`http://127.0.0.1:4003/reel/777/`, '777', 'http://127.0.0.1:4003/reel/777'],
  ])('%s', (pasted, id, url) => expect(recognise(pasted)).toEqual({ id, url }));

  it.each([
    '',
    'harbour',
    WEB,
    `${WEB}/harbourlight`,
    `${WEB}/harbourlight/about`,
    `${WEB}/harbourlight/posts`,
    `${WEB}/harbourlight/posts/words-only`,
    `${WEB}/groups/7/permalink/99/x`,
    `${WEB}/permalink.php?story_fbid=x&id=7`,
    `${WEB}/watch/`,
    `http://www.facebook.com/reel/777`,
    `https://www.facebook.com.example/reel/777`,
    `https://user@www.facebook.com/reel/777`,
    `https://notfacebook.com/reel/777`,
    `http://127.0.0.1:9999/reel/777`,
  ])('is no post: %s', (pasted) => expect(recognise(pasted)).toBeNull());

  it('never throws', () => {
    const path = fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 5 });
    fc.assert(
      fc.property(path, (segments) => {
        recognise(`${WEB}/${segments.join('/')}`);
        return true;
      }),
      { seed: 5 }
    );
  });
});
