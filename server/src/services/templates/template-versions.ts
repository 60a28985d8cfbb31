import type { Core } from '@strapi/types';

import type { TemplateVersionView } from '../../../../contracts/templates';
import { UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';
import { systemClock } from '../environment';

interface VersionRow extends TemplateVersionView {
  id: number;
  templateId: number;
}

/** Every wording that a template ever had; they outlive it, as deliveries name them. */
export class TemplateVersions {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Newest first. */
  async list(templateId: number): Promise<TemplateVersionView[]> {
    const rows = await this.#table.findMany({
      where: { templateId },
      orderBy: { version: 'desc' },
    });
    return rows.map(({ version, body, createdAt, createdBy }) => ({
      ...{ version, body, createdBy },
      createdAt: new Date(createdAt).toISOString(),
    }));
  }

  async append(version: Pick<VersionRow, 'templateId' | 'version' | 'body' | 'createdBy'>) {
    const createdAt = new Date(systemClock.now()).toISOString();
    await this.#table.create({ data: { ...version, createdAt } });
  }

  get #table(): Table<VersionRow> {
    return tableOf<VersionRow>(this.strapi, UIDS.templateVersion);
  }
}
