export type { CaseResult, ConformanceCase } from './case';
export { ALL_CASES } from './cases';
export { conformanceSummary, conformanceTable, type SubjectResults } from './report';
export { runConformance } from './run-cases';
export type { FaultOrder, Subject, VisiblePost } from './subject';
export { Trial } from './trial';
