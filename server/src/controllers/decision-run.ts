import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { DecisionResult } from '../../../contracts/approvals';
import type { Approval, ApprovalEntry, Decider } from '../services/approvals/approval';
import type { Approvals } from '../services/approvals/approvals';
import { changedError, decisionCodeOf } from '../services/approvals/decision-errors';
import { getService } from '../services/get-service';
import { deciderOf } from './decider';
import { recordDecision } from './decision-audit';

/** What a person wants of each. */
export type Wanted =
  | {
      decision: 'approve';
      comment: string | undefined;
      /** Of what the person saw, by id; null: as they were made, so nothing that was reworded. */
      revisions: ReadonlyMap<number, string> | null;
    }
  | { decision: 'reject'; comment: string };

/** Decisions of one request: each stands alone, and in the audit log. */
export class DecisionRun {
  readonly #by: Decider;
  readonly #approved: Approval[] = [];

  private constructor(
    private readonly strapi: Core.Strapi,
    private readonly ctx: Context,
    private readonly entries: ReadonlyMap<number, ApprovalEntry>
  ) {
    this.#by = deciderOf(ctx);
  }

  /** @param open what the person may decide about */
  static async of(
    strapi: Core.Strapi,
    ctx: Context,
    open: readonly Approval[]
  ): Promise<DecisionRun> {
    const entries = await getService(strapi, 'approvals').entriesOf(open);
    return new DecisionRun(strapi, ctx, entries);
  }

  /** Never throws: what stands in the way of one is its result. */
  async decide(before: Approval, wanted: Wanted): Promise<DecisionResult> {
    const { id } = before;
    try {
      const after = await this.#decideOne(before, wanted);
      if (after.state === 'approved') this.#approved.push(after);
      const entryTitle = this.entries.get(id)?.title ?? null;
      const comment = wanted.comment ?? null;
      await recordDecision(this.strapi, this.ctx, { before, after, entryTitle, comment });
      const outcome = wanted.decision === 'approve' ? 'approved' : 'rejected';
      return { id, outcome, reason: null };
    } catch (error) {
      return this.#failure(id, error);
    }
  }

  /** Says of approved posts what they still wait for. */
  async withNotes(results: readonly DecisionResult[]): Promise<DecisionResult[]> {
    const views = await this.#approvals.viewsOf(this.#approved);
    const notes = new Map(views.map(({ id, note }) => [id, note]));
    return results.map((result) => ({
      ...result,
      reason: result.reason ?? notes.get(result.id) ?? null,
    }));
  }

  async #decideOne(one: Approval, wanted: Wanted): Promise<Approval> {
    const { decisions } = this.#approvals;
    const by = this.#by;
    if (wanted.decision === 'reject') return decisions.reject(one.id, by, wanted.comment);
    const { comment, revisions } = wanted;
    const revision = revisions
      ? (revisions.get(one.id) ?? '')
      : await this.#approvals.revisionAsMade(one.distributionId);
    if (revision === null) throw changedError(REWORDED);
    return decisions.approve(one.id, { by, revision, comment });
  }

  #failure(id: number, error: unknown): DecisionResult {
    const code = decisionCodeOf(error);
    if (!(error instanceof errors.ApplicationError)) {
      this.strapi.log.error(
        `Social distribution: deciding about approval ${id} failed: ${String(error)}`
      );
      return { id, outcome: 'failed', reason: FAILED };
    }
    const outcome = code === null ? 'failed' : code === 'APPROVAL_CHANGED' ? 'changed' : 'over';
    const { message } = error as Error;
    return { id, outcome, reason: message };
  }

  get #approvals(): Approvals {
    return getService(this.strapi, 'approvals');
  }
}

const REWORDED =
  'Somebody changed its posts after the order had made them. Look at it by itself, and then decide.';
const FAILED = 'The server failed at it; its log says why. Try it again.';
