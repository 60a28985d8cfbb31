import { blobCid } from '../../../sandbox/src/bluesky/cid';
import { aPng, aPost, BlueskyUnderTest, type Json, type Session } from './bluesky-under-test';

const FAMILY = '👩‍👩‍👧';

describe('Bluesky sandbox: what a post may be', () => {
  let bluesky: BlueskyUnderTest;
  let session: Session;
  let picture: unknown;

  beforeAll(async () => {
    bluesky = await BlueskyUnderTest.start();
    session = await bluesky.signIn();
    picture = (await bluesky.upload(session, aPng(100), 'image/png')).json.blob;
  });
  afterAll(() => bluesky.close());

  const accepts = async (fields: Json) => {
    const { status, json } = await bluesky.create(session, aPost(fields));
    expect([status, json.message]).toEqual([200, undefined]);
  };
  const refuses = async (fields: Json, message: string) => {
    const { status, json } = await bluesky.create(session, aPost(fields));
    expect([status, json.error]).toEqual([400, 'InvalidRequest']);
    expect(json.message).toContain(message);
  };
  const external = (fields: Json) => ({
    embed: {
      $type: 'app.bsky.embed.external',
      external: { uri: 'https://quay.test/a', title: 'T', description: 'D', ...fields },
    },
  });
  const images = (list: unknown[]) => ({
    embed: { $type: 'app.bsky.embed.images', images: list },
  });
  const facet = (feature: Json, index: Json = { byteStart: 0, byteEnd: 3 }) => ({
    facets: [{ index, features: [feature] }],
  });

  it('counts graphemes: 300 family emojis would fit, were it not for 3000 bytes', async () => {
    await accepts({ text: 'é'.repeat(300) });
    await refuses(
      { text: 'é'.repeat(301) },
      'grapheme too big (maximum 300, got 301) at $.record.text'
    );
    await accepts({ text: FAMILY.repeat(166) });
    await refuses(
      { text: FAMILY.repeat(167) },
      'string too big (maximum 3000, got 3006) at $.record.text'
    );
  });

  it('takes an empty text but not a missing one', async () => {
    await accepts({ text: '' });
    await refuses({ text: undefined }, 'at $.record.text');
    await refuses({ text: null }, 'at $.record.text');
  });

  it.each(['2026-11-22T12:00:00.000Z', '2026-11-22T12:00:00+01:00', '2099-01-01T00:00:00Z'])(
    'takes %s as createdAt',
    (createdAt) => accepts({ createdAt })
  );

  it.each([
    '2026-11-22 12:00:00Z',
    '2026-11-22T12:00:00',
    '2026-11-22T12:00Z',
    '2026-13-22T12:00:00Z',
    '2026-11-22',
    1,
  ])('refuses %s as createdAt', (createdAt) => refuses({ createdAt }, 'at $.record.createdAt'));

  it('takes three languages, eight tags and unknown fields', async () => {
    await accepts({ langs: ['en', 'pt-BR', 'zh-Hans'], tags: Array(8).fill('quay'), note: 'x' });
    await refuses({ langs: ['en', 'de', 'fr', 'it'] }, 'at $.record.langs');
    await refuses({ langs: ['not a language'] }, 'at $.record.langs[0]');
    await refuses({ tags: Array(9).fill('quay') }, 'at $.record.tags');
    await refuses({ tags: ['x'.repeat(65)] }, 'at $.record.tags[0]');
  });

  it('refuses another $type and floating point numbers', async () => {
    await refuses({ $type: 'app.bsky.feed.like' }, 'Invalid $type');
    await refuses({ note: 1.5 }, 'Expected integer value type at $.record.note');
  });

  it('takes facets whose range lies outside the text, as the real server does', () =>
    accepts(
      facet({ $type: 'app.bsky.richtext.facet#tag', tag: 'x' }, { byteStart: 5, byteEnd: 9999 })
    ));

  it('takes feature types it does not know', () =>
    accepts(facet({ $type: 'test.quay.facet#shout', volume: 3 })));

  it.each<[string, Json, Json | undefined]>([
    [
      'a link without scheme',
      { $type: 'app.bsky.richtext.facet#link', uri: 'quay.test' },
      undefined,
    ],
    [
      'a mention of a handle',
      { $type: 'app.bsky.richtext.facet#mention', did: 'a.test' },
      undefined,
    ],
    ['a long tag', { $type: 'app.bsky.richtext.facet#tag', tag: 'x'.repeat(65) }, undefined],
    ['a feature without type', { uri: 'https://quay.test' }, undefined],
    ['a negative offset', { $type: 'x.y.z' }, { byteStart: -1, byteEnd: 3 }],
    ['a missing end', { $type: 'x.y.z' }, { byteStart: 0 }],
  ])('refuses %s', (_name, feature, index) =>
    refuses(facet(feature, index), 'at $.record.facets[0]')
  );

  it('takes four images and refuses five', async () => {
    await accepts(images(Array(4).fill({ alt: '', image: picture })));
    await refuses(images(Array(5).fill({ alt: '', image: picture })), 'at $.record.embed.images');
  });

  it.each<[string, Json, string]>([
    ['no alt', { alt: undefined }, '.alt'],
    ['a width of 0', { aspectRatio: { width: 0, height: 2 } }, '.aspectRatio.width'],
    ['a broken ratio', { aspectRatio: { width: 1.5, height: 2 } }, '.aspectRatio.width'],
    ['a URL as blob', { image: 'https://quay.test/a.png' }, '.image'],
    ['no blob', { image: undefined }, '.image'],
  ])('refuses an image with %s', (_name, fields, place) =>
    refuses(images([{ alt: '', image: picture, ...fields }]), `at $.record.embed.images[0]${place}`)
  );

  it('refuses a picture over 1,000,000 bytes when the record is written, not at upload', async () => {
    const fits = await bluesky.upload(session, aPng(1_000_000), 'image/png');
    const big = await bluesky.upload(session, aPng(1_000_001), 'image/png');
    await accepts(images([{ alt: '', image: fits.json.blob }]));
    await refuses(
      images([{ alt: '', image: big.json.blob }]),
      'blob too big (maximum 1000000, got 1000001) at $.record.embed.images[0].image'
    );
    await refuses(external({ thumb: big.json.blob }), 'at $.record.embed.external.thumb');
    bluesky.act('configure', { imageMaxBytes: 2_000_000 });
    await accepts(images([{ alt: '', image: big.json.blob }]));
    await refuses(external({ thumb: big.json.blob }), 'at $.record.embed.external.thumb');
    bluesky.act('configure', { imageMaxBytes: 1_000_000 });
  });

  it('refuses a blob that is no image', async () => {
    const { json } = await bluesky.upload(session, Buffer.from('words'), 'text/plain');
    await refuses(images([{ alt: '', image: json.blob }]), 'wrong mime type');
  });

  it('takes cards with and without thumb, and needs its three strings', async () => {
    await accepts(external({}));
    await accepts(external({ thumb: picture, title: '', description: '' }));
    await refuses(external({ title: null }), 'at $.record.embed.external.title');
    await refuses(external({ description: undefined }), 'at $.record.embed.external.description');
    await refuses(external({ uri: '/relative' }), 'at $.record.embed.external.uri');
    await refuses(external({ thumb: null }), 'at $.record.embed.external.thumb');
  });

  it('takes galleries up to 20 pictures that all have a ratio', async () => {
    const item = {
      $type: 'app.bsky.embed.gallery#image',
      image: picture,
      alt: 'Quay',
      aspectRatio: { width: 4, height: 3 },
    };
    const gallery = (items: unknown[]) => ({
      embed: { $type: 'app.bsky.embed.gallery', items },
    });
    await accepts(gallery(Array(20).fill(item)));
    await refuses(gallery(Array(21).fill(item)), 'at $.record.embed.items');
    await refuses(
      gallery([{ ...item, aspectRatio: undefined }]),
      'at $.record.embed.items[0].aspectRatio'
    );
  });

  it('takes only MP4 as video', async () => {
    const mp4 = Buffer.from('00000018667479706d703432', 'hex');
    const { json } = await bluesky.upload(session, mp4, 'video/mp4');
    await accepts({ embed: { $type: 'app.bsky.embed.video', video: json.blob, alt: 'Waves' } });
    await refuses(
      { embed: { $type: 'app.bsky.embed.video', video: picture } },
      'at $.record.embed.video'
    );
  });

  it('takes quotes, replies and embeds it does not know', async () => {
    const { json } = await bluesky.create(session, aPost({ text: 'First' }));
    const ref = { uri: json.uri, cid: json.cid };
    const record = { $type: 'app.bsky.embed.record', record: ref };
    await accepts({ embed: record, reply: { root: ref, parent: ref } });
    await accepts({
      embed: { $type: 'app.bsky.embed.recordWithMedia', record, media: external({}).embed },
    });
    await accepts({ embed: { $type: 'test.quay.embed', anything: [1] } });
    await refuses(
      { embed: { ...record, record: { uri: json.uri } } },
      'at $.record.embed.record.cid'
    );
    await refuses({ reply: { root: ref } }, 'at $.record.reply.parent');
    await refuses({ embed: { images: [] } }, 'at $.record.embed.$type');
  });

  it('stores a broken post when validation is switched off, but still checks blobs', async () => {
    const stored = await bluesky.create(session, { text: 5 }, { validate: false });
    expect(stored.status).toBe(200);
    expect(stored.json).not.toHaveProperty('validationStatus');
    const image = { ...(picture as Json), ref: { $link: blobCid(aPng(9)) } };
    const record = { text: 5, ...images([{ image }]) };
    const refused = await bluesky.create(session, record, { validate: false });
    expect([refused.status, refused.json.error]).toEqual([400, 'BlobNotFound']);
  });
});
