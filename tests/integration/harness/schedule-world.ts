import type { ScheduleView } from '../../../contracts/schedules';
import { getService } from '../../../server/src/services/get-service';
import type { Schedule } from '../../../server/src/services/schedules/schedule';
import { aPublishedArticle, ARTICLE, documentsOf } from './articles';
import { deliveriesOf } from './deliveries';
import type { Answer } from './http';
import { rowOf } from './rows';
import { at, schedulesOf, wallTimeIn } from './schedules';
import { entryOf, SiteWorld } from './site-world';
import { anAccountOf } from './sites';

const MINUTE_MS = 60_000;

export const DAILY = { every: 'day', times: 5 };

interface Made {
  documentId: string;
  id: number;
}

/** A whole minute so many from now. */
export const minutesFrom = (minutes: number): Date => {
  const time = new Date(Date.now() + minutes * MINUTE_MS);
  time.setUTCSeconds(0, 0);
  return time;
};

/** Schedules of a Strapi without workers, made, moved and cancelled over the API. */
export class ScheduleWorld {
  private constructor(
    readonly world: SiteWorld,
    /** Two targets of the default site. */
    readonly one: number,
    readonly two: number
  ) {}

  static async start(): Promise<ScheduleWorld> {
    const world = await SiteWorld.start();
    const { targetId } = await anAccountOf(world.app, world.sites.main.id);
    return new ScheduleWorld(world, world.accounts.main.targetId, targetId);
  }

  async create(
    documentId: string,
    body: object
  ): Promise<{ schedules: ScheduleView[]; deliveryIds: number[] }> {
    const request = { ...entryOf(documentId), targetIds: [this.one], ...body };
    const { status, data, message } = await this.#post(request);
    if (status !== 201) throw new Error(`It was refused: ${message}`);
    return data as { schedules: ScheduleView[]; deliveryIds: number[] };
  }

  /** A published article that goes out so many days from now. */
  async onceIn(
    days: number,
    targetIds = [this.one, this.two]
  ): Promise<Made & { deliveryIds: number[] }> {
    const documentId = await aPublishedArticle(this.world.app);
    const body = { targetIds, when: at(wallTimeIn(days)) };
    const { schedules, deliveryIds } = await this.create(documentId, body);
    return { documentId, id: schedules[0]?.id ?? 0, deliveryIds };
  }

  /** A published article that goes out again and again, in two days for the first time. */
  async repeating(recurrence: object = DAILY): Promise<Made> {
    const documentId = await aPublishedArticle(this.world.app);
    const body = { when: at(wallTimeIn(2)), recurrence };
    const [schedule] = (await this.create(documentId, body)).schedules;
    if (!schedule) throw new Error('There is no schedule.');
    return { documentId, id: schedule.id };
  }

  /** Whatever it answers. */
  ask(documentId: string, body: object): Promise<Answer> {
    return this.#post({ ...entryOf(documentId), ...body });
  }

  put(id: number, body: object): Promise<Answer> {
    return this.world.put(this.world.chief, `/schedules/${id}`, body);
  }

  remove(id: number): Promise<Answer> {
    return this.world.remove(this.world.chief, `/schedules/${id}`);
  }

  rowFor({ id }: { id: number }): Promise<Schedule> {
    return rowOf(schedulesOf(this.world.app), id);
  }

  /** As if it had been made for that time. */
  async dueAt({ id }: { id: number }, time: Date): Promise<void> {
    const wallTime = time.toISOString().slice(0, 16);
    const data = { dueAt: time, wallTime, startsAt: wallTime };
    await schedulesOf(this.world.app).updateMany({ where: { id }, data });
  }

  async statesOf(documentId: string): Promise<string[]> {
    return (await deliveriesOf(this.world.app, documentId)).map(({ state }) => state);
  }

  /** Publishes it, and tells the schedules as the outbox does. */
  async publish(documentId: string, publishedAt = new Date()): Promise<void> {
    const { app } = this.world;
    await documentsOf(app, ARTICLE).publish({ documentId });
    const entry = { uid: ARTICLE, documentId, locale: 'en' };
    await getService(app.strapi, 'schedules').entryPublished(entry, publishedAt);
  }

  #post(request: object): Promise<Answer> {
    return this.world.post(this.world.chief, '/schedules', request);
  }
}
