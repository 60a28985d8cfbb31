import { ACTIONS } from '../constants';
import { guarded, type AdminRoute } from './guarded';

/** Rules, what they decided, and the word of editors about single entries. */
export const rulesRoutes: readonly AdminRoute[] = [
  guarded('GET', '/rules', 'rules.list', ACTIONS.read),
  guarded('GET', '/rules/fields', 'rules.fields', ACTIONS.rules),
  guarded('GET', '/rules/forecast', 'rules.forecast', ACTIONS.read),
  guarded('POST', '/rules', 'rules.create', ACTIONS.rules),
  guarded('PUT', '/rules/:id', 'rules.update', ACTIONS.rules),
  guarded('DELETE', '/rules/:id', 'rules.remove', ACTIONS.rules),
  guarded('GET', '/rule-decisions', 'ruleDecisions.list', ACTIONS.read),
  guarded('GET', '/sharing', 'sharing.find', ACTIONS.read),
  guarded('PUT', '/sharing', 'sharing.update', ACTIONS.compose),
];
