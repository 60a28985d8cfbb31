export type { RehearsedCall } from './describe-request';
export { redactCall, showRehearsal } from './redact-call';
export { rehearsePublish } from './rehearse';
export type { RehearsalOutcome, RehearsalRequest, Rehearsed } from './rehearse';
export { slotsOf } from './slots';
