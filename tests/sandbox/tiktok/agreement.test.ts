import fc from 'fast-check';

import { textProblem } from '../../../sandbox/src/tiktok/caption';
import { tiktokDescriptor } from '../../../server/src/platforms/tiktok';
import { imageFile, videoFile } from '../../platform-kit/files';
import { generatedPost } from '../../platform-kit/generated-posts';
import { PUBLIC, startPosting, type Posting } from './posting-for-test';

let posting: Posting;
beforeAll(async () => {
  posting = await startPosting();
  const many = 100_000;
  posting.tiktok.act('configure', { initsPerMinute: many, postsPerDay: many, processingMs: 0 });
});
afterAll(() => posting.close());

const SEED = 20261122;

const photo = imageFile({ width: 900, height: 900, url: 'http://127.0.0.1:1/a.jpg' });
const KINDS = {
  video: { media: videoFile(), limit: tiktokDescriptor.text.limit, name: 'caption' },
  photo: { media: photo, limit: 4000, name: 'description' },
} as const;

type Kind = keyof typeof KINDS;

const isValid = (text: string, kind: Kind): boolean =>
  posting.adapter.check(posting.request({ text, media: [KINDS[kind].media] })).length === 0;

const texts = (kind: Kind, count: number): string[] =>
  fc.sample(generatedPost(KINDS[kind].limit), { seed: SEED, numRuns: count });

describe.each(['video', 'photo'] as const)('the text of a %s', (kind) => {
  it('is called valid by the adapter exactly when the sandbox takes it', () => {
    const given = texts(kind, 5000);
    const verdicts = given.map((text) => [
      isValid(text, kind),
      textProblem(text, KINDS[kind].name) === null,
    ]);
    expect(given.filter((_, place) => verdicts[place]?.[0] !== verdicts[place]?.[1])).toEqual([]);
    // Both verdicts occur, else nothing was compared.
    expect(new Set(verdicts.map(([verdict]) => verdict)).size).toBe(2);
  });
});

it('is refused over HTTP exactly when it is called too long', async () => {
  const seen = new Set<boolean>();
  for (const text of texts('video', 100)) {
    const answer = await posting.tiktok.send('/v2/post/publish/video/init/', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${posting.credentials.accessToken}`,
        'content-type': 'application/json; charset=UTF-8',
      },
      body: JSON.stringify({
        post_info: {
          ...{ privacy_level: PUBLIC.privacyLevel, title: text, brand_content_toggle: false },
        },
        source_info: {
          ...{ source: 'FILE_UPLOAD', video_size: 64, chunk_size: 64, total_chunk_count: 1 },
        },
      }),
    });
    expect([text, answer.status]).toEqual([text, isValid(text, 'video') ? 200 : 400]);
    seen.add(answer.status === 200);
  }
  expect(seen.size).toBe(2);
});
