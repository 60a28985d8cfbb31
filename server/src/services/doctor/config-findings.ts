import type { PluginConfig } from '../../config/schema';
import { mistakesOf, type FieldMistake } from '../mappings/check-fields';
import type { Schemas } from '../mappings/schemas';
import { ok, problem, warning, type Finding } from './finding';

/** What the config is held against. */
export interface ConfigWorld {
  schemas: Schemas;
  /** Platforms that are known, ours and those of other plugins. */
  platforms: readonly string[];
  /** Addresses in use instead of platforms' own. */
  hasSandbox: boolean;
}

/** Slips that the schema of the config cannot see. */
export const configFindings = (config: PluginConfig, world: ConfigWorld): Finding[] => {
  const slips = [
    ...platformSlips(config, world),
    ...contentTypeSlips(config, world),
    ...engineSlips(config, world),
  ];
  return slips.some(({ level }) => level === 'problem')
    ? slips
    : [ok('The config of the plugin is valid.'), ...slips];
};

const platformSlips = ({ platforms }: PluginConfig, world: ConfigWorld): Finding[] =>
  Object.keys(platforms)
    .filter((id) => !world.platforms.includes(id))
    .map((id) =>
      problem(
        `The config names a platform "${id}", which does not exist.`,
        `Correct platforms.${id} in config/plugins, or install the plugin that brings it. Known are ${world.platforms.join(', ')}.`
      )
    );

const contentTypeSlips = ({ contentTypes }: PluginConfig, { schemas }: ConfigWorld): Finding[] => {
  const entries = Object.entries(contentTypes);
  if (entries.length === 0) {
    return [
      warning(
        'The config names no content-type that can be distributed.',
        'Name at least one under contentTypes of social-distribution in config/plugins, unless one is switched on in the settings.'
      ),
    ];
  }
  return entries.flatMap(([uid, fields]) => {
    const type = schemas.typeOf(uid);
    if (type) return mistakesOf(fields, type, schemas).map((mistake) => fieldSlip(uid, mistake));
    return problem(
      `The config names a content-type "${uid}", which does not exist.`,
      'Correct it under contentTypes of social-distribution in config/plugins.'
    );
  });
};

const fieldSlip = (uid: string, { field, path, reason, isMissing }: FieldMistake): Finding => {
  const advice = `Correct contentTypes.${uid}.${field} of social-distribution in config/plugins.`;
  return isMissing
    ? problem(`"${path}" is no attribute of ${uid}, so its posts lack the ${field}.`, advice)
    : warning(`"${path}" of ${uid} ${reason}.`, advice);
};

const engineSlips = ({ queue, http, delivery }: PluginConfig, world: ConfigWorld): Finding[] => [
  ...(queue.backend === 'embedded' && queue.worker === false
    ? [
        problem(
          'Nothing is ever sent: the embedded queue works inside Strapi only, and queue.worker is off.',
          'Set queue.worker to "embedded", or queue.backend to "redis" or "postgres" and start a worker.'
        ),
      ]
    : []),
  ...(http.allowPrivateHosts && !world.hasSandbox
    ? [
        warning(
          'Calls to hosts inside your network are allowed, and no platform is there.',
          'Set http.allowPrivateHosts to false in config/plugins, unless accounts live on a server inside.'
        ),
      ]
    : []),
  ...(delivery.settlingFactor < 1
    ? [
        warning(
          'Platforms are given less time than they need before an unclear post counts as absent.',
          'Remove delivery.settlingFactor from config/plugins; less than 1 is for tests.'
        ),
      ]
    : []),
];
