import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { BulkTimes } from '../../../../contracts/bulk';
import type { Connection } from '../connections/connection';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import type { Target } from '../targets/targets';
import { targetsOfLanguage } from '../targets/targets-of-language';
import { plannedTimeOf } from '../times/planned-time';
import type { NewBulkRow } from './bulk-row';
import type { EntryAccess } from './entry-access';
import { EntryFinder, type EntryAnswer, type FoundEntry } from './entry-finder';
import { withoutRepeats } from './repeated-rows';
import type { ReadRow, RowWish } from './row-wish';
import { timingOf } from './row-times';
import { targetsNamed } from './target-names';
import { tooLongFor } from './text-length';

/** What rows are looked at with. */
export interface RowOrder {
  site: Site;
  /** IANA name, of times without a zone of their own. */
  zone: string;
  targetIds: readonly number[] | null;
  times: BulkTimes;
  /** Also to targets that already got this version. */
  again: boolean;
  access: EntryAccess;
}

interface Places {
  targets: readonly Target[];
  connections: ReadonlyMap<number, Connection>;
}

/** The rest of a row, once its entry is known. */
type Plan = Pick<NewBulkRow, 'targetIds' | 'timing' | 'dueAt'>;

/**
 * Looks rows up as far as it is cheap: entries, targets, times, lengths of texts. Bad ones are kept,
 * with everything that is wrong with them.
 */
export class RowCheck {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly order: RowOrder
  ) {}

  /** In the order they came. */
  async check(rows: readonly ReadRow[]): Promise<NewBulkRow[]> {
    const wishes = rows.flatMap(({ wish }) => wish ?? []);
    const finder = new EntryFinder(this.strapi, this.order.access);
    const [entries, places] = await Promise.all([finder.find(wishes), this.#places()]);
    const checked = rows.map((row) =>
      row.wish === null
        ? unreadableRow(row.position, row.problem)
        : this.#rowOf(row.wish, { answer: entries.get(row.wish) ?? NOT_FOUND, places })
    );
    return withoutRepeats(checked, this.order);
  }

  async #places(): Promise<Places> {
    const { id } = this.order.site;
    const [targets, connections] = await Promise.all([
      getService(this.strapi, 'targets').list(id),
      getService(this.strapi, 'connections').list([id]),
    ]);
    return { targets, connections: new Map(connections.map((one) => [one.id, one])) };
  }

  #rowOf(wish: RowWish, { answer, places }: { answer: EntryAnswer; places: Places }): NewBulkRow {
    const problems: string[] = answer.entry ? [] : [answer.problem];
    const plan: Plan = { targetIds: null, ...this.#timingOf(wish, problems) };
    if (wish.targets) {
      const named = targetsNamed(wish.targets, {
        targets: places.targets,
        siteName: this.order.site.name,
      });
      if ('problem' in named) problems.push(named.problem);
      else plan.targetIds = named.targetIds;
    }
    if (wish.text !== null && answer.entry && problems.length === 0) {
      const problem = this.#tooLong(wish.text, { entry: answer.entry, plan, places });
      if (problem !== null) problems.push(problem);
    }
    const { position, text } = wish;
    const problem = problems.length > 0 ? problems.join(' ') : null;
    return {
      ...{ position, text, problem, ...plan },
      state: problem === null ? 'waiting' : 'bad',
      entryUid: answer.entry?.uid ?? null,
      entryDocumentId: answer.entry?.documentId ?? null,
      entryTitle: answer.entry?.title ?? null,
      locale: answer.entry?.locale ?? null,
      wish: problem === null ? null : wish,
    };
  }

  #timingOf({ when }: RowWish, problems: string[]): Pick<Plan, 'timing' | 'dueAt'> {
    if (when === null) return { timing: timingOf(this.order.times), dueAt: null };
    if (when.kind !== 'at') return { timing: when.kind === 'slot' ? 'slot' : 'soon', dueAt: null };
    try {
      const options = { now: systemClock.now(), siteZone: this.order.zone };
      return { timing: 'at', dueAt: new Date(plannedTimeOf(when, options).dueAt) };
    } catch (error) {
      if (!(error instanceof errors.ApplicationError)) throw error;
      problems.push(error.message + adviceFor(error));
      return { timing: 'at', dueAt: null };
    }
  }

  #tooLong(
    text: string,
    { entry, plan, places }: { entry: FoundEntry; plan: Plan; places: Places }
  ): string | null {
    const placed = places.targets.flatMap((target) => {
      const connection = places.connections.get(target.connectionId);
      return connection ? [{ target, connection, platform: connection.platform }] : [];
    });
    const ids = plan.targetIds ?? this.order.targetIds;
    const chosen = ids
      ? placed.filter(({ target }) => ids.includes(target.id))
      : targetsOfLanguage(placed, entry.locale).chosen;
    const adapters = getService(this.strapi, 'adapters');
    return tooLongFor(
      text,
      chosen.map(({ connection }) => ({ connection, rules: adapters.postRulesOf(connection) }))
    );
  }
}

const NOT_FOUND: EntryAnswer = { entry: null, problem: 'Its entry was not looked up.' };

const unreadableRow = (position: number, problem: string): NewBulkRow => ({
  ...{ position, problem, state: 'bad', timing: 'soon', dueAt: null, wish: null },
  ...{ entryUid: null, entryDocumentId: null, entryTitle: null, locale: null },
  ...{ targetIds: null, text: null },
});

/** A file has no field for it. */
const adviceFor = ({ details }: { details?: unknown }): string =>
  (details as { code?: string } | undefined)?.code === 'TIME_TWICE'
    ? ' In a file, write “02:30 first” or “02:30 second”.'
    : '';
