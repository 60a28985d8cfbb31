import { z } from 'zod';

const variable = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run \`npm run test:real\`.`);
  return value;
};

/** The server and the account that scripts/test-real.mjs made. */
export const REAL_PDS = {
  url: variable('REAL_PDS_URL'),
  handle: variable('REAL_PDS_HANDLE'),
  password: variable('REAL_PDS_PASSWORD'),
};

/** Reads the server without the adapter, so that the adapter's own reading cannot hide a fault. */
const query = async (nsid: string, params: Record<string, string>): Promise<Response> =>
  fetch(`${REAL_PDS.url}/xrpc/${nsid}?${new URLSearchParams(params).toString()}`);

const facetSchema = z.object({
  index: z.object({ byteStart: z.number(), byteEnd: z.number() }),
  features: z.array(
    z.object({
      $type: z.string(),
      uri: z.string().optional(),
      tag: z.string().optional(),
      did: z.string().optional(),
    })
  ),
});

const blobSchema = z.object({
  ref: z.object({ $link: z.string() }),
  mimeType: z.string(),
  size: z.number(),
});

const ratioSchema = z.object({ width: z.number(), height: z.number() });

const imageSchema = z.object({
  alt: z.string(),
  image: blobSchema,
  aspectRatio: ratioSchema.optional(),
});

const refSchema = z.object({ uri: z.string(), cid: z.string() });

const postSchema = refSchema.extend({
  value: z.object({
    $type: z.literal('app.bsky.feed.post'),
    text: z.string(),
    createdAt: z.string(),
    langs: z.array(z.string()).optional(),
    facets: z.array(facetSchema).default([]),
    reply: z.object({ root: refSchema, parent: refSchema }).optional(),
    tags: z.array(z.string()).optional(),
    labels: z.object({ values: z.array(z.object({ val: z.string() })) }).optional(),
    embed: z
      .object({
        $type: z.string(),
        images: z.array(imageSchema).optional(),
        /** Of a gallery. */
        items: z.array(imageSchema).optional(),
        video: blobSchema.optional(),
        alt: z.string().optional(),
        aspectRatio: ratioSchema.optional(),
        presentation: z.string().optional(),
        external: z
          .object({
            uri: z.string(),
            title: z.string(),
            description: z.string(),
            thumb: blobSchema.optional(),
          })
          .optional(),
      })
      .optional(),
  }),
});

export type StoredPost = z.infer<typeof postSchema>;

/** The record as the server stores it; throws when it is not there. */
export const readPost = async (uri: string): Promise<StoredPost> => {
  const [repo = '', collection = '', rkey = ''] = uri.replace('at://', '').split('/');
  const response = await query('com.atproto.repo.getRecord', { repo, collection, rkey });
  if (!response.ok) throw new Error(`getRecord answered with HTTP ${response.status}.`);
  return postSchema.parse(await response.json());
};

/** Any record, as the server stores it; null when it is not there. */
export const readRecord = async (uri: string): Promise<unknown> => {
  const [repo = '', collection = '', rkey = ''] = uri.replace('at://', '').split('/');
  const response = await query('com.atproto.repo.getRecord', { repo, collection, rkey });
  const body = (await response.json()) as { error?: string; value?: unknown };
  if (response.ok) return body.value;
  if (body.error === 'RecordNotFound') return null;
  throw new Error(`getRecord answered with ${body.error ?? response.status}.`);
};

/** The bytes of a blob as the server gives them to readers. */
export const readBlob = async (did: string, cid: string): Promise<Buffer> => {
  const response = await query('com.atproto.sync.getBlob', { did, cid });
  if (!response.ok) throw new Error(`getBlob answered with HTTP ${response.status}.`);
  return Buffer.from(await response.arrayBuffer());
};

/** Everything that a write to the repository would change. */
export const readRepoState = async (did: string) => {
  const commit = await query('com.atproto.sync.getLatestCommit', { did });
  const list = await query('com.atproto.repo.listRecords', {
    repo: did,
    collection: 'app.bsky.feed.post',
    limit: '100',
  });
  const { cid, rev } = z.object({ cid: z.string(), rev: z.string() }).parse(await commit.json());
  const { records } = z.object({ records: z.array(refSchema) }).parse(await list.json());
  return { cid, rev, posts: records.map((record) => `${record.uri} ${record.cid}`).sort() };
};

/** Text that each facet covers, cut out of the UTF-8 bytes as every reader does. */
export const facetSlices = ({ value }: StoredPost) =>
  value.facets.map(({ index, features }) => ({
    slice: Buffer.from(value.text, 'utf8')
      .subarray(index.byteStart, index.byteEnd)
      .toString('utf8'),
    ...features[0],
  }));
