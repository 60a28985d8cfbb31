import ai from './ai.json';
import audit from './audit.json';
import connections from './connections.json';
import content from './content.json';
import health from './health.json';
import panel from './panel.json';
import platforms from './platforms.json';
import proposals from './proposals.json';
import rules from './rules.json';
import shared from './shared.json';
import sites from './sites.json';
import targets from './targets.json';

/** Every text of this language; a file for each part of the admin. */
export default {
  ...ai,
  ...audit,
  ...connections,
  ...content,
  ...health,
  ...panel,
  ...platforms,
  ...proposals,
  ...rules,
  ...shared,
  ...sites,
  ...targets,
};
