import type { AuditAction, AuditSubjectKind } from '../../../../contracts/audit';
import type { Where } from '../database/table';
import { whereSite, type SiteScope } from '../sites/site-scope';

/** Every filter narrows; what is left out or undefined does not. */
export interface AuditFilters {
  action?: AuditAction;
  /** Admin user. */
  actorId?: number;
  subjectKind?: AuditSubjectKind;
  subjectId?: string;
  /** Entries of these sites only; those that belong to no site are for people without limits. */
  scope?: SiteScope;
  /** At or after. */
  from?: Date;
  /** Before. */
  to?: Date;
  /** Part of the subject's or the person's name, or of the address, in any case. */
  search?: string;
}

export const whereOf = (filters: AuditFilters): Where => {
  const { action, actorId, subjectKind, subjectId, scope = 'all', from, to, search } = filters;
  const exact = Object.entries({ action, actorId, subjectKind, subjectId }).filter(
    ([, value]) => value !== undefined
  );
  const conditions: Where[] = exact.map(([name, value]) => ({ [name]: value }));
  if (scope !== 'all') conditions.push(whereSite(scope));
  if (from) conditions.push({ at: { $gte: from } });
  if (to) conditions.push({ at: { $lt: to } });
  if (search) {
    const part = { $containsi: search };
    conditions.push({ $or: [{ subjectName: part }, { actorName: part }, { ip: part }] });
  }
  return conditions.length > 0 ? { $and: conditions } : {};
};
