import { noSuchObject } from '../../meta/graph-error';
import { parseFields, selectFields, type NodeFields } from '../../meta/fields';
import { containerById, statusOf, statusText } from './containers';
import type { Container } from './model';
import type { Call, ContentHandler } from './visitor';

/** The bytes of a resumable upload, and what became of them. */
const videoStatus = ({ instagram }: Call, container: Container): unknown => {
  const { upload } = container;
  if (!upload) return undefined;
  const status = statusOf(instagram, container);
  const isWhole = upload.fileSize !== null && upload.received >= upload.fileSize;
  const processing = {
    IN_PROGRESS: isWhole ? 'in_progress' : 'not_started',
    FINISHED: 'complete',
    PUBLISHED: 'complete',
    ERROR: 'error',
    EXPIRED: 'error',
  }[status];
  return {
    uploading_phase: {
      status: isWhole ? 'complete' : 'in_progress',
      bytes_transferred: upload.received,
      ...(upload.fileSize === null ? {} : { source_file_size: upload.fileSize }),
    },
    processing_phase: {
      status: processing,
      ...(container.failure ? { errors: [{ code: container.failure.subcode }] } : {}),
    },
  };
};

/** `GET /{CONTAINER}`. */
export const readContainer: ContentHandler = (call) => {
  const { instagram, visitor, context, id } = call;
  const container = containerById(instagram, id);
  if (!container || container.clientId !== visitor.clientId) throw noSuchObject(id);
  visitor.require('read', visitor.accountMeant(container.accountId));
  const status = statusOf(instagram, container);
  const node: NodeFields = {
    id: () => container.id,
    status_code: () => status,
    status: () => statusText(container, status),
    video_status: () => videoStatus(call, container),
  };
  const requests = parseFields(context.req.query('fields'));
  return context.json(selectFields({ nodeType: 'IGContainer', node, requests, defaults: ['id'] }));
};
