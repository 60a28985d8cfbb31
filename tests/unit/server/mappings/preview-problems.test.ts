import type { FieldMap } from '../../../../contracts/mappings';
import { DEFAULT_SITE_HABITS } from '../../../../contracts/site-habits';
import type { MappedEntry } from '../../../../server/src/services/adaptation/entry';
import { previewProblems } from '../../../../server/src/services/mappings/preview-problems';
import type { Site } from '../../../../server/src/services/sites/site';

const PICTURE = { fileId: 1, kind: 'image', hash: 'h', altText: 'A pier' } as const;

const anEntry = (over: Partial<MappedEntry> = {}): MappedEntry => ({
  ...{
    uid: 'api::story.story',
    documentId: 'd1',
    locale: 'en',
    title: 'T',
    summary: 'S',
    body: 'B',
  },
  ...{ link: 'https://e.com/a', cover: PICTURE, gallery: [], tags: ['a'], author: 'Ada Lamp' },
  ...{ language: 'en', versionHash: '0', ...over },
});

const SITE: Site = {
  ...{ id: 1, slug: 'default', name: 'Harbour Light Weekly', timezone: 'UTC', paused: false },
  ...{ linkBaseUrl: 'https://e.com', stage: false, utm: null, altTexts: 'warn' },
  ...{ ...DEFAULT_SITE_HABITS, memberUsers: [], memberRoles: [], edited: [] },
};

const FIELDS = { title: 'title', image: 'cover', tags: 'topics', link: '/{slug}' };

const problems = (over: Partial<MappedEntry> = {}, { fields = FIELDS, site = SITE } = {}) =>
  previewProblems(anEntry(over), { fields, site });

describe('what is told of a preview', () => {
  it('is nothing when all is there', () => {
    expect(problems()).toEqual([]);
  });

  it('is every field that gives nothing', () => {
    expect(problems({ title: '', cover: null, tags: [], author: null })).toEqual([
      '"title" of this entry gives no title.',
      '"cover" of this entry gives no image: it is empty or holds no picture.',
      '"topics" of this entry gives no tags: it is empty, or nothing in it has a name.',
    ]);
  });

  it('is no missing picture where films are the only ones', () => {
    const film = { ...PICTURE, kind: 'video' } as const;
    const told = (fields: FieldMap, gallery: MappedEntry['gallery']) =>
      previewProblems(anEntry({ gallery }), { fields: { title: 'title', ...fields }, site: SITE });
    expect(told({ images: 'slides' }, [film])).toEqual([]);
    const missing =
      '"slides" of this entry gives no images: it is empty or holds neither pictures, films nor PDF files.';
    expect(told({ images: 'slides' }, [])).toEqual([missing]);
    expect(told({ images: 'slides', video: 'film' }, [film])).toEqual([missing]);
  });

  it('is that posts name no language, where neither attribute nor locale is one', () => {
    const fields = { title: 'title', language: 'tongue' };
    expect(previewProblems(anEntry({ language: null }), { fields, site: SITE })).toEqual([
      '"tongue" of this entry gives no language: it is empty or no tag such as pt-BR, so posts name none.',
    ]);
  });

  it('is why there is no link', () => {
    expect(problems({ link: null })).toEqual([
      '"/{slug}" gives no address for this entry: a value in it is missing or not usable.',
    ]);
    const [said] = problems(
      { link: null },
      { fields: FIELDS, site: { ...SITE, linkBaseUrl: null } }
    );
    expect(said).toContain('Harbour Light Weekly has no address');
  });

  it('is how many pictures have no alternative text, each counted once', () => {
    const silent = { ...PICTURE, altText: ' ' };
    const gallery = [silent, { ...silent, fileId: 2 }];
    expect(problems({ cover: silent, gallery })).toEqual([
      '2 pictures have no alternative text. Write it in the media library.',
    ]);
    const site: Site = { ...SITE, altTexts: 'off' };
    expect(problems({ cover: silent, gallery }, { fields: FIELDS, site })).toEqual([]);
  });
});
