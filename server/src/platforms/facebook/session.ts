import { z } from 'zod';

import type { Account, AdapterDeps, Credentials, HttpResponse, PublishJournal } from '../contract';
import { pageName, type GraphApi } from '../meta';
import { facebookApi } from './client';

/** One Page's access to the Graph API. */
export interface PageSession {
  deps: AdapterDeps;
  /** Never as a number: ids go beyond what a double holds. */
  pageId: string;
  accessToken: string;
  api: GraphApi;
  /** The same on the host for the bytes of videos. */
  videoApi: GraphApi;
  signal: AbortSignal;
}

/** A session of a publish: what it uploads is written down. */
export interface UploadSession extends PageSession {
  journal: PublishJournal;
}

export const openSession = (
  deps: AdapterDeps,
  input: {
    account: Account;
    credentials: Credentials;
    signal: AbortSignal;
    observe: (headers: HttpResponse['headers']) => void;
  }
): PageSession => {
  const { account, signal, observe } = input;
  const { accessToken } = input.credentials;
  const access = { accessToken, subject: pageName(account), observe, signal };
  return {
    deps,
    pageId: account.id,
    accessToken,
    api: facebookApi(deps, access),
    videoApi: facebookApi(deps, access, 'graphVideo'),
    signal,
  };
};

/** `/<id>`, or `/<id>/<edge>`. */
export const pathTo = (id: string, edge?: string): string =>
  `/${encodeURIComponent(id)}${edge ? `/${edge}` : ''}`;

/** An id as text; Meta sends some short ones as numbers. */
export const idText = z.union([
  z.string().min(1),
  z.number().int().nonnegative().transform(String),
]);

/** `{"success":true}`; anything else is not a yes. */
export const successSchema = z.object({ success: z.literal(true) });
