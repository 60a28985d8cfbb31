export { FAULT_KINDS, type Fault, type FaultKind } from './kernel/faults';
export type { LedgerEntry, LedgerSummary } from './kernel/ledger';
export type { RegisteredApp } from './kernel/platform-sandbox';
export { startSandbox, type Sandbox, type SandboxOptions } from './sandbox';
