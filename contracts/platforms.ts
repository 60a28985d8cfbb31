import { z } from 'zod';

/** `GET /platforms`: what can be connected, and how. */
export const platformSchema = z.object({
  id: z.string(),
  label: z.string(),
  connectBy: z.enum(['oauth2', 'app_password']),
  /** False: the operator has not set client id and secret yet. */
  isConfigured: z.boolean(),
  /** To register at the platform's developer portal; null for app passwords. */
  callbackUrl: z.string().nullable(),
  /** Where a person makes an app password; null for OAuth. */
  passwordPageUrl: z.string().nullable(),
  defaultServiceUrl: z.string().nullable(),
});

export type Platform = z.infer<typeof platformSchema>;

/** `POST /platforms/:platform/connect`; OAuth platforms take an empty body. */
export const connectRequestSchema = z.strictObject({
  identifier: z.string().trim().min(1).max(320).optional(),
  password: z.string().min(1).max(200).optional(),
  serviceUrl: z.url({ protocol: /^https?$/ }).optional(),
});

export type ConnectRequest = z.infer<typeof connectRequestSchema>;

/** Either an address to send the browser to, or the connection that was made at once. */
export type ConnectResponse = { authorizeUrl: string } | { connectionId: number };
