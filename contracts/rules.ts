import { z } from 'zod';

export const ruleRequestSchema = z.strictObject({
  /** Whose entries go out; a rule stays on its site. The person's default site when left out. */
  siteId: z.int().positive().optional(),
  name: z.string().trim().min(1).max(120),
  contentType: z.string().min(1),
  trigger: z.enum(['first_publish', 'every_publish']).default('first_publish'),
  /** Null: every enabled target. */
  targetIds: z.array(z.int().positive()).max(100).nullable().default(null),
  enabled: z.boolean().default(true),
});

export type RuleRequest = z.input<typeof ruleRequestSchema>;

/** A stored rule, as `GET /rules` answers it. */
export interface RuleView {
  id: number;
  siteId: number | null;
  name: string;
  contentType: string;
  trigger: 'first_publish' | 'every_publish';
  /** Null: every connected account. */
  targetIds: number[] | null;
  enabled: boolean;
}
