import { z } from 'zod';

/**
 * `first_publish`: once per entry and locale. `every_publish`: each new version. `when_flagged`: only
 * entries that an editor marked for it.
 */
export const RULE_TRIGGERS = ['first_publish', 'every_publish', 'when_flagged'] as const;

const conditionValue = z.union([z.string().max(500), z.number(), z.boolean()]);

/** What a field must be like. Words are compared without regard to case. */
export const ruleConditionSchema = z.discriminatedUnion('test', [
  z.strictObject({
    /** `title`, `tags`, `author`… of the mapping, or `field:` and an attribute of the type. */
    field: z.string().min(1).max(200),
    test: z.enum(['is', 'is_not', 'contains', 'contains_not', 'more_than', 'less_than']),
    value: conditionValue,
  }),
  z.strictObject({
    field: z.string().min(1).max(200),
    test: z.enum(['is_one_of', 'is_none_of']),
    values: z.array(conditionValue).min(1).max(100),
  }),
  z.strictObject({
    field: z.string().min(1).max(200),
    test: z.enum(['is_empty', 'is_not_empty']),
  }),
]);

export type RuleCondition = z.output<typeof ruleConditionSchema>;

/** Longest delay after the publication, minutes: 90 days. */
const MAX_DELAY_MINUTES = 90 * 24 * 60;

export const ruleRequestSchema = z.strictObject({
  /** Whose entries go out; a rule stays on its site. The person's default site when left out. */
  siteId: z.int().positive().optional(),
  name: z.string().trim().min(1).max(120),
  contentType: z.string().min(1),
  /** Codes of locales; none: all. */
  locales: z.array(z.string().min(1).max(20)).max(100).default([]),
  trigger: z.enum(RULE_TRIGGERS).default('first_publish'),
  /** Whether all conditions must hold, or one. */
  match: z.enum(['all', 'any']).default('all'),
  conditions: z.array(ruleConditionSchema).max(30).default([]),
  /** Null: every enabled target. */
  targetIds: z.array(z.int().positive()).max(100).nullable().default(null),
  /** The wording, where it shall not be the one that is found by itself. */
  templateId: z.int().positive().nullable().default(null),
  /** How long after the publication it goes out. */
  delayMinutes: z.int().min(0).max(MAX_DELAY_MINUTES).default(0),
  /** What it makes waits for somebody who may approve. */
  needsApproval: z.boolean().default(false),
  /** Also for entries that are published many at once, or by a script without a request. */
  bulkToo: z.boolean().default(false),
  enabled: z.boolean().default(true),
});

export type RuleRequest = z.input<typeof ruleRequestSchema>;

/** A stored rule, as `GET /rules` answers it. */
export interface RuleView {
  id: number;
  siteId: number | null;
  name: string;
  contentType: string;
  locales: string[];
  trigger: (typeof RULE_TRIGGERS)[number];
  match: 'all' | 'any';
  conditions: RuleCondition[];
  /** Null: every connected account. */
  targetIds: number[] | null;
  templateId: number | null;
  delayMinutes: number;
  needsApproval: boolean;
  bulkToo: boolean;
  enabled: boolean;
  /** What is wrong with it, e.g. a condition on a field that the type no longer has. */
  problems: string[];
}

/** What can be asked of a field: words, numbers, yes or no, points in time, or several values. */
export const RULE_FIELD_KINDS = ['text', 'number', 'boolean', 'date', 'list'] as const;

/** `GET /rules/fields`: what a condition may be about. */
export const ruleFieldQuerySchema = z.strictObject({ contentType: z.string().min(1).max(200) });

export const ruleFieldSchema = z.object({
  /** As a condition names it: `tags`, `field:seo.title`. */
  name: z.string(),
  label: z.string(),
  kind: z.enum(RULE_FIELD_KINDS),
});

export type RuleField = z.infer<typeof ruleFieldSchema>;

