import type { PluginConfig } from '../../config/schema';
import { withoutSecrets } from '../../platforms/oauth';
import type { Section } from './finding';

/** A shorter one would tear words apart; no real one is that short. */
const SHORTEST = 6;

/** Takes every secret of the config out of all texts, should the words of others hold one. */
export const hideSecrets = (sections: readonly Section[], config: PluginConfig): Section[] => {
  const secrets = secretsOf(config);
  const clean = (text: string): string => withoutSecrets(text, secrets);
  return sections.map((section) => ({
    ...section,
    findings: section.findings.map(({ level, title, advice }) => ({
      level,
      title: clean(title),
      advice: advice === null ? null : clean(advice),
    })),
  }));
};

const secretsOf = ({ encryption, platforms, queue }: PluginConfig): string[] => {
  const keys = [encryption.key, ...encryption.oldKeys];
  const apps = Object.values(platforms).flatMap(({ clientSecret, organizationApp }) => [
    clientSecret,
    organizationApp?.clientSecret,
  ]);
  const url = queue.url !== undefined && URL.canParse(queue.url) ? new URL(queue.url) : null;
  return [...keys, ...keys.map((key) => key.toUpperCase()), ...apps, queue.url, url?.password]
    .filter((secret): secret is string => secret !== undefined && secret.length >= SHORTEST)
    .sort((one, other) => other.length - one.length);
};
