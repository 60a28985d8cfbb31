import type { AdapterDeps, Doubt, PublishRequest, Reconciliation } from '../contract';
import { reconcileByListing } from './listing';
import { reconcileByProbe } from './probe';
import { assertAuthor, isOrganization } from './urn';

/**
 * Whether a doubtful post is visible. The posts of an organization can be listed; those of a
 * member cannot (`r_member_social` is closed), which leaves the bounded duplicate probe of
 * {@link reconcileByProbe} — a call that can post, see there (POSTS, checked 2026-11-22).
 */
export const reconcile = (
  deps: AdapterDeps,
  request: PublishRequest,
  doubt: Doubt
): Promise<Reconciliation> =>
  isOrganization(assertAuthor(request.account.id))
    ? reconcileByListing(deps, request, doubt)
    : reconcileByProbe(deps, request, doubt);
