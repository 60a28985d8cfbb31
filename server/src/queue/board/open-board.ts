import type { createBullBoard as makeBoard } from '@bull-board/api';
import type { BullMQAdapter as QueueAdapter } from '@bull-board/api/bullMQAdapter';
import type { Context, Next } from 'koa';

import type { JobQueue } from '../queue-store';

type BoardQueue = ConstructorParameters<typeof QueueAdapter>[0];
type ServerAdapter = Parameters<typeof makeBoard>[0]['serverAdapter'];

/** Answers a request below the board's own path. */
export type BoardHandler = (ctx: Context, next: Next) => Promise<void>;

/**
 * Bull Board on open queues, to look only: jobs are ids of deliveries, and what becomes of those is
 * decided in the database.
 *
 * @param basePath where it is mounted, e.g. `/api/admin/distribution/queue/board`
 */
export const openBoard = async (
  queues: readonly JobQueue[],
  basePath: string
): Promise<BoardHandler> => {
  // Loaded on demand: most processes never show it.
  const [{ createBullBoard }, { BullMQAdapter }, { KoaAdapter }, { Queue }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/koa'),
    import('bullmq'),
  ]);
  const server = new KoaAdapter().setBasePath(basePath);
  const isShown = (queue: JobQueue): queue is JobQueue & BoardQueue => queue instanceof Queue;
  const shown = queues.filter(isShown);
  createBullBoard({
    queues: shown.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    // The adapter's package brings types of its own patch release, alike but for private fields.
    serverAdapter: server as unknown as ServerAdapter,
    options: {
      uiConfig: {
        boardTitle: 'Queues',
        // Nothing of how the server is set up.
        hideRedisDetails: true,
        // Only Redis can tell who listens; the Health page knows the workers on every backend.
        showWorkers: false,
      },
    },
  });
  const handle = server.registerPlugin();
  return async (ctx, next) => {
    await handle(ctx, next);
    if (typeof ctx.body === 'string') ctx.body = ctx.body.replace(FOREIGN_FONTS, '');
  };
};

/** The board's page asks Google for fonts, which tells Google who looks; it has others to fall back on. */
const FOREIGN_FONTS = /<link [^>]*href="https:\/\/fonts\.googleapis\.com[^>]*>/g;
