export { showRehearsal } from './redact-call';
export { rehearsePublish } from './rehearse';
export type { Rehearsed } from './rehearse';
export { slotsOf } from './slots';
