import { z } from 'zod';

import type { PublishJournal } from '../contract';

const containerSchema = z.object({
  /** Null: it was given up, and a new one must be made. */
  id: z.string().min(1).nullable(),
  /** Epoch ms. */
  createdAt: z.number(),
  /**
   * `finished`: processed, never sent to be published; `publishing`: sent, outcome to be looked up;
   * `published`: Threads says so.
   */
  stage: z.enum(['created', 'finished', 'publishing', 'published']),
  /** When it was seen to be finished, epoch ms; 0 before. */
  finishedAt: z.number(),
  /** The post it became, where that is known. */
  postId: z.string().nullable(),
  /** How often Threads could not fetch or process what is in it. */
  failures: z.number(),
  /** How often its post lost its parent and was taken away again. */
  strays: z.number(),
});

/** What is kept of a container. */
export type Container = z.infer<typeof containerSchema>;

export type LiveContainer = Container & { id: string };

/** TS: a container lives 24 hours; one that ends before the post could go out is of no use. */
const LIFE_MS = 24 * 60 * 60_000;
const EXPIRY_MARGIN_MS = 10 * 60_000;

/** Where one container is kept, so that a later run goes on with it. */
export interface ContainerSlot {
  read(): Container | null;
  save(container: Container): Promise<void>;
}

export const journalSlot = (journal: PublishJournal, name: string): ContainerSlot => ({
  read: () => containerSchema.safeParse(journal.handles[name]).data ?? null,
  save: (container) => journal.saveHandle(name, container),
});

/** For what nobody resumes. */
export const memorySlot = (): ContainerSlot => {
  let kept: Container | null = null;
  return {
    read: () => kept,
    save: (container) => {
      kept = container;
      return Promise.resolve();
    },
  };
};

/** Name of the handle of a part's own container. */
export const partSlotName = (index: number): string => `container:${index}`;

/** Name of the handle of one file of a carousel. */
export const childSlotName = (index: number, fileKey: string): string =>
  `child:${index}:${fileKey}`;

/** The container that a run may go on with; null when a new one is needed. */
export const liveContainer = (slot: ContainerSlot, now: number): LiveContainer | null => {
  const container = slot.read();
  if (!container || container.id === null) return null;
  const { id, stage } = container;
  // One that may be visible already is never replaced for its age alone.
  const isOpen = stage === 'publishing' || stage === 'published';
  if (!isOpen && now >= container.createdAt + LIFE_MS - EXPIRY_MARGIN_MS) return null;
  return { ...container, id };
};
