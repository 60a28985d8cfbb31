import { GraphError, unreadableToken } from '../../meta/graph-error';
import { pullVideo, inspectVideo } from './media-checks';
import { containerById, startProcessing, statusOf } from './containers';
import { plannedWork, thumbProblem } from './create-container';
import type { ByteUpload, Container } from './model';
import type { Call, ContentContext, ContentHandler } from './visitor';

/** Errors of rupload.facebook.com have a shape of their own. */
class UploadProblem extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly isRetriable = false
  ) {
    super(message);
  }
}

/** `POST https://rupload.facebook.com/ig-api-upload/{version}/{CONTAINER}`. */
export const uploadBytes: ContentHandler = async (call) => {
  const { instagram, context } = call;
  if (!/^OAuth \S+$/.test(context.req.header('authorization') ?? '')) throw unreadableToken();
  try {
    const container = openUpload(call);
    const url = context.req.header('file_url');
    if (url) await pullFromUrl(call, container, url);
    else await takeBytes(call, container);
    instagram.world.changed();
    return context.json({ success: true, message: 'Upload successful.' });
  } catch (error) {
    if (!(error instanceof UploadProblem)) throw error;
    const { type, message, isRetriable } = error;
    return context.json({ debug_info: { retriable: isRetriable, type, message } }, 400);
  }
};

const openUpload = ({ instagram, visitor, id }: Call): Container & { upload: ByteUpload } => {
  const container = containerById(instagram, id);
  if (!container?.upload || container.clientId !== visitor.clientId) {
    throw new GraphError({ status: 404, code: 100, subcode: 33, message: 'No such upload.' });
  }
  visitor.accountMeant(container.accountId);
  if (statusOf(instagram, container) === 'EXPIRED') {
    throw new UploadProblem('SessionExpiredError', 'The upload session has expired');
  }
  if (container.readyAt !== null) {
    throw new UploadProblem('DuplicateUploadError', 'The upload is complete already');
  }
  return { ...container, upload: container.upload };
};

const pullFromUrl = async ({ instagram }: Call, { id }: Container, url: string): Promise<void> => {
  const container = containerById(instagram, id);
  if (!container) return;
  const { world, state } = instagram;
  const work = plannedWork(instagram, 'video');
  const pulled = await pullVideo({ world, form: container.form, knobs: state.knobs }, url);
  if ('file' in pulled) container.file = pulled.file;
  const subcode = 'subcode' in pulled ? pulled.subcode : undefined;
  startProcessing(instagram, container, { ...work, subcode: work.subcode ?? subcode });
};

const wholeHeader = (context: ContentContext, name: string): number => {
  const value = context.req.header(name) ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  throw new UploadProblem('HeaderInvalidError', `The header ${name} is missing or not a number`);
};

const takeBytes = async (call: Call, { id, upload }: { id: string; upload: ByteUpload }) => {
  const { instagram, context } = call;
  const offset = wholeHeader(context, 'offset');
  const fileSize = wholeHeader(context, 'file_size');
  if (offset !== upload.received || (upload.fileSize ?? fileSize) !== fileSize) {
    const message = `Request offset does not match the upload state (${upload.received})`;
    throw new UploadProblem('OffsetInvalidError', message);
  }
  upload.fileSize = fileSize;
  const earlier = upload.blob === null ? null : instagram.world.blobs.get(upload.blob);
  const { bytes, isWhole } = await readArrived(context);
  const all = Buffer.concat([...(earlier ? [earlier] : []), bytes]);
  upload.received = all.byteLength;
  upload.blob = instagram.world.blobs.put(all);
  instagram.world.changed();
  if (!isWhole || all.byteLength < fileSize) {
    throw new UploadProblem('PartialRequestError', 'Partial request (did not match length)', true);
  }
  if (all.byteLength > fileSize) {
    throw new UploadProblem('FileSizeError', 'More bytes came than file_size says');
  }
  await process(call, id, all);
};

/** What came before the connection broke is kept. */
const readArrived = async (context: ContentContext) => {
  const pieces: Uint8Array[] = [];
  try {
    const stream = context.req.raw.body as AsyncIterable<Uint8Array> | null;
    if (stream) for await (const piece of stream) pieces.push(piece);
    return { bytes: Buffer.concat(pieces), isWhole: true };
  } catch {
    return { bytes: Buffer.concat(pieces), isWhole: false };
  }
};

const process = async ({ instagram }: Call, id: string, bytes: Uint8Array): Promise<void> => {
  const container = containerById(instagram, id);
  if (!container) return;
  const { world, state } = instagram;
  const work = plannedWork(instagram, 'video');
  const seen = await inspectVideo({ world, form: container.form, knobs: state.knobs }, bytes);
  if ('file' in seen) container.file = seen.file;
  const subcode = 'subcode' in seen ? seen.subcode : thumbProblem(container);
  startProcessing(instagram, container, { ...work, subcode: work.subcode ?? subcode });
};
