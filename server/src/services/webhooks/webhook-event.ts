import { randomUUID } from 'node:crypto';

import type {
  SentEventType,
  WebhookEventData,
  WebhookEventType,
} from '../../../../contracts/webhook-events';

/** Something that happened, as those who caused it tell it. */
export interface WebhookEvent<Type extends WebhookEventType = WebhookEventType> {
  type: Type;
  siteId: number | null;
  data: WebhookEventData<Type>;
}

/** The same, ready to be sent. */
export interface WrittenEvent {
  /** Names it to receivers, whatever address it goes to. */
  messageId: string;
  type: SentEventType;
  siteId: number | null;
  at: Date;
  body: string;
}

/** An id of its own for what has none. */
export const newMessageId = (): string => `msg_${randomUUID().replaceAll('-', '')}`;

/** Written once, so that every try signs and sends the same. */
export const writtenEvent = (
  event: { type: SentEventType; siteId: number | null; data: object },
  { messageId, at }: Pick<WrittenEvent, 'messageId' | 'at'>
): WrittenEvent => {
  const { type, siteId, data } = event;
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  return { messageId, type, siteId, at, body };
};
