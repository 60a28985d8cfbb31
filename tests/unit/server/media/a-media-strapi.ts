import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Core } from '@strapi/types';

import type { StoredMedia } from '../../../../server/src/services/adaptation/stored-content';
import type { UploadFile } from '../../../../server/src/services/media/upload-files';

type Row = UploadFile & { updatedAt: string };

/** As much of a Strapi as the media library asks for, with files on disk. */
export interface MediaStrapi {
  strapi: Core.Strapi;
  /** Of the work folder. */
  workFolder: string;
  queries: { where: unknown }[];
  add(name: string, mime: string, bytes: Uint8Array | null, row?: Partial<Row>): StoredMedia;
  rowOf(fileId: number): Row;
  close(): void;
}

export interface MediaStrapiWish {
  isPrivate?: boolean;
  /** What the provider says to every wish for a signed address. @default it signs */
  signingError?: Error | null;
}

export const aMediaStrapi = ({
  isPrivate = false,
  signingError = null,
}: MediaStrapiWish = {}): MediaStrapi => {
  const root = mkdtempSync(join(tmpdir(), 'media-strapi-'));
  const publicFolder = join(root, 'public');
  mkdirSync(join(publicFolder, 'uploads'), { recursive: true });
  const rows: Row[] = [];
  const queries: { where: unknown }[] = [];
  const config: Record<string, unknown> = {
    'plugin::social-distribution': {
      encryption: { key: 'ab'.repeat(32), oldKeys: [] },
      publicUrl: 'https://cms.harbour-light.example',
    },
    'api.rest.prefix': '/api',
  };
  const sign = (file: { url: string }) => ({ ...file, url: `${file.url}?signed` });
  const strapi = {
    dirs: { app: { root }, static: { public: publicFolder } },
    config: { get: (key: string) => config[key] },
    fetch: globalThis.fetch,
    plugin: () => ({
      service: () => ({
        signFileUrls: (file: Row) => {
          if (signingError) return Promise.reject(signingError);
          if (!isPrivate) return Promise.resolve(file);
          const formats = file.formats as Record<string, { url: string }> | null | undefined;
          const signed = Object.entries(formats ?? {}).map(([name, one]) => [name, sign(one)]);
          const signedFormats: unknown = Object.fromEntries(signed);
          return Promise.resolve({ ...sign(file), formats: signedFormats });
        },
      }),
    }),
    db: {
      query: () => ({
        findOne: ({ where }: { where: { id: number } }) =>
          Promise.resolve(rows.find(({ id }) => id === where.id) ?? null),
        findMany: ({ where }: { where: { id: { $in: number[] } } }) => {
          queries.push({ where });
          return Promise.resolve(rows.filter(({ id }) => where.id.$in.includes(id)));
        },
      }),
    },
  } as unknown as Core.Strapi;
  return {
    ...{ strapi, queries },
    workFolder: join(root, '.tmp', 'social-distribution-media'),
    add: (name, mime, bytes, row = {}) => {
      const id = rows.length + 1;
      const url = `/uploads/${id}`;
      if (bytes) writeFileSync(join(publicFolder, url), bytes);
      rows.push({
        ...{ id, name, mime, url, hash: `hash${id}`, provider: 'local' },
        ...{ updatedAt: '2026-11-20T08:00:00.000Z', size: (bytes?.byteLength ?? 0) / 1000 },
        ...row,
      });
      const kind = mime.startsWith('video/') ? 'video' : 'image';
      const isPaper = mime === 'application/pdf';
      return { fileId: id, kind: isPaper ? 'document' : kind, hash: `hash${id}`, altText: '' };
    },
    rowOf: (fileId) => {
      const row = rows.find(({ id }) => id === fileId);
      if (!row) throw new Error('There is no such file.');
      return row;
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
};
