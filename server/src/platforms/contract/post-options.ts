import type { z } from 'zod';

import { PlatformFailure } from './failure';
import type { JsonValue } from './json';

type Options = Readonly<Record<string, JsonValue>>;

/** Why options do not suit the platform's schema, each wrong field named; null when they do. */
export const optionsProblem = (schema: z.ZodObject, options: Options): string | null => {
  const parsed = schema.safeParse(options);
  if (parsed.success) return null;
  return parsed.error.issues
    .map(({ path, message }) =>
      path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`
    )
    .join('; ');
};

/**
 * Reads a post's options by the platform's schema.
 *
 * @param label the platform, as people write it
 * @throws {PlatformFailure} `rejected` (`INVALID_OPTIONS`), naming each wrong field
 */
export const parsePostOptions = <Schema extends z.ZodObject>(
  schema: Schema,
  options: Options,
  label: string
): z.infer<Schema> => {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const message = `The ${label} options are not valid: ${optionsProblem(schema, options) ?? ''}`;
  throw new PlatformFailure({ family: 'rejected' }, { code: 'INVALID_OPTIONS', message });
};
