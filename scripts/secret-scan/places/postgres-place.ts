import { Client } from 'pg';

import type { PostgresService } from '../../services';
import { dumpTables, plantInTables, type Query } from './dump-tables';
import type { Piece, Place } from './place';

/** All tables of a database, whatever their schema. */
export class PostgresPlace implements Place {
  constructor(
    readonly name: string,
    private readonly postgres: PostgresService,
    private readonly database: string
  ) {}

  async *pieces(): AsyncIterable<Piece> {
    const client = await this.#connect(this.database);
    try {
      yield* dumpTables(queryOf(client));
    } finally {
      await client.end();
    }
  }

  async withPlanted(texts: readonly string[]): Promise<Place> {
    const copy = `${this.database}_planted`;
    await this.postgres.run(`CREATE DATABASE "${copy}" TEMPLATE "${this.database}"`);
    const client = await this.#connect(copy);
    try {
      await plantInTables(queryOf(client), texts);
    } finally {
      await client.end();
    }
    return new PostgresPlace(this.name, this.postgres, copy);
  }

  async #connect(database: string): Promise<Client> {
    const client = new Client({ connectionString: this.postgres.url(database) });
    await client.connect();
    return client;
  }
}

const queryOf =
  (client: Client): Query =>
  async (sql, values = []) =>
    (await client.query<Record<string, unknown>>(sql, [...values])).rows;
