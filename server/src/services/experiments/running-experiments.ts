import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { MappedEntry } from '../adaptation/entry';
import type { VariantRef } from '../adaptation/wording';
import { KnownRows } from '../database/known-rows';
import { tableOf } from '../database/table';
import { systemClock } from '../environment';
import type { Site } from '../sites/site';
import type { VariantBook } from '../templates/template-book';
import { endOf, type Experiment } from './experiment';
import { GivenVariants } from './given-variants';
import { timeSlotOf } from './time-slot';
import { keptVariantOf, variantBookOf } from './variant-choice';

/** Gives posts their variants. Where no experiment runs it costs nothing. */
export class RunningExperiments {
  /** As they were a moment ago: each post and each preview asks for them. */
  readonly #known: KnownRows<Experiment>;

  constructor(private readonly strapi: Core.Strapi) {
    const table = tableOf<Experiment>(strapi, UIDS.experiment);
    this.#known = new KnownRows(() =>
      table.findMany({ where: { status: 'running' }, orderBy: { id: 'asc' } })
    );
  }

  /** Called after every write. */
  forget(): void {
    this.#known.forget();
  }

  /** For the posts of an entry that are made now; null: no template of the site is tested. */
  async bookFor(site: Site, entry: MappedEntry, dueAt: Date): Promise<VariantBook | null> {
    const now = systemClock.now();
    const experiments = (await this.#known.all()).filter(
      (experiment) => experiment.siteId === site.id && (endOf(experiment) ?? 0) > now
    );
    if (experiments.length === 0) return null;
    const ids = experiments.map(({ id }) => id);
    const given = await GivenVariants.read(this.strapi, ids, entry);
    return variantBookOf({ experiments, given, slot: timeSlotOf(dueAt.getTime(), site.timezone) });
  }

  /** For a post that is made anew; null: its experiment is gone. */
  async keptFor(ref: VariantRef): Promise<VariantBook | null> {
    const where = { id: ref.experimentId };
    const experiment = await tableOf<Experiment>(this.strapi, UIDS.experiment).findOne({ where });
    return experiment && keptVariantOf(experiment, ref);
  }
}
