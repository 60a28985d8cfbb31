import activity from './activity.json';
import ai from './ai.json';
import analytics from './analytics.json';
import approvals from './approvals.json';
import audit from './audit.json';
import budgets from './budgets.json';
import bulk from './bulk.json';
import calendar from './calendar.json';
import composer from './composer.json';
import connections from './connections.json';
import content from './content.json';
import dataCare from './data-care.json';
import experiments from './experiments.json';
import hashtags from './hashtags.json';
import health from './health.json';
import levels from './levels.json';
import listing from './listing.json';
import lists from './lists.json';
import overview from './overview.json';
import panel from './panel.json';
import platforms from './platforms.json';
import previews from './previews.json';
import proposals from './proposals.json';
import retention from './retention.json';
import rules from './rules.json';
import shared from './shared.json';
import sites from './sites.json';
import targets from './targets.json';
import templates from './templates.json';
import webhooks from './webhooks.json';
import when from './when.json';
import widgets from './widgets.json';

/** Every text of this language; a file for each part of the admin. */
export default {
  ...activity,
  ...ai,
  ...analytics,
  ...approvals,
  ...audit,
  ...budgets,
  ...bulk,
  ...calendar,
  ...composer,
  ...connections,
  ...content,
  ...dataCare,
  ...experiments,
  ...hashtags,
  ...health,
  ...levels,
  ...listing,
  ...lists,
  ...overview,
  ...panel,
  ...platforms,
  ...previews,
  ...proposals,
  ...retention,
  ...rules,
  ...shared,
  ...sites,
  ...targets,
  ...templates,
  ...webhooks,
  ...when,
  ...widgets,
};
