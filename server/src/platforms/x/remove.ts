import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { Removal } from '../contract';

import { readAnswerFacts } from './answer-facts';
import { send } from './client';
import type { XSession } from './client';
import { unreadableAnswer } from './errors';

const deletedPostSchema = z.object({ data: z.object({ deleted: z.literal(true) }) });

/** DELETE /2/tweets/{id} (https://docs.x.com/openapi.json, checked 2026-11-22). */
export const removePost = async (session: XSession, id: string): Promise<Removal> => {
  const path = `/2/tweets/${encodeURIComponent(id)}`;
  try {
    const response = await send(session, { method: 'DELETE', path, kind: 'repeatable' });
    if (deletedPostSchema.safeParse(response.json).success) return 'removed';
    // What X does not find it may also tell in a 200 that has only errors.
    if (readAnswerFacts(response).types.includes('resource-not-found')) return 'absent';
    throw unreadableAnswer(response, 'repeatable');
  } catch (error) {
    if (error instanceof PlatformFailure && error.code === 'NOT_FOUND') return 'absent';
    throw error;
  }
};
