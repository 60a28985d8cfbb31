import { z } from 'zod';

/** Every action that the audit log knows: the noun that was changed, and what was done to it. */
export const AUDIT_ACTIONS = [
  'connection.connect',
  'connection.reconnect',
  'connection.disconnect',
  'connection.check',
  'connection.refresh',
  'connection.disable',
  'connection.enable',
  'connection.export',
  'connection.erase',
  'connection.deauthorise',
  'connection.limits',
  'app.save',
  'app.remove',
  'ai-provider.save',
  'ai-provider.remove',
  'site.create',
  'site.update',
  'site.delete',
  'site.pause',
  'site.resume',
  'rule.create',
  'rule.update',
  'rule.delete',
  'target.create',
  'target.update',
  'target.delete',
  'mapping.save',
  'mapping.remove',
  'template.create',
  'template.update',
  'template.delete',
  'experiment.create',
  'experiment.update',
  'experiment.start',
  'experiment.stop',
  'experiment.archive',
  'experiment.adopt',
  'hashtag-set.create',
  'hashtag-set.update',
  'hashtag-set.delete',
  'distribution.dispatch',
  'schedule.create',
  'schedule.update',
  'schedule.cancel',
  'bulk.create',
  'bulk.start',
  'bulk.pause',
  'bulk.cancel',
  'bulk.retry',
  'approval.approve',
  'approval.reject',
  'sharing.update',
  'delivery.edit',
  'delivery.retry',
  'delivery.cancel',
  'delivery.resolve',
  'circuit.retry',
  'outbox.retry',
  'webhook.create',
  'webhook.update',
  'webhook.delete',
  'webhook.pause',
  'webhook.resume',
  'webhook.rotate-secret',
  'webhook.replay',
  'webhook.disable',
  'keys.rotate',
  'settings.update',
  'settings.import',
] as const;

export const auditActionSchema = z.enum(AUDIT_ACTIONS);

export type AuditAction = z.infer<typeof auditActionSchema>;

/** What can be changed. */
export const AUDIT_SUBJECT_KINDS = [
  'connection',
  'app',
  'ai-provider',
  'site',
  'rule',
  'target',
  'mapping',
  'template',
  'experiment',
  'hashtag-set',
  'distribution',
  'schedule',
  'approval',
  'bulk',
  'sharing',
  'delivery',
  'circuit',
  'outbox',
  'webhook',
  'keys',
  'settings',
] as const;

export const auditSubjectKindSchema = z.enum(AUDIT_SUBJECT_KINDS);

export type AuditSubjectKind = z.infer<typeof auditSubjectKindSchema>;

export const auditActorKindSchema = z.enum(['user', 'token', 'rule', 'system', 'cli']);

export type AuditActorKind = z.infer<typeof auditActorKindSchema>;

const factsSchema = z.record(z.string(), z.json());

/** Fields of what was changed; secrets are replaced by a mark, long values are cut. */
export type AuditFacts = z.infer<typeof factsSchema>;

/** One line of the log. */
export const auditEntrySchema = z.object({
  id: z.number(),
  at: z.string(),
  action: auditActionSchema,
  siteId: z.number().nullable(),
  actor: z.object({
    kind: auditActorKindSchema,
    /** Admin user; stays when the user is deleted. */
    id: z.number().nullable(),
    /** As the person was called then. */
    name: z.string().nullable(),
  }),
  subject: z.object({
    kind: auditSubjectKindSchema,
    id: z.string().nullable(),
    /** As people called it then. */
    name: z.string().nullable(),
  }),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  /** Only the fields that changed; null where there was nothing before. */
  before: factsSchema.nullable(),
  after: factsSchema.nullable(),
});

export type AuditEntryView = z.infer<typeof auditEntrySchema>;

/** `GET /audit`: every filter narrows the list, `?site=` (id or slug) too; newest first. */
export const auditQuerySchema = z
  .object({
    action: auditActionSchema.optional(),
    /** Admin user. */
    actorId: z.coerce.number().int().positive().optional(),
    subjectKind: auditSubjectKindSchema.optional(),
    subjectId: z.string().min(1).max(255).optional(),
    /** At or after this time, ISO with zone. */
    from: z.iso.datetime({ offset: true }).optional(),
    /** Before this time, ISO with zone. */
    to: z.iso.datetime({ offset: true }).optional(),
    /** Part of the name of the subject or of the person, or of the address it came from. */
    search: z.string().trim().min(1).max(100).optional(),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(100).default(20),
  })
  .refine(({ from, to }) => !from || !to || Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'must be later than "from"',
  });

export type AuditQuery = z.input<typeof auditQuerySchema>;

export interface AuditPage {
  entries: AuditEntryView[];
  page: number;
  pageSize: number;
  /** All that the filters let through. */
  total: number;
  pageCount: number;
}

/** `GET /audit/actors`: the people who appear in the log, by name. */
export interface AuditActorView {
  id: number;
  /** As the person was called last. */
  name: string;
}

/** `GET` and `PUT /audit/retention`. */
export const auditRetentionSchema = z.strictObject({
  /** Days that an entry is kept, 1–3650; 0 keeps it for ever. @default the config's retention.audit */
  days: z.int().min(0).max(3650),
});

export type AuditRetention = z.infer<typeof auditRetentionSchema>;
