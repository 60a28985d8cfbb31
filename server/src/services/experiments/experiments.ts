import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type {
  ExperimentResult,
  ExperimentView,
  VariantKey,
} from '../../../../contracts/experiments';
import { UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';
import { inTransaction } from '../database/transaction';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { whereSite, type SiteScope } from '../sites/site-scope';
import type { Template } from '../templates/template';
import { experimentViewOf, stateOf, variantsOf } from './experiment';
import type { Experiment, ExperimentInput } from './experiment';
import { experimentResult } from './experiment-result';
import { RunningExperiments } from './running-experiments';

/** What a person does with an experiment after they made it. */
type Step = 'start' | 'stop' | 'archive';

const FROM: Readonly<Record<Step, readonly Experiment['status'][]>> = {
  start: ['draft'],
  stop: ['running'],
  archive: ['draft', 'stopped'],
};

/** Two or more wordings of a template against each other. */
export class Experiments {
  readonly running: RunningExperiments;

  constructor(private readonly strapi: Core.Strapi) {
    this.running = new RunningExperiments(strapi);
  }

  /** Newest first. */
  async list(scope: SiteScope): Promise<ExperimentView[]> {
    const [rows, templates] = await Promise.all([
      this.#table.findMany({ where: whereSite(scope), orderBy: { id: 'desc' } }),
      getService(this.strapi, 'templates').list(scope),
    ]);
    const byId = new Map(templates.map((template) => [template.id, template]));
    const now = systemClock.now();
    return rows.map((row) => experimentViewOf(row, byId.get(row.templateId) ?? null, now));
  }

  /** @throws 404 */
  async demand(id: number): Promise<Experiment> {
    const row = await this.#table.findOne({ where: { id } });
    if (!row) throw new errors.NotFoundError('This experiment does not exist.');
    return row;
  }

  async view(experiment: Experiment): Promise<ExperimentView> {
    const template = await this.#templateOf(experiment);
    return experimentViewOf(experiment, template, systemClock.now());
  }

  /** What its posts say so far; it may be looked at any time. */
  async result(experiment: Experiment): Promise<ExperimentResult> {
    return experimentResult(this.strapi, experiment, await this.view(experiment));
  }

  /** @throws 400 for a mistake in a wording, or a template or target that the site does not have */
  async create(input: ExperimentInput & { siteId: number }): Promise<Experiment> {
    const data = { ...(await this.#dataOf(input)), siteId: input.siteId, status: 'draft' };
    return this.#table.create({ data });
  }

  /** Only before its start: what runs is not changed under its posts. @throws 400, 404 */
  async update(id: number, input: ExperimentInput): Promise<Experiment> {
    const { siteId } = await this.demand(id);
    const data = await this.#dataOf({ ...input, siteId });
    const where = { id, status: 'draft' };
    const { count } = await this.#table.updateMany({ where, data });
    if (count === 0) throw new errors.ApplicationError(STARTED);
    return this.demand(id);
  }

  /** @throws 400 when its template changed since, or is tested already */
  async start(id: number): Promise<Experiment> {
    const experiment = await this.demand(id);
    await this.#assertStartable(experiment);
    return this.#step(id, 'start', { status: 'running', startedAt: this.#now() });
  }

  /** Posts get the template's own wording again. @throws 400 when it does not run */
  stop(id: number): Promise<Experiment> {
    return this.#step(id, 'stop', { status: 'stopped', stoppedAt: this.#now() });
  }

  /** It stays to be read. @throws 400 while it runs */
  archive(id: number): Promise<Experiment> {
    return this.#step(id, 'archive', { status: 'archived' });
  }

  /**
   * Makes the wording of a variant the template's, and ends the experiment.
   *
   * @param author the admin user who decides it
   * @throws 400 when it did not begin, the variant is none of it, or the template changed since
   */
  async adopt(id: number, key: VariantKey, author: number): Promise<Experiment> {
    const experiment = await this.demand(id);
    if (experiment.status === 'draft') throw new errors.ApplicationError(NOT_BEGUN);
    const body = variantsOf(experiment).find((variant) => variant.key === key)?.body;
    if (body === undefined) {
      throw new errors.ValidationError(`variant: “${experiment.name}” has no variant ${key}.`);
    }
    const template = await this.#templateOf(experiment);
    if (template?.version !== experiment.templateVersion) {
      throw new errors.ApplicationError(CHANGED);
    }
    const stoppedAt = experiment.stoppedAt ?? this.#now();
    const status = experiment.status === 'running' ? 'stopped' : experiment.status;
    try {
      return await inTransaction(this.strapi, async () => {
        const { id: templateId, name, contentType, platform, targetId, enabled } = template;
        const input = { name, contentType, platform, targetId, enabled, body };
        await getService(this.strapi, 'templates').update(templateId, input, author);
        const data = { status, stoppedAt, adopted: key };
        await this.#table.updateMany({ where: { id }, data });
        return this.demand(id);
      });
    } finally {
      this.running.forget();
    }
  }

  async #step(id: number, step: Step, data: Record<string, unknown>): Promise<Experiment> {
    const { name } = await this.demand(id);
    const where = { id, status: { $in: [...FROM[step]] } };
    const { count } = await this.#table.updateMany({ where, data });
    this.running.forget();
    if (count === 0) throw new errors.ApplicationError(`“${name}”: ${REFUSED[step]}`);
    return this.demand(id);
  }

  /** A row of what a person decided, with the template's wording as it is now. */
  async #dataOf({ wordings, siteId, ...input }: ExperimentInput & { siteId: number }) {
    const templates = getService(this.strapi, 'templates');
    const template = (await templates.list([siteId])).find(({ id }) => id === input.templateId);
    if (!template) {
      throw new errors.ValidationError(
        `templateId: this site has no template ${input.templateId}. Choose one of its own.`
      );
    }
    for (const body of wordings) await templates.assertReadable(siteId, body);
    if (new Set([template.body, ...wordings]).size <= wordings.length) {
      throw new errors.ValidationError(SAME_WORDS);
    }
    await this.#assertTargets(siteId, input.targetIds);
    return {
      ...input,
      templateVersion: template.version,
      wordings: [template.body, ...wordings],
    };
  }

  async #assertTargets(siteId: number, targetIds: readonly number[] | null): Promise<void> {
    if (targetIds === null) return;
    const known = await getService(this.strapi, 'targets').listAll(siteId);
    const gone = targetIds.find((targetId) => !known.some(({ id }) => id === targetId));
    if (gone === undefined) return;
    throw new errors.ValidationError(
      `targetIds: this site has no target ${gone}. Choose among the accounts of this site.`
    );
  }

  async #assertStartable(experiment: Experiment): Promise<void> {
    const template = await this.#templateOf(experiment);
    if (template?.version !== experiment.templateVersion) {
      throw new errors.ApplicationError(CHANGED);
    }
    const { id, templateId } = experiment;
    const others = await this.#table.findMany({ where: { templateId, status: 'running' } });
    const now = systemClock.now();
    const other = others.find((one) => one.id !== id && stateOf(one, template, now) === 'running');
    if (!other) return;
    throw new errors.ApplicationError(
      `“${template.name}” is tested by “${other.name}” already. Stop that one first.`
    );
  }

  async #templateOf({ siteId, templateId }: Experiment): Promise<Template | null> {
    const templates = await getService(this.strapi, 'templates').list([siteId]);
    return templates.find(({ id }) => id === templateId) ?? null;
  }

  #now(): string {
    return new Date(systemClock.now()).toISOString();
  }

  get #table(): Table<Experiment> {
    return tableOf<Experiment>(this.strapi, UIDS.experiment);
  }
}

export const createExperiments = ({ strapi }: { strapi: Core.Strapi }): Experiments =>
  new Experiments(strapi);

const REFUSED: Readonly<Record<Step, string>> = {
  start: 'it was started before. Make a new experiment to test again.',
  stop: 'it does not run.',
  archive: 'it runs. Stop it first.',
};
const STARTED =
  'This experiment was started, so it cannot be changed any more. Stop it, and make a new one.';
const NOT_BEGUN = 'This experiment was never started, so it says nothing about its variants yet.';
const CHANGED =
  'The template was changed or removed since. Make a new experiment with its wording of today.';
const SAME_WORDS =
  'wordings: two variants have the same wording. Change one of them, or take it out.';
