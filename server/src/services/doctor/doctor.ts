import type { Core } from '@strapi/types';

import { getConfig, publicUrlOf } from '../../config/get-config';
import { messageOf } from '../../queue/network-problem';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { schemasOf } from '../mappings/schemas';
import { accountFindings, type AccountFacts } from './accounts';
import { versionFindings } from './api-versions';
import { appFindings } from './apps';
import { configFindings } from './config-findings';
import { configuredApps } from './configured-apps';
import { databaseFindings } from './database';
import { ok, problem, warning, type Finding, type Section } from './finding';
import { hideSecrets } from './hide-secrets';
import { keyFindings } from './keys';
import { addressFindings } from './public-address';
import { queueFindings } from './queue';
import { uploadFindings } from './upload';
import { usedPlatforms } from './used-platforms';

export interface ExamineOptions {
  /** Asks the platforms about the apps, too. @default false */
  isOnline?: boolean;
}

type Look = [id: string, title: string, look: () => Promise<Finding[]>];

/**
 * Looks at everything that has to be right before posts go out. Reads only: it works on a Strapi
 * that is registered, and beside one that serves. Never throws for what it finds.
 */
export class Doctor {
  constructor(private readonly strapi: Core.Strapi) {}

  async examine({ isOnline = false }: ExamineOptions = {}): Promise<Section[]> {
    const { strapi } = this;
    const database = await sectionOf(['database', 'Database', () => databaseFindings(strapi)]);
    const hasTables = database.findings.every(({ level }) => level !== 'problem');
    const looks = this.#looks(hasTables);
    if (hasTables) looks.push(...this.#looksIntoTables(isOnline));
    const sections = [database];
    for (const look of looks) sections.push(await sectionOf(look));
    return hideSecrets(sections, getConfig(strapi));
  }

  #looks(hasTables: boolean): Look[] {
    const { strapi } = this;
    return [
      ['config', 'Config', () => Promise.resolve(this.#config())],
      ['queue', 'Queue', () => queueFindings(strapi, { hasTables })],
      ['upload', 'Media', () => uploadFindings(strapi)],
      ['api-versions', 'API versions', () => Promise.resolve(this.#versions())],
    ];
  }

  /** What cannot be known without the database. */
  #looksIntoTables(isOnline: boolean): Look[] {
    const { strapi } = this;
    return [
      ['keys', 'Encryption keys', async () => this.#keys()],
      ['public-address', 'Public address', () => this.#address()],
      [
        'apps',
        'Apps at the platforms',
        async () => appFindings(strapi, { apps: await configuredApps(strapi), isOnline }),
      ],
      ['accounts', 'Accounts', () => this.#accounts()],
      ['circuits', 'Platforms at rest', () => this.#circuits()],
    ];
  }

  #config(): Finding[] {
    const { strapi } = this;
    const adapters = getService(strapi, 'adapters');
    const config = getConfig(strapi);
    return configFindings(config, {
      schemas: schemasOf(strapi),
      platforms: adapters.ids(),
      hasSandbox: Object.values(config.platforms).some(
        ({ baseUrls }) => Object.values(baseUrls).filter(Boolean).length > 0
      ),
    });
  }

  #versions(): Finding[] {
    const adapters = getService(this.strapi, 'adapters');
    const sent = adapters.ids().map((platform) => ({
      descriptor: adapters.descriptorOf(platform),
      version: adapters.apiVersionOf(platform),
    }));
    return versionFindings(sent, systemClock.now());
  }

  async #keys(): Promise<Finding[]> {
    return keyFindings(await getService(this.strapi, 'keyRotation').status());
  }

  async #address(): Promise<Finding[]> {
    const { strapi } = this;
    const apps = await configuredApps(strapi);
    const withApp = new Set(apps.flatMap(({ uses }) => uses.map(({ platform }) => platform)));
    const used = usedPlatforms(strapi, { connections: await this.#connections(), withApp });
    return addressFindings(publicUrlOf(strapi), used);
  }

  async #accounts(): Promise<Finding[]> {
    const { strapi } = this;
    const sites = await getService(strapi, 'sites').list();
    const named = (await this.#connections()).map((connection): AccountFacts => {
      const { platform, account, siteId } = connection;
      const { label } = getService(strapi, 'adapters').descriptorOf(platform);
      const site = sites.find(({ id }) => id === siteId);
      const where = sites.length > 1 && site ? ` (${site.name})` : '';
      return { connection, name: `${accountName(platform, account.handle)} on ${label}${where}` };
    });
    return accountFindings(named, systemClock.now());
  }

  async #circuits(): Promise<Finding[]> {
    const adapters = getService(this.strapi, 'adapters');
    const open = await getService(this.strapi, 'circuits').list();
    if (open.length === 0) return [ok('No platform is left alone.')];
    return open.map(({ platform, reason }) =>
      warning(
        `${adapters.descriptorOf(platform).label} is left alone, and its posts wait: ${reason}`,
        'Mend the cause; what waits goes out by itself then, at once after "Try now" on the Health page.'
      )
    );
  }

  /** Rows of a platform whose plugin is gone say nothing that could be looked at. */
  async #connections(): Promise<Connection[]> {
    const known = getService(this.strapi, 'adapters').ids();
    const all = await getService(this.strapi, 'connections').repository.list('all');
    return all.filter(({ platform }) => known.includes(platform));
  }
}

/** One look that goes wrong must not hide the others. */
const sectionOf = async ([id, title, look]: Look): Promise<Section> => {
  try {
    return { id, title, findings: await look() };
  } catch (error) {
    // Without the statement, which Knex writes in front of what the database said.
    const words = messageOf(error).split(' - ').at(-1) ?? '';
    const advice = 'Mend what it names, then run this again.';
    return { id, title, findings: [problem(`This could not be looked at: ${words}`, advice)] };
  }
};

export const createDoctor = ({ strapi }: { strapi: Core.Strapi }): Doctor => new Doctor(strapi);
