import type { AuditAction, AuditActorKind, AuditSubjectKind } from '../../../../contracts/audit';
import type { MessageId } from '../../translations/message';

/** What was done, in words. */
export const ACTION_TEXT: Record<AuditAction, MessageId> = {
  'connection.connect': 'audit.action.connectionConnect',
  'connection.reconnect': 'audit.action.connectionReconnect',
  'connection.disconnect': 'audit.action.connectionDisconnect',
  'connection.check': 'audit.action.connectionCheck',
  'connection.refresh': 'audit.action.connectionRefresh',
  'connection.disable': 'audit.action.connectionDisable',
  'connection.enable': 'audit.action.connectionEnable',
  'connection.export': 'audit.action.connectionExport',
  'connection.erase': 'audit.action.connectionErase',
  'connection.deauthorise': 'audit.action.connectionDeauthorise',
  'connection.limits': 'audit.action.connectionLimits',
  'app.save': 'audit.action.appSave',
  'app.remove': 'audit.action.appRemove',
  'ai-provider.save': 'audit.action.aiProviderSave',
  'ai-provider.remove': 'audit.action.aiProviderRemove',
  'site.create': 'audit.action.siteCreate',
  'site.update': 'audit.action.siteUpdate',
  'site.delete': 'audit.action.siteDelete',
  'site.pause': 'audit.action.sitePause',
  'site.resume': 'audit.action.siteResume',
  'rule.create': 'audit.action.ruleCreate',
  'rule.update': 'audit.action.ruleUpdate',
  'rule.delete': 'audit.action.ruleDelete',
  'target.create': 'audit.action.targetCreate',
  'target.update': 'audit.action.targetUpdate',
  'target.delete': 'audit.action.targetDelete',
  'mapping.save': 'audit.action.mappingSave',
  'mapping.remove': 'audit.action.mappingRemove',
  'template.create': 'audit.action.templateCreate',
  'template.update': 'audit.action.templateUpdate',
  'template.delete': 'audit.action.templateDelete',
  'experiment.create': 'audit.action.experimentCreate',
  'experiment.update': 'audit.action.experimentUpdate',
  'experiment.start': 'audit.action.experimentStart',
  'experiment.stop': 'audit.action.experimentStop',
  'experiment.archive': 'audit.action.experimentArchive',
  'experiment.adopt': 'audit.action.experimentAdopt',
  'hashtag-set.create': 'audit.action.hashtagSetCreate',
  'hashtag-set.update': 'audit.action.hashtagSetUpdate',
  'hashtag-set.delete': 'audit.action.hashtagSetDelete',
  'distribution.dispatch': 'audit.action.dispatch',
  'schedule.create': 'audit.action.scheduleCreate',
  'schedule.update': 'audit.action.scheduleUpdate',
  'schedule.cancel': 'audit.action.scheduleCancel',
  'bulk.create': 'audit.action.bulkCreate',
  'bulk.start': 'audit.action.bulkStart',
  'bulk.pause': 'audit.action.bulkPause',
  'bulk.cancel': 'audit.action.bulkCancel',
  'bulk.retry': 'audit.action.bulkRetry',
  'approval.approve': 'audit.action.approve',
  'approval.reject': 'audit.action.reject',
  'sharing.update': 'audit.action.sharingUpdate',
  'delivery.edit': 'audit.action.deliveryEdit',
  'delivery.retry': 'audit.action.deliveryRetry',
  'delivery.cancel': 'audit.action.deliveryCancel',
  'delivery.resolve': 'audit.action.deliveryResolve',
  'circuit.retry': 'audit.action.circuitRetry',
  'outbox.retry': 'audit.action.outboxRetry',
  'webhook.create': 'audit.action.webhookCreate',
  'webhook.update': 'audit.action.webhookUpdate',
  'webhook.delete': 'audit.action.webhookDelete',
  'webhook.pause': 'audit.action.webhookPause',
  'webhook.resume': 'audit.action.webhookResume',
  'webhook.rotate-secret': 'audit.action.webhookRotateSecret',
  'webhook.replay': 'audit.action.webhookReplay',
  'webhook.disable': 'audit.action.webhookDisable',
  'keys.rotate': 'audit.action.keysRotate',
  'settings.update': 'audit.action.settingsUpdate',
  'settings.import': 'audit.action.settingsImport',
};

// Not the lists of the contract: they would bring the schema library into the admin's bundle.
export const ACTIONS = Object.keys(ACTION_TEXT) as AuditAction[];

/** What it was done to. */
export const KIND_TEXT: Record<AuditSubjectKind, MessageId> = {
  connection: 'audit.kind.connection',
  app: 'audit.kind.app',
  'ai-provider': 'audit.kind.aiProvider',
  webhook: 'audit.kind.webhook',
  site: 'audit.kind.site',
  rule: 'audit.kind.rule',
  target: 'audit.kind.target',
  mapping: 'audit.kind.mapping',
  template: 'audit.kind.template',
  experiment: 'audit.kind.experiment',
  'hashtag-set': 'audit.kind.hashtagSet',
  distribution: 'audit.kind.distribution',
  schedule: 'audit.kind.schedule',
  approval: 'audit.kind.approval',
  bulk: 'audit.kind.bulk',
  sharing: 'audit.kind.sharing',
  delivery: 'audit.kind.delivery',
  circuit: 'audit.kind.circuit',
  outbox: 'audit.kind.outbox',
  keys: 'audit.kind.keys',
  settings: 'audit.kind.settings',
};

export const KINDS = Object.keys(KIND_TEXT) as AuditSubjectKind[];

/** Who did it when it was no person. */
export const ACTOR_TEXT: Record<Exclude<AuditActorKind, 'user'>, MessageId> = {
  token: 'audit.actor.token',
  rule: 'audit.actor.rule',
  system: 'audit.actor.system',
  cli: 'audit.actor.cli',
};

/** Settings by the id that the log has of them. */
export const SETTINGS_TEXT: Readonly<Record<string, MessageId>> = {
  retention: 'retention.title',
  'audit-retention': 'audit.title',
};