/** `shared`: it made deliveries. `not_shared`: it did not, see the reason. `failed`: it broke off. */
export const RULE_OUTCOMES = ['shared', 'not_shared', 'failed'] as const;

/** Stable and machine-readable; docs/rules.md says what each means and what to do. */
export const RULE_DECISION_CODES = [
  'SHARED',
  'DO_NOT_SHARE',
  'NOT_FLAGGED',
  'NOT_FIRST',
  'SAME_VERSION',
  'BULK',
  'SCRIPT',
  'LOCALE',
  'CONDITION',
  'MISSING_FIELD',
  'NO_TARGETS',
  'NOTHING_TO_SEND',
  'NOT_PUBLISHED',
  'RULES_OFF',
  'FAILED',
] as const;

/** `GET /rules/forecast`: an entry in one language; without one for types that have no languages. */
export const ruleForecastQuerySchema = z.strictObject({
  contentType: z.string().min(1).max(200),
  documentId: z.string().min(1).max(200),
  locale: z.string().max(20).default(''),
});

/**
 * What one rule would do if a person published the entry now, as it is saved. It is decided as it
 * will be then; nothing is made or kept.
 */
export const ruleForecastSchema = z.object({
  siteId: z.number(),
  /** Null: no rule would be asked, because all of the site's are switched off. */
  ruleId: z.number().nullable(),
  ruleName: z.string().nullable(),
  willShare: z.boolean(),
  /** `SHARED` where it will be. */
  code: z.enum(RULE_DECISION_CODES),
  /** In words. */
  reason: z.string(),
});

export type RuleForecast = z.infer<typeof ruleForecastSchema>;

/** "Why was this (not) shared?": what one rule decided about one publish. */
export const ruleDecisionSchema = z.object({
  id: z.number(),
  at: z.string(),
  entryUid: z.string(),
  entryDocumentId: z.string(),
  /** Decides where the entry is edited. */
  entryKind: z.enum(['collectionType', 'singleType']),
  entryTitle: z.string().nullable(),
  locale: z.string(),
  siteId: z.number().nullable(),
  /** Null: no rule was asked, because all of the site's are switched off. */
  ruleId: z.number().nullable(),
  ruleName: z.string().nullable(),
  outcome: z.enum(RULE_OUTCOMES),
  code: z.enum(RULE_DECISION_CODES),
  /** In words. */
  reason: z.string(),
  distributionId: z.number().nullable(),
});

export type RuleDecisionView = z.infer<typeof ruleDecisionSchema>;

/** `GET /rule-decisions`: newest first, in pages. */
export const ruleDecisionQuerySchema = z.strictObject({
  contentType: z.string().optional(),
  documentId: z.string().optional(),
  locale: z.string().optional(),
  ruleId: z.coerce.number().int().positive().optional(),
  before: z.coerce.number().int().positive().optional(),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
});

export type RuleDecisionQuery = z.input<typeof ruleDecisionQuerySchema>;

export const ruleDecisionPageSchema = z.object({
  decisions: z.array(ruleDecisionSchema),
  nextBefore: z.number().nullable(),
});

export type RuleDecisionPage = z.infer<typeof ruleDecisionPageSchema>;

/**
 * An editor's word about one entry: `auto` lets the rules decide, `never` shares nothing by itself,
 * `flagged` marks it for rules that ask for a mark; once one of them has shared it, it is `auto` again.
 */
export const SHARING = ['auto', 'never', 'flagged'] as const;

const sharingEntry = {
  contentType: z.string().min(1),
  documentId: z.string().min(1),
  locale: z.string().max(20).default(''),
};

/** `GET /sharing`. */
export const sharingQuerySchema = z.strictObject(sharingEntry);

/** `PUT /sharing`. */
export const sharingRequestSchema = z.strictObject({ ...sharingEntry, sharing: z.enum(SHARING) });

export type SharingRequest = z.input<typeof sharingRequestSchema>;

export const sharingSchema = z.object({ sharing: z.enum(SHARING) });

export type SharingView = z.infer<typeof sharingSchema>;
