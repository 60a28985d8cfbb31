import type { z } from 'zod';

import { configSchema, type PluginConfig } from './schema';

const KEY_ADVICE =
  'Make one with "npx social-distribution generate-key" and put it into OAUTH_ENCRYPTION_KEY.';

/** Parses the raw config; throws one sentence a person can act on, without any value in it. */
export const parseConfig = (raw: unknown): PluginConfig => {
  const parsed = configSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(issue ? sentenceOf(issue, raw) : 'The config is not valid.');
};

const sentenceOf = (issue: z.core.$ZodIssue, raw: unknown): string => {
  const path = issue.path.join('.');
  if (path === 'encryption' || path === 'encryption.key') {
    return hasKey(raw)
      ? `The encryption key is malformed: it must be 64 hexadecimal digits. ${KEY_ADVICE}`
      : `There is no encryption key for the credentials of social accounts. ${KEY_ADVICE}`;
  }
  return `${path || 'config'}: ${issue.message}`;
};

const hasKey = (raw: unknown): boolean => {
  const encryption = (raw as { encryption?: { key?: unknown } } | null)?.encryption;
  return encryption?.key !== undefined && encryption.key !== null && encryption.key !== '';
};
