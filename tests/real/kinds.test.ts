import type { MediaFile, PostContent } from '../../server/src/platforms/contract';
import { videoFile } from '../platform-kit/files';
import { makeVideo } from '../../conformance/src/make-video';
import { pictureOf } from './pictures';
import {
  failureOf,
  onePart,
  realAdapter,
  requestFor,
  signedIn,
  type SignedIn,
} from './real-adapter';
import { readBlob, readPost } from './real-pds';

let who: SignedIn;

beforeAll(async () => {
  who = await signedIn();
});

const withMedia = (text: string, media: MediaFile[]): PostContent => ({
  ...onePart(text),
  parts: [{ text, media }],
});

const aFilm = async (frameBytes = 64): Promise<MediaFile> =>
  videoFile({
    key: 'ferry',
    altText: 'The ferry turns in the harbour',
    bytes: await makeVideo({ seconds: 2, frameBytes }),
  });

/**
 * A server that refuses an upload closes the connection in the middle of it, and the network may drop
 * its answer on the way. That is retryable: the engine comes back until it hears the word.
 */
const lastingFailure = async (publish: () => Promise<unknown>) => {
  let failure = await failureOf(publish());
  for (let tries = 1; failure.family === 'retryable' && tries < 5; tries += 1) {
    failure = await failureOf(publish());
  }
  return failure;
};

describe('a video on a real PDS that is not run by Bluesky', () => {
  it('is uploaded as it is, streamed, and stands in the record', async () => {
    const film = await aFilm();
    const options = { videoPresentation: 'gif' };
    const request = requestFor(who, withMedia('The ferry, silent', [film]), options);
    const { value } = await readPost((await realAdapter().publish(request)).id);
    expect(value.embed).toMatchObject({
      $type: 'app.bsky.embed.video',
      alt: film.altText,
      aspectRatio: { width: 1080, height: 1920 },
      presentation: 'gif',
      video: { mimeType: 'video/mp4', size: film.byteLength },
    });
    const stored = await readBlob(who.account.id, value.embed?.video?.ref.$link ?? '');
    expect(stored.equals(await film.read())).toBe(true);
  });

  it('above the limit of the server is rejected with the setting to change', async () => {
    const film = await aFilm(100_000);
    expect(film.byteLength).toBeGreaterThan(5 * 1024 * 1024);
    const request = requestFor(who, withMedia('Too large', [film]));
    const failure = await lastingFailure(() => realAdapter().publish(request));
    expect([failure.family, failure.code]).toEqual(['rejected', 'PayloadTooLarge']);
    expect(failure.message).toContain('PDS_BLOB_UPLOAD_LIMIT');
  });
});

describe('more than four pictures on a real PDS', () => {
  it('are stored in a gallery, and their blobs are kept', async () => {
    const names = ['gull-pier', 'gallery-shells', 'gallery-lemons', 'tea-house', 'storm-sea'];
    const media = await Promise.all(
      names.map((name) => pictureOf({ name, altText: `Picture ${name}` }))
    );
    const request = requestFor(who, withMedia('Five pictures', media));
    const { value } = await readPost((await realAdapter().publish(request)).id);
    expect(value.embed?.$type).toBe('app.bsky.embed.gallery');
    expect(value.embed?.items?.map(({ alt }) => alt)).toEqual(media.map(({ altText }) => altText));
    const last = value.embed?.items?.at(-1)?.image.ref.$link ?? '';
    expect(
      (await readBlob(who.account.id, last)).equals((await media[4]?.read()) ?? Buffer.alloc(0))
    ).toBe(true);
  });
});

describe('what an editor chose, on a real PDS', () => {
  it('warnings and hidden tags pass the lexicon and stand in the record', async () => {
    const options = { labels: ['nudity', 'graphic-media'], tags: ['tide', '灯台'] };
    const request = requestFor(who, onePart('With a warning'), options);
    const { value } = await readPost((await realAdapter().publish(request)).id);
    expect(value.labels?.values).toEqual([{ val: 'nudity' }, { val: 'graphic-media' }]);
    expect(value.tags).toEqual(['tide', '灯台']);
  });
});
