import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Uploaded bytes by their SHA-256 (hex), in a folder or in memory. */
export class BlobStore {
  readonly #memory = new Map<string, Uint8Array>();

  constructor(private readonly folder: string | null) {
    if (folder) mkdirSync(folder, { recursive: true });
  }

  put(bytes: Uint8Array): string {
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (!this.folder) this.#memory.set(hash, bytes);
    else if (!existsSync(this.#path(hash))) writeFileSync(this.#path(hash), bytes);
    return hash;
  }

  get(hash: string): Uint8Array | null {
    if (!/^[0-9a-f]{64}$/.test(hash)) return null;
    if (!this.folder) return this.#memory.get(hash) ?? null;
    return existsSync(this.#path(hash)) ? readFileSync(this.#path(hash)) : null;
  }

  #path(hash: string): string {
    return join(this.folder ?? '', hash);
  }
}
