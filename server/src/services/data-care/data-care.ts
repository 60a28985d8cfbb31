import type { Core } from '@strapi/types';

import type { Erasure } from '../../../../contracts/data-care';
import type { Connection } from '../connections/connection';
import { DataRequests } from './data-requests';
import { eraseConnection } from './erase-connection';
import { exportConnection, type ExportWish } from './export-connection';
import { Imports } from './imports';
import { Instance } from './instance';
import { markNewRows } from './marked-types';

/** What people may ask about their data: to have it, to have it gone, and to move settings. */
export class DataCare {
  readonly instance: Instance;
  readonly imports: Imports;
  readonly requests: DataRequests;

  constructor(private readonly strapi: Core.Strapi) {
    this.instance = new Instance(strapi);
    this.imports = new Imports(strapi, this.instance);
    this.requests = new DataRequests(strapi);
  }

  /** Once, before rows are made: see services/data-care/imports. */
  async begin(): Promise<void> {
    markNewRows(this.strapi, () => this.instance.name());
    await this.imports.settle();
  }

  /** JSON text, piece by piece. */
  exported(wish: ExportWish): AsyncGenerator<string> {
    return exportConnection(this.strapi, wish);
  }

  /** @throws 400 while one of its posts is going out */
  erase(connection: Connection): Promise<Erasure> {
    return eraseConnection(this.strapi, connection);
  }
}

export const createDataCare = ({ strapi }: { strapi: Core.Strapi }): DataCare =>
  new DataCare(strapi);
