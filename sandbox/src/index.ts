export { FAULT_KINDS, REPEATED, type Fault, type FaultKind } from './kernel/faults';
export type { LedgerEntry, LedgerSummary } from './kernel/ledger';
export type { RegisteredApp } from './kernel/platform-sandbox';
export type { SecretKind, SeenSecret } from './kernel/secret-list';
export { LIES, PLAIN_BEHAVIOURS, type Behaviour, type Lie } from './llm/engine/behaviours';
export type { TokenUsage, VendorCall, VendorSandbox } from './llm/vendor-sandbox';
export type { SandboxVendorId } from './llm/vendors';
export { SANDBOX_PORT_COUNT, startSandbox, type Sandbox, type SandboxOptions } from './sandbox';
