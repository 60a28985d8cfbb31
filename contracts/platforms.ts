import { z } from 'zod';

/** One way to connect an account. */
export const connectMethodSchema = z.object({
  id: z.string(),
  /** What it connects: "Your own profile", "Pages of your company". */
  label: z.string(),
  connectBy: z.enum(['oauth2', 'app_password']),
  /** The operator's app it uses, as in `/apps`; null where it needs none. */
  app: z.string().nullable(),
  /** False: nobody has entered client id and secret of that app yet. */
  isConfigured: z.boolean(),
  /** Where a person makes an app password; null for OAuth. */
  passwordPageUrl: z.string().nullable(),
});

export type ConnectMethodView = z.infer<typeof connectMethodSchema>;

/** `GET /platforms`: what can be connected, and how. */
export const platformSchema = z.object({
  id: z.string(),
  label: z.string(),
  /** The ways a post can appear there: `feed`, `reel`, `story`. */
  formats: z.array(z.object({ id: z.string(), label: z.string() })),
  /** JSON Schema of what may be chosen for one post; forms are built from it. */
  optionsSchema: z.record(z.string(), z.unknown()),
  methods: z.array(connectMethodSchema),
  /** To register at the platform's developer portal; null where there is no app of ours. */
  callbackUrl: z.string().nullable(),
  /** Accounts live on many servers, and a person names theirs. */
  hasServers: z.boolean(),
  /** The server that is offered first; null: a person must name one. */
  defaultServiceUrl: z.string().nullable(),
});

export type Platform = z.infer<typeof platformSchema>;

/** `POST /platforms/:platform/connect`. */
export const connectRequestSchema = z.strictObject({
  /** One of the platform's methods. @default the first one */
  method: z.string().max(40).optional(),
  /** The connection that is to be connected again: another account is refused. */
  connectionId: z.int().positive().optional(),
  /** The account's own server, as people type it: `mastodon.example`. */
  serviceUrl: z.string().trim().min(1).max(300).optional(),
  /** Handle or e-mail address, with an app password. */
  identifier: z.string().trim().min(1).max(320).optional(),
  password: z.string().min(1).max(200).optional(),
  siteId: z.int().positive().optional(),
});

export type ConnectRequest = z.infer<typeof connectRequestSchema>;

/** Either an address to send the browser to, or the connections that were made at once. */
export type ConnectResponse = { authorizeUrl: string } | { connectionIds: number[] };
