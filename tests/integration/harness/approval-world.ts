import type { ApprovalPage, ApprovalView } from '../../../contracts/approvals';
import { ACTIONS } from '../../../server/src/constants';
import { tableOf } from '../../../server/src/services/database/table';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import { THEIR_SITES } from '../../../server/src/services/sites/site-condition';
import type { TestApp } from './app';
import { aPublishedArticle } from './articles';
import type { Answer } from './http';
import { aMember, type Member } from './people';
import { rowOf, tablesOf } from './rows';
import { entryOf, READ_ARTICLES, rightsTo, SiteWorld } from './site-world';

/** A distribution that waits for approval, as it was seen. */
export interface Asked {
  documentId: string;
  deliveryId: number;
  approval: ApprovalView;
}

export const HOUR_MS = 60 * 60_000;
export const ago = (ms: number) => new Date(Date.now() - ms);

export const WRITER_RIGHTS = [
  ...[ACTIONS.distribute, ACTIONS.schedule],
  ...[ACTIONS.read, ACTIONS.compose],
];
export const APPROVER_RIGHTS = [ACTIONS.approve, ACTIONS.read, ACTIONS.distribute];

/** Two sites, the main one of which requires approval, and people with and without the right to it. */
export class ApprovalWorld {
  private constructor(
    readonly sites: SiteWorld,
    /** May distribute, not approve. */
    readonly writer: Member,
    readonly approver: Member,
    readonly otherApprover: Member,
    /** Approves on their own site, North Pier, only. */
    readonly northApprover: Member
  ) {}

  static async start(): Promise<ApprovalWorld> {
    const world = await SiteWorld.start();
    const { app, chief, sites } = world;
    const approving = [...rightsTo(APPROVER_RIGHTS), READ_ARTICLES];
    const limited = rightsTo([ACTIONS.approve, ACTIONS.read], [THEIR_SITES]);
    const writer = await aMember(app, [...rightsTo(WRITER_RIGHTS), READ_ARTICLES]);
    const approver = await aMember(app, approving);
    const otherApprover = await aMember(app, approving);
    const northApprover = await aMember(app, [...limited, READ_ARTICLES]);
    const members = { memberRoles: [northApprover.roleId] };
    await world.put(chief, `/sites/${sites.main.id}`, { approval: 'required' });
    await world.put(chief, `/sites/${sites.north.id}`, members);
    return new ApprovalWorld(world, writer, approver, otherApprover, northApprover);
  }

  get app(): TestApp {
    return this.sites.app;
  }

  /** The delivery of a new article that somebody distributes. */
  async distribute(member: Member, body: object = {}): Promise<Delivery> {
    const documentId = await aPublishedArticle(this.app, { title: 'Tide tables' });
    const request = { ...entryOf(documentId), ...body };
    const { data, message } = await this.sites.post(member, '/dispatch', request);
    const [id] = (data as { deliveryIds: number[] } | null)?.deliveryIds ?? [];
    if (id === undefined) throw new Error(`Nothing was dispatched: ${message}`);
    return rowOf(tablesOf(this.app).deliveries, id);
  }

  /** What the writer distributed, as it waits. */
  async asked(body: object = {}): Promise<Asked> {
    const { id, distributionId, entryDocumentId } = await this.distribute(this.writer, body);
    const all = await this.inbox(this.approver);
    const approval = all.find((one) => one.distributionId === distributionId);
    if (!approval) throw new Error('It does not wait for approval.');
    return { documentId: entryDocumentId, deliveryId: id, approval };
  }

  async inbox(member: Member, query = ''): Promise<ApprovalView[]> {
    const { data } = await this.sites.get(member, `/approvals${query}`);
    return (data as ApprovalPage).approvals;
  }

  async approvalOf({ approval }: Asked): Promise<ApprovalView> {
    const { data } = await this.sites.get(this.approver, `/approvals/${approval.id}`);
    return data as ApprovalView;
  }

  deliveryOf({ deliveryId }: Asked): Promise<Delivery> {
    return rowOf(tablesOf(this.app).deliveries, deliveryId);
  }

  approve(member: Member, { approval }: Asked, body: object = {}): Promise<Answer> {
    const { id, revision } = approval;
    return this.sites.post(member, `/approvals/${id}/approve`, { revision, ...body });
  }

  reject(member: Member, { approval }: Asked, comment = 'The times are those of May.') {
    return this.sites.post(member, `/approvals/${approval.id}/reject`, { comment });
  }

  /** As if it had been meant for another time; the person looks at it again. */
  async moveTo(one: Asked, scheduledAt: Date): Promise<void> {
    await this.sites.turnInto(one.deliveryId, { scheduledAt });
    one.approval = await this.approvalOf(one);
  }

  async emailOf({ userId }: Member): Promise<string> {
    return (await this.#user(userId)).email;
  }

  /** The name that a test person was given. */
  async nameOf({ userId }: Member): Promise<string> {
    return (await this.#user(userId)).firstname;
  }

  #user(id: number): Promise<{ email: string; firstname: string }> {
    const users = tableOf<{ email: string; firstname: string }>(this.app.strapi, 'admin::user');
    return rowOf(users, id);
  }
}

/** A world for the tests of a file; it is closed after them. */
export const withApprovalWorld = (take: (world: ApprovalWorld) => void): void => {
  let world: ApprovalWorld | undefined;
  beforeAll(async () => {
    world = await ApprovalWorld.start();
    take(world);
  }, 90_000);
  afterAll(async () => {
    await world?.app.close();
  });
};
