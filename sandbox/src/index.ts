export { FAULT_KINDS, REPEATED, type Fault, type FaultKind } from './kernel/faults';
export type { LedgerEntry, LedgerSummary } from './kernel/ledger';
export type { RegisteredApp } from './kernel/platform-sandbox';
export type { SecretKind, SeenSecret } from './kernel/secret-list';
export { startSandbox, type Sandbox, type SandboxOptions } from './sandbox';
