import type { Core } from '@strapi/types';

import type { EntryRef } from '../mappings/entry-loader';
import { DueSchedules } from './due-schedules';
import { MovePosts } from './move-posts';
import { OnPublication } from './on-publication';
import { PassedSchedules } from './passed-schedules';
import { OrderPlacing } from './place-order';
import { RepeatingOrders } from './repeating-orders';
import { ScheduleChanges, type ChangedSchedule, type ScheduleChange } from './schedule-changes';
import type { Schedule } from './schedule';
import type { ScheduleEditor } from './schedule-editor';
import { ScheduleRepository } from './schedule-repository';
import type { PlacedOrder, RecurringOrder, TimedOrder } from './timed-order';

/** When distributions are due: at a time, with a publication, in a slot, or again and again. */
export class Schedules {
  readonly repository: ScheduleRepository;
  readonly #placing: OrderPlacing;
  readonly #repeating: RepeatingOrders;
  readonly #publication: OnPublication;
  readonly #due: DueSchedules;
  readonly #passed: PassedSchedules;
  readonly #changes: ScheduleChanges;

  constructor(strapi: Core.Strapi) {
    this.repository = new ScheduleRepository(strapi);
    this.#placing = new OrderPlacing(strapi, this.repository);
    this.#publication = new OnPublication(strapi, this.repository);
    this.#due = new DueSchedules(strapi, this.repository);
    this.#passed = new PassedSchedules(strapi, this.repository);
    this.#repeating = new RepeatingOrders(strapi, this.repository, this.#due);
    const posts = new MovePosts(strapi, this.repository);
    this.#changes = new ScheduleChanges(strapi, this.repository, posts);
  }

  /** Distributes at the times that an order names, now included. @throws 400 in words, or 404 */
  place(order: TimedOrder): Promise<PlacedOrder> {
    return this.#placing.place(order);
  }

  /** Distributes again and again, from a time on. @throws 400 in words, or 404 */
  repeat(order: RecurringOrder): Promise<Schedule> {
    return this.#repeating.place(order);
  }

  /** Makes the posts that waited for the publication; repeating it makes them once. */
  entryPublished(entry: EntryRef, publishedAt: Date): Promise<void> {
    return this.#publication.entryPublished(entry, publishedAt);
  }

  /**
   * One tick of a worker: makes the posts of repetitions a few minutes ahead, and closes what is
   * over. @param signal aborted: nothing further is begun
   */
  async runDue(signal?: AbortSignal): Promise<void> {
    await this.#due.run(signal);
    await this.#passed.run();
  }

  /** Ends what waits for entries that are gone. */
  tidy(): Promise<void> {
    return this.#publication.tidy();
  }

  /** Another time, another repetition, or a rest. @throws 400 in words when it is too late */
  change(schedule: Schedule, change: ScheduleChange, by: ScheduleEditor): Promise<ChangedSchedule> {
    return this.#changes.change(schedule, change, by);
  }

  /** Cancels what of it is not out yet. @throws 400 when it is over, or nothing is left to cancel */
  cancel(schedule: Schedule): Promise<ChangedSchedule> {
    return this.#changes.cancel(schedule);
  }
}

export const createSchedules = ({ strapi }: { strapi: Core.Strapi }): Schedules =>
  new Schedules(strapi);
