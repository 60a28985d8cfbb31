import type { JsonValue, MediaFile } from '../../../../server/src/platforms/contract';
import { anAdapter, anImage, aRequest, aVideo, someContent, someCredentials } from './builders';
import { json, scriptedHttp } from './fake-http';

const UPLOAD = 'com.atproto.repo.uploadBlob';
/** A server of somebody else's: videos go there without the service. */
const credentials = someCredentials();

const blob = { $type: 'blob', ref: { $link: 'bafkrei' }, mimeType: 'image/jpeg', size: 3 };

const recordOf = async (media: MediaFile[], options: Record<string, JsonValue> = {}) => {
  const { http } = scriptedHttp({ [UPLOAD]: [json(200, { blob })] });
  const content = someContent({ parts: [{ text: 'Ahoy', media }] });
  const [part] = await anAdapter(http).prepare(aRequest({ content, options, credentials }));
  return (part?.payload as { record: Record<string, JsonValue> }).record;
};

const images = (count: number) =>
  Array.from({ length: count }, (_, index) => anImage({ key: String(index), altText: `${index}` }));

describe('pictures', () => {
  it.each([1, 4])('up to four (%i) go into the embed that every client shows', async (count) => {
    const { embed } = await recordOf(images(count));
    expect(embed).toMatchObject({ $type: 'app.bsky.embed.images' });
    expect((embed as { images: unknown[] }).images).toHaveLength(count);
  });

  it.each([5, 10])('more than four (%i) go into a gallery, in order', async (count) => {
    const { embed } = await recordOf(images(count));
    expect(embed).toEqual({
      $type: 'app.bsky.embed.gallery',
      items: Array.from({ length: count }, (_, index) => ({
        $type: 'app.bsky.embed.gallery#image',
        image: blob,
        alt: `${index}`,
        aspectRatio: { width: 1200, height: 800 },
      })),
    });
  });
});

describe('a video', () => {
  it('has its alt text and its ratio', async () => {
    expect((await recordOf([aVideo()])).embed).toEqual({
      $type: 'app.bsky.embed.video',
      video: blob,
      alt: 'The ferry turns in the harbour',
      aspectRatio: { width: 1080, height: 1920 },
    });
  });

  it('leaves out an alt text and a ratio that are not there', async () => {
    const { embed } = await recordOf([aVideo({ altText: '', width: null })]);
    expect(embed).toEqual({ $type: 'app.bsky.embed.video', video: blob });
  });

  it('can be shown like a GIF', async () => {
    const like = async (videoPresentation: string) =>
      (await recordOf([aVideo()], { videoPresentation })).embed;
    expect(await like('gif')).toHaveProperty('presentation', 'gif');
    expect(await like('default')).not.toHaveProperty('presentation');
  });
});

describe('what an editor chose', () => {
  it('stands in the record: warnings and hidden tags', async () => {
    const record = await recordOf([], { labels: ['nudity', 'sexual'], tags: ['sea', 'tide'] });
    expect(record.labels).toEqual({
      $type: 'com.atproto.label.defs#selfLabels',
      values: [{ val: 'nudity' }, { val: 'sexual' }],
    });
    expect(record.tags).toEqual(['sea', 'tide']);
  });

  it('leaves no trace when it is nothing', async () => {
    expect(Object.keys(await recordOf([], { labels: [], tags: [] })).sort()).toEqual([
      '$type',
      'createdAt',
      'langs',
      'text',
    ]);
  });
});
