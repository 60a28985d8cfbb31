import {
  ruleDecisionQuerySchema,
  ruleFieldQuerySchema,
  ruleForecastQuerySchema,
  sharingQuerySchema,
} from '../../../contracts/rules';
import type { RouteDescription } from './route-description';

/** What goes out by itself, why it did or did not, and the word of editors about single entries. */
export const RULE_ROUTES: Readonly<Record<string, RouteDescription>> = {
  'GET /rules': {
    summary: 'List the rules that distribute on publish',
    answer: ['Rule'],
    bySite: true,
    refusals: [400, 404],
  },
  'GET /rules/fields': {
    summary: 'List what a condition of a rule can be about',
    query: ruleFieldQuerySchema,
    answer: ['RuleField'],
    bySite: true,
    refusals: [400, 404],
  },
  'GET /rules/forecast': {
    summary: 'Read what each rule would do if an entry were published now, as it is saved',
    query: ruleForecastQuerySchema,
    answer: ['RuleForecast'],
    bySite: true,
    refusals: [400, 404],
  },
  'POST /rules': {
    summary: 'Add a rule',
    request: 'RuleRequest',
    answer: 'Rule',
    status: 201,
    bySite: true,
    refusals: [400, 404],
  },
  'PUT /rules/:id': {
    summary: 'Change a rule',
    request: 'RuleRequest',
    answer: 'Rule',
    refusals: [400, 404],
  },
  'DELETE /rules/:id': {
    summary: 'Remove a rule',
    answer: 'Id',
    refusals: [400, 404],
  },
  'GET /rule-decisions': {
    summary: 'Read why publishes were shared or not, newest first',
    query: ruleDecisionQuerySchema,
    answer: 'RuleDecisionPage',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /sharing': {
    summary: 'Read what rules may do with an entry',
    query: sharingQuerySchema,
    answer: 'Sharing',
    bySite: true,
    refusals: [400, 404],
  },
  'PUT /sharing': {
    summary: 'Say what rules may do with an entry',
    request: 'SharingRequest',
    answer: 'Sharing',
    bySite: true,
    refusals: [400, 404],
  },
  'POST /outbox/:id/retry': {
    summary: 'Apply the rules to a publish again',
    answer: 'Id',
    refusals: [400, 404],
  },
};
