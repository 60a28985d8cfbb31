import type { Core } from '@strapi/types';
import { z } from 'zod';

import { getConfig, publicUrlOf } from '../../config/get-config';
import { PLUGIN_ID } from '../../constants';
import { createVault, VaultError, type Vault } from '../../crypto/vault';
import { isInsideHost } from '../../http/inside-host';
import { systemClock } from '../environment';
import { videoRecipeSchema } from './video-recipe';

/** Platforms fetch within minutes, and again when they process a file later. */
const LIFETIME_MS = 36 * 60 * 60_000;

const SEAL = { table: 'upload_files', rowId: 'any', purpose: 'media-link' } as const;

const ticketSchema = z.object({
  fileId: z.int().positive(),
  /** Hash of the upload when the link was made; a replaced one keeps it, and is sent as it is then. */
  hash: z.string(),
  /** How the picture is to be changed; null: the upload's own bytes. */
  rules: z
    .object({
      mimeTypes: z.array(z.string()),
      maxBytes: z.number(),
      maxPixels: z.number(),
      maxSide: z.number(),
      maxShortSide: z.number().optional(),
      minSide: z.number().optional(),
      ratio: z.object({ min: z.number(), max: z.number() }).optional(),
    })
    .nullable(),
  /** How a video is cut and made anew; null: the upload's own bytes. */
  video: videoRecipeSchema.nullable().default(null),
  mimeType: z.string(),
  /** Epoch ms. */
  until: z.number(),
});

/** What a link gives access to. */
export type MediaTicket = z.infer<typeof ticketSchema>;

/** Addresses under which platforms fetch files, good for a day and a half. */
export class MediaLinks {
  readonly #vault: Vault;

  constructor(private readonly strapi: Core.Strapi) {
    this.#vault = createVault(getConfig(strapi).encryption);
  }

  /**
   * Whether a platform could fetch from this Strapi: it has an https address that the internet
   * knows, or the platform is a sandbox inside as well.
   *
   * @param platformUrls base URLs of the platform
   */
  isReachableFrom(platformUrls: readonly string[]): boolean {
    const url = publicUrlOf(this.strapi);
    if (!URL.canParse(url)) return false;
    const { protocol, hostname } = new URL(url);
    if (!isInsideHost(hostname)) return protocol === 'https:';
    return platformUrls.every((base) => URL.canParse(base) && isInsideHost(new URL(base).hostname));
  }

  /** @param name ASCII, with the extension of its type: some platforms go by it */
  urlOf(ticket: Omit<MediaTicket, 'until'>, name: string): string {
    const until = systemClock.now() + LIFETIME_MS;
    const sealed = this.#vault.seal(JSON.stringify({ ...ticket, until }), SEAL);
    const prefix = this.strapi.config.get<string>('api.rest.prefix', '/api');
    return `${publicUrlOf(this.strapi)}${prefix}/${PLUGIN_ID}/media/${name}?ticket=${sealed}`;
  }

  /** Null for whatever we did not make, and for what has expired. */
  open(sealed: string): MediaTicket | null {
    try {
      const ticket = ticketSchema.parse(JSON.parse(this.#vault.open(sealed, SEAL)));
      return ticket.until > systemClock.now() ? ticket : null;
    } catch (error) {
      if (error instanceof VaultError || error instanceof z.ZodError) return null;
      throw error;
    }
  }
}
