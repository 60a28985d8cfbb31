import { z } from 'zod';

/** `POST /connections/:id/erase`: everything held about an account is removed, for good. */
export const eraseConnectionSchema = z.strictObject({
  /** The handle of the account as the person typed it, so that nobody erases another by a slip. */
  confirm: z.string().trim().min(1).max(500),
});

export type EraseConnection = z.infer<typeof eraseConnectionSchema>;

/** What an erasure came to, in rows. */
export const erasureSchema = z.object({
  /** Posts that lost their words, addresses and numbers; what keeps them from going out twice stays. */
  deliveries: z.number(),
  /** Of the log of those posts: what happened stays, the words go. */
  events: z.number(),
  /** Rows of numbers. */
  numbers: z.number(),
});

export type Erasure = z.infer<typeof erasureSchema>;

/** What a platform calls us for. */
export const DATA_CALLS = ['deauthorise', 'deletion'] as const;

export type DataCall = (typeof DATA_CALLS)[number];

/** Apps whose platform calls with a signed request. */
export const CALLING_APPS = ['facebook', 'instagram', 'threads'] as const;

export type CallingApp = (typeof CALLING_APPS)[number];

/** `POST /data/:app/{deauthorise,deletion}`, as a form or JSON. */
export const signedRequestBodySchema = z.object({
  /** `<signature>.<payload>`, both base64url. */
  signed_request: z.string().min(1).max(8_192),
});

/** The answer: the address tells the person what came of it. */
export const dataCallAnswerSchema = z.object({
  url: z.string(),
  confirmation_code: z.string(),
});

export type DataCallAnswer = z.infer<typeof dataCallAnswerSchema>;

/** `GET /data/requests/:code`: the same words whether or not the account was known here. */
export const dataRequestStatusSchema = z.object({
  request: z.enum(DATA_CALLS),
  status: z.enum(['open', 'done']),
  /** When it arrived. */
  receivedAt: z.string(),
  message: z.string(),
});

export type DataRequestStatus = z.infer<typeof dataRequestStatusSchema>;
