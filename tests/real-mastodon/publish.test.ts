import sharp from 'sharp';

import { imageFile, videoFile } from '../platform-kit/files';
import { makeVideo } from '../../conformance/src/make-video';
import {
  connect,
  failureOf,
  readPost,
  realAdapter,
  requestFor,
  SNAC,
  thread,
  unique,
  type Connected,
} from './real-snac';

let who: Connected;
beforeAll(async () => {
  who = await connect();
});

const publish = (content: ReturnType<typeof thread>, options = {}) =>
  realAdapter().publish(requestFor(who, content, { options }));

const picture = async (key: string, altText: string) => {
  const bytes = await sharp({
    create: { width: 40, height: 30, channels: 3, background: '#0b6e6e' },
  })
    .jpeg()
    .toBuffer();
  return imageFile({ key, name: `${key}.jpg`, bytes, width: 40, height: 30, altText });
};

describe('a post on a real snac2', () => {
  it('is readable as it was written, at the address we keep', async () => {
    const text = unique('灯台 & <b>“lamp”</b>\n\nhttps://example.com/a?b=1&c=2 #harbour');
    const { id, url } = await publish(thread({ text }));
    expect((await readPost(who, id)).text).toBe(text);
    expect(url).toMatch(new RegExp(`^${SNAC.url}/${SNAC.login}/p/`));
    expect((await fetch(url ?? '')).status).toBe(200);
    expect(realAdapter().recognisePost(url ?? '', who.account)).toEqual({ id: null, url });
  });

  it('shows pictures in order with their alternative texts', async () => {
    const media = await Promise.all(['A lamp', 'A bell'].map((alt) => picture(alt, alt)));
    const { id } = await publish(thread({ text: unique('Two'), media }));
    const shown = (await readPost(who, id)).media_attachments;
    expect(shown.map(({ type, description }) => [type, description])).toEqual([
      ['image', 'A lamp'],
      ['image', 'A bell'],
    ]);
    expect((await fetch(shown[0]?.url ?? '')).status).toBe(200);
  });

  it('shows a video', async () => {
    const bytes = await makeVideo({ seconds: 1, width: 160, height: 120 });
    const film = videoFile({ key: 'film', name: 'film.mp4', bytes, width: 160, height: 120 });
    const { id } = await publish(thread({ text: unique('Film'), media: [film] }));
    expect((await readPost(who, id)).media_attachments).toMatchObject([{ type: 'video' }]);
  });

  it('keeps a warning', async () => {
    const options = { contentWarning: 'Weather', sensitive: true };
    const { id } = await publish(thread({ text: unique('Storm') }), options);
    const { sensitive, spoiler_text } = await readPost(who, id);
    expect([sensitive, spoiler_text]).toEqual([true, 'Weather']);
  });

  it('may be a thread, each part below the one before', async () => {
    const texts = ['One', 'Two', 'Three'].map(unique);
    const { parts } = await publish(thread(...texts.map((text) => ({ text }))));
    const shown = await Promise.all(parts.map(({ id }) => readPost(who, id)));
    expect(shown.map(({ text }) => text)).toEqual(texts);
    expect(shown.map((post) => post.in_reply_to_id)).toEqual([null, parts[0]?.id, parts[1]?.id]);
  });

  it('is not made with a token of nobody', async () => {
    const request = requestFor(who, thread({ text: unique('Nobody') }));
    const credentials = { ...who.credentials, accessToken: 'nobody' };
    const failure = await failureOf(realAdapter().publish({ ...request, credentials }));
    expect([failure.family, failure.httpStatus]).toEqual(['auth_expired', 401]);
  });
});
