import {
  EXPERIMENT_WINDOWS,
  type ExperimentMetric,
  type ExperimentRequest,
  type ExperimentView,
} from '../../../../contracts/experiments';
import type { MessageId } from '../../translations/message';

/** What stands in the form. */
export interface ExperimentFields {
  name: string;
  /** Empty, or the id of a template. */
  templateId: string;
  /** B, C and D; empty ones are none. */
  wordings: string[];
  metric: ExperimentMetric;
  /** Ids of targets; none: all that the template words. */
  targetIds: string[];
  minimumPosts: string;
  /** Per cent. */
  lift: string;
  windowHours: string;
  stopAfterDays: string;
}

export const NEW_EXPERIMENT: ExperimentFields = {
  ...{ name: '', templateId: '', wordings: [''], metric: 'engagement', targetIds: [] },
  ...{ minimumPosts: '30', lift: '20', windowHours: '72', stopAfterDays: '90' },
};

export const experimentFieldsOf = (experiment: ExperimentView): ExperimentFields => ({
  name: experiment.name,
  templateId: String(experiment.templateId),
  wordings: experiment.variants.slice(1).map(({ body }) => body),
  metric: experiment.metric,
  targetIds: (experiment.targetIds ?? []).map(String),
  minimumPosts: String(experiment.minimumPosts),
  lift: String(Math.round(experiment.lift * 100)),
  windowHours: String(experiment.windowHours),
  stopAfterDays: String(experiment.stopAfterDays),
});

export const experimentRequestOf = (
  fields: ExperimentFields,
  siteId: number | undefined
): ExperimentRequest => ({
  siteId,
  name: fields.name.trim(),
  templateId: Number(fields.templateId),
  wordings: fields.wordings.filter((body) => body.trim() !== ''),
  metric: fields.metric,
  targetIds: fields.targetIds.length === 0 ? null : fields.targetIds.map(Number),
  minimumPosts: Number(fields.minimumPosts),
  lift: Number(fields.lift) / 100,
  windowHours: EXPERIMENT_WINDOWS.find((hours) => String(hours) === fields.windowHours) ?? 72,
  stopAfterDays: Number(fields.stopAfterDays),
});

/** What can be said without asking the server. */
export const experimentProblems = (
  fields: ExperimentFields
): Partial<Record<keyof ExperimentFields, MessageId>> => ({
  ...(fields.name.trim() === '' ? { name: 'experiments.name.missing' } : {}),
  ...(fields.templateId === '' ? { templateId: 'experiments.template.missing' } : {}),
  ...(fields.wordings.some((body) => body.trim() !== '')
    ? {}
    : { wordings: 'experiments.wordings.missing' }),
  ...(isWhole(fields.minimumPosts, 20, 1_000)
    ? {}
    : { minimumPosts: 'experiments.minimumPosts.wrong' }),
  ...(isWhole(fields.lift, 5, 100) ? {} : { lift: 'experiments.lift.wrong' }),
  ...(isWhole(fields.stopAfterDays, 7, 365)
    ? {}
    : { stopAfterDays: 'experiments.stopAfterDays.wrong' }),
});

const isWhole = (text: string, least: number, most: number): boolean =>
  /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
