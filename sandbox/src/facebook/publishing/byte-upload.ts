import type { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { SandboxEnv } from '../../kernel/platform-sandbox';
import { pullMedia } from '../../kernel/pull-media';
import { GraphError } from '../../meta/graph-error';
import { admit } from '../caller';
import type { GraphContext } from '../graph';
import type { Facebook } from '../state';
import { isUploadOver, videoById } from './content';
import type { Video } from './content-state';
import { addPiece } from './video-file';

/** Ours; none is documented for reels and stories. */
const MAX_BYTES = 4 * 1024 ** 3;

/** How this host refuses: unlike the Graph API. */
class UploadRefusal extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly type: string,
    message: string
  ) {
    super(message);
  }
}

const bad = (message: string): UploadRefusal =>
  new UploadRefusal(400, 'ParameterValidationError', message);

/** Who sends bytes: this host reads the token from one header only, under the name `OAuth`. */
const callerOf = async (facebook: Facebook, context: GraphContext) => {
  if (!/^OAuth \S+$/.test(context.req.header('authorization') ?? '')) {
    throw new UploadRefusal(401, 'NotAuthorizedError', 'Authorization: OAuth <token> is missing');
  }
  return admit(facebook, context, { needsProof: false });
};

const uploadOf = async (facebook: Facebook, context: GraphContext): Promise<Video> => {
  const { page } = await callerOf(facebook, context);
  const video = videoById(facebook, context.req.param('id') ?? '');
  const isOpen =
    video?.pageId === page?.id && video?.edge !== 'videos' && video?.uploadedAt === null;
  if (video && isOpen && !isUploadOver(facebook, video)) return video;
  throw new UploadRefusal(404, 'PartialRequestError', 'There is no such upload');
};

const number = (context: GraphContext, name: string): number => {
  const text = context.req.header(name) ?? '';
  if (!/^\d{1,15}$/.test(text)) throw bad(`The header ${name} must be a number`);
  return Number(text);
};

/** The body, or what is behind the address in the header `file_url`. */
const bytesOf = async (facebook: Facebook, context: GraphContext): Promise<Uint8Array> => {
  const url = context.req.header('file_url');
  if (url !== undefined) {
    const pull = await pullMedia(url, { pages: facebook.world.pages, maxBytes: MAX_BYTES });
    if ('file' in pull) return pull.file.bytes;
    throw bad(`The file could not be fetched: ${pull.problem}`);
  }
  const size = number(context, 'file_size');
  if (number(context, 'offset') !== 0) throw bad('The offset is not where the upload stands');
  const bytes = new Uint8Array(await context.req.arrayBuffer());
  if (size !== bytes.byteLength) throw bad('file_size is not the number of bytes that came');
  return bytes;
};

const receive = async (facebook: Facebook, context: GraphContext): Promise<Response> => {
  const video = await uploadOf(facebook, context);
  const bytes = await bytesOf(facebook, context);
  if (bytes.byteLength === 0 || bytes.byteLength > MAX_BYTES) throw bad('file_size out of range');
  video.fileSize = bytes.byteLength;
  addPiece(facebook, video, bytes);
  return context.json({ success: true });
};

/** rupload.facebook.com: `POST /video-upload/<version>/<video>`. */
export const byteUploadRoutes = (app: Hono<SandboxEnv>, facebook: Facebook): void => {
  const path = '/video-upload/:version{v[0-9]+\\.[0-9]+}/:id{[0-9]+}';
  const fault = facebook.world.faults.on('facebook', 'upload-video-bytes');
  app.post(path, fault, async (context) => {
    try {
      return await receive(facebook, context);
    } catch (error) {
      if (error instanceof GraphError) {
        const { message, status } = error.fault;
        const info = { retriable: false, type: 'NotAuthorizedError', message };
        return context.json({ debug_info: info }, status === 400 ? 401 : status);
      }
      if (!(error instanceof UploadRefusal)) throw error;
      const { status, type, message } = error;
      return context.json({ debug_info: { retriable: false, type, message } }, status);
    }
  });
};
