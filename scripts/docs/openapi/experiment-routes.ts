import type { RouteDescription } from './route-description';

/** Which wording of a template does better. */
export const EXPERIMENT_ROUTES: Readonly<Record<string, RouteDescription>> = {
  'GET /experiments': {
    summary: 'List the experiments, newest first',
    answer: ['Experiment'],
    bySite: true,
    refusals: [400, 404],
  },
  'POST /experiments': {
    summary: 'Prepare an experiment: a template, and other wordings of it',
    request: 'ExperimentRequest',
    answer: 'Experiment',
    bySite: true,
    refusals: [400, 404],
    status: 201,
  },
  'GET /experiments/:id': {
    summary: 'Show what the posts of an experiment say so far; it may be looked at any time',
    answer: 'ExperimentResult',
    refusals: [400, 404],
  },
  'PUT /experiments/:id': {
    summary: 'Change an experiment that was not started yet',
    request: 'ExperimentRequest',
    answer: 'Experiment',
    refusals: [400, 404],
  },
  'POST /experiments/:id/start': {
    summary: 'Give new posts of the template a variant each',
    answer: 'Experiment',
    refusals: [400, 404],
  },
  'POST /experiments/:id/stop': {
    summary: "Give new posts the template's own wording again",
    answer: 'Experiment',
    refusals: [400, 404],
  },
  'POST /experiments/:id/archive': {
    summary: 'Put an experiment away; it stays to be read',
    answer: 'Experiment',
    refusals: [400, 404],
  },
  'POST /experiments/:id/adopt': {
    summary: "Make the wording of a variant the template's, and end the experiment",
    request: 'AdoptVariantRequest',
    answer: 'Experiment',
    refusals: [400, 404],
  },
};
