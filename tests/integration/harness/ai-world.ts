import type { AdaptationView, Proposal } from '../../../contracts/adaptations';
import type { AiHabits } from '../../../contracts/ai-habits';
import type { SiteDetails } from '../../../contracts/sites';
import { connectMoreAccounts } from '../../../scripts/demo/connect-more-accounts';
import type { AdminClient } from '../../../scripts/person/admin-client';
import type { SandboxVendorId } from '../../../sandbox/src/llm/vendors';
import { breakerKeyOf } from '../../../server/src/llm/router';
import { getService } from '../../../server/src/services/get-service';
import { startTestApp, type TestApp } from './app';
import { ARTICLE } from './articles';
import { DISTRIBUTION } from './http';
import { asAdmin, connectEverything } from './people';

/** A Strapi whose AI vendors are the sandbox's, with accounts on every platform. */
export class AiWorld {
  private constructor(
    readonly app: TestApp,
    readonly admin: AdminClient,
    readonly siteId: number
  ) {}

  static async start(habits: Partial<AiHabits> = {}): Promise<AiWorld> {
    const app = await startTestApp({ workers: false });
    const admin = await asAdmin(app);
    await connectEverything(app, admin);
    await connectMoreAccounts(admin);
    const { data } = await admin.request<{ data: SiteDetails[] }>('GET', `${DISTRIBUTION}/sites`);
    const site = data.find(({ isDefault }) => isDefault);
    if (!site) throw new Error('There is no default site.');
    const world = new AiWorld(app, admin, site.id);
    await world.habits({ isEnabled: true, order: 'preferred', ...habits });
    return world;
  }

  /** Sets how the site uses AI; what is not given is as for a new site. */
  async habits(ai: Partial<AiHabits>): Promise<void> {
    await this.admin.request('PUT', `${DISTRIBUTION}/sites/${this.siteId}`, { ai });
  }

  /** What the next calls of a vendor meet. */
  script(vendor: SandboxVendorId, script: object): void {
    this.app.sandbox.vendors[vendor].actions['script']?.({ ...script });
  }

  /** Vendors behave again, and nobody remembers that they did not. */
  async calm(): Promise<void> {
    for (const vendor of Object.values(this.app.sandbox.vendors)) {
      vendor.actions['script']?.({});
    }
    const { strapi } = this.app;
    const site = await getService(strapi, 'sites').demand(this.siteId);
    const providers = getService(strapi, 'aiProviders');
    for (const ready of await providers.readyFor(site)) {
      providers.breakers.forget(breakerKeyOf(ready));
    }
  }

  callsOf(vendor: SandboxVendorId): number {
    return this.app.sandbox.vendors[vendor].callCount();
  }

  async adapt(documentId: string, more: object = {}): Promise<AdaptationView> {
    return this.post('/adaptations', { contentType: ARTICLE, documentId, locale: 'en', ...more });
  }

  async post<T>(path: string, body: object): Promise<T> {
    const { data } = await this.admin.request<{ data: T }>('POST', DISTRIBUTION + path, body);
    return data;
  }

  async get<T>(path: string): Promise<T> {
    const { data } = await this.admin.request<{ data: T }>('GET', DISTRIBUTION + path);
    return data;
  }
}

export const proposalOn = ({ proposals }: AdaptationView, platform: string): Proposal => {
  const found = proposals.find((proposal) => proposal.platform === platform);
  if (!found) throw new Error(`There is no proposal for ${platform}.`);
  return found;
};
