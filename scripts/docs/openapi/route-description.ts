import type { z } from 'zod';

import type { AnswerName, RequestName } from './schemas';

/** Beside 401 and 403, which every route with a permission may answer. */
export type Refusal = 400 | 404;

export interface RouteDescription {
  /** One sentence without a full stop. */
  summary: string;
  /** What stands below `data`; `[name]` is a list. Null: a redirect to a page of the admin panel, or a file. */
  answer: AnswerName | readonly [AnswerName] | null;
  request?: RequestName;
  /** The request is a form with a file (multipart/form-data). @default JSON */
  isForm?: true;
  /** The answer is a file for downloading, of one of these media types, instead of JSON. */
  isFile?: readonly string[];
  /** `meta.pagination` beside `data` says where the page stands. */
  isPaged?: true;
  query?: z.ZodObject;
  /** The site is named by `?site=`, else the person's default one, or all in lists. */
  bySite?: true;
  refusals?: readonly Refusal[];
  /** @default 200 */
  status?: 201;
}
