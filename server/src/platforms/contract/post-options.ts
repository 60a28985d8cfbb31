import type { z } from 'zod';

import { PlatformFailure } from './failure';
import type { JsonValue } from './json';

/**
 * Reads a post's options by the platform's schema.
 *
 * @param label the platform, as people write it
 * @throws {PlatformFailure} `rejected` (`INVALID_OPTIONS`), naming each wrong field
 */
export const parsePostOptions = <Schema extends z.ZodObject>(
  schema: Schema,
  options: Readonly<Record<string, JsonValue>>,
  label: string
): z.infer<Schema> => {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new PlatformFailure(
    { family: 'rejected' },
    {
      code: 'INVALID_OPTIONS',
      message: `The ${label} options are not valid: ${reasons.join('; ')}`,
    }
  );
};
