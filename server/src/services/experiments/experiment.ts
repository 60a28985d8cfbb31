import {
  VARIANT_KEYS,
  type ExperimentRequest,
  type ExperimentState,
  type ExperimentView,
  type VariantKey,
} from '../../../../contracts/experiments';
import type { Template } from '../templates/template';

/** What a person decides; an experiment stays on the site that it was made for. */
export type ExperimentInput = Required<Omit<ExperimentRequest, 'siteId'>>;

/** A row of `distribution_experiments`. `status` is what people did; its state follows from more. */
export interface Experiment extends Omit<ExperimentInput, 'wordings'> {
  id: number;
  siteId: number;
  templateVersion: number;
  /** The template's first. */
  wordings: string[];
  status: 'draft' | 'running' | 'stopped' | 'archived';
  startedAt: string | null;
  stoppedAt: string | null;
  adopted: VariantKey | null;
}

export interface ExperimentVariant {
  key: VariantKey;
  body: string;
}

const DAY_MS = 24 * 60 * 60_000;

export const variantsOf = ({ wordings }: Pick<Experiment, 'wordings'>): ExperimentVariant[] =>
  VARIANT_KEYS.flatMap((key, index) => {
    const body = wordings[index];
    return body === undefined ? [] : [{ key, body }];
  });

/** Epoch ms; null before its start. */
export const endOf = ({
  startedAt,
  stopAfterDays,
}: Pick<Experiment, 'startedAt' | 'stopAfterDays'>): number | null =>
  startedAt === null ? null : Date.parse(startedAt) + stopAfterDays * DAY_MS;

/** @param template as it is now; null: it is gone */
export const stateOf = (
  experiment: Experiment,
  template: Pick<Template, 'version'> | null,
  now: number
): ExperimentState => {
  if (experiment.status !== 'running') return experiment.status;
  if (template?.version !== experiment.templateVersion) return 'changed';
  const end = endOf(experiment);
  return end !== null && end <= now ? 'ended' : 'running';
};

export const experimentViewOf = (
  experiment: Experiment,
  template: Template | null,
  now: number
): ExperimentView => {
  const { id, siteId, name, templateId, templateVersion, metric, targetIds } = experiment;
  const { minimumPosts, lift, windowHours, stopAfterDays, adopted } = experiment;
  const end = endOf(experiment);
  return {
    ...{ id, siteId, name, templateId, templateVersion, metric, targetIds, minimumPosts },
    ...{ lift, windowHours, stopAfterDays, adopted },
    templateName: template?.name ?? null,
    variants: variantsOf(experiment),
    state: stateOf(experiment, template, now),
    startedAt: isoOf(experiment.startedAt),
    endsAt: end === null ? null : new Date(end).toISOString(),
    stoppedAt: isoOf(experiment.stoppedAt),
  };
};

const isoOf = (time: string | null): string | null =>
  time === null ? null : new Date(time).toISOString();
