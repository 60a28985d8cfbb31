import { errors } from '@strapi/utils';
import { z } from 'zod';

import type { PlatformId } from '../platforms/contract';
import { findPlatform } from '../platforms/registry';

/** The parsed input, or a 400 whose `details.errors` names every wrong field. */
export const parse = <T extends z.ZodType>(schema: T, input: unknown): z.output<T> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({
    path: issue.path.map(String),
    message: issue.message,
    name: 'ValidationError',
  }));
  const [first] = problems;
  const where = first && first.path.length > 0 ? `${first.path.join('.')}: ` : '';
  throw new errors.ValidationError(`${where}${first?.message ?? 'Not valid.'}`, {
    errors: problems,
  });
};

export const parseId = (value: unknown): number => parse(z.coerce.number().int().positive(), value);

export const parsePlatform = (value: unknown): PlatformId => {
  if (typeof value === 'string' && findPlatform(value)) return value;
  throw new errors.NotFoundError(`There is no platform "${String(value).slice(0, 40)}".`);
};
