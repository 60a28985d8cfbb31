import { hiddenType } from '../hidden-type';

export const schema = hiddenType({
  singularName: 'experiment',
  pluralName: 'experiments',
  displayName: 'Experiment',
  description: 'Which wording of a template does better',
  collectionName: 'distribution_experiments',
  attributes: {
    siteId: { type: 'integer', required: true },
    name: { type: 'string', required: true },
    templateId: { type: 'integer', required: true },
    templateVersion: { type: 'integer', required: true },
    /** Bodies in the order of their keys; the first one is the template's. */
    wordings: { type: 'json', required: true },
    metric: { type: 'string', required: true },
    /** Null: every target that the template words. */
    targetIds: { type: 'json' },
    minimumPosts: { type: 'integer', required: true },
    lift: { type: 'float', required: true },
    windowHours: { type: 'integer', required: true },
    stopAfterDays: { type: 'integer', required: true },
    status: { type: 'string', required: true },
    startedAt: { type: 'datetime' },
    stoppedAt: { type: 'datetime' },
    adopted: { type: 'string' },
    // Where it was made: services/data-care/instance.
    origin: { type: 'string', private: true },
  },
  indexes: [
    { name: 'distribution_experiments_site_idx', columns: ['site_id'] },
    { name: 'distribution_experiments_status_idx', columns: ['status'] },
  ],
});
