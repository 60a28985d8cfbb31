import { z } from 'zod';

/** Words of one validation problem, without its path. */
export const describeIssue = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_type' ? `Expected ${issue.expected} value type` : issue.message;

/**
 * An object told apart by `$type`. Types that the server does not know are accepted and stored
 * (platforms/bluesky.md §3, verified on a real PDS, checked 2026-11-22).
 */
export const openUnion = (members: Readonly<Record<string, z.ZodType>>) =>
  z.looseObject({ $type: z.string() }).superRefine((value, context) => {
    const member = Object.hasOwn(members, value.$type) ? members[value.$type] : undefined;
    const parsed = member?.safeParse(value);
    for (const issue of parsed?.error?.issues ?? [])
      context.addIssue({ code: 'custom', message: describeIssue(issue), path: issue.path });
  });
