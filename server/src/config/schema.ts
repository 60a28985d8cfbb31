import { z } from 'zod';

import { aiProviderFields, aiProviderIdSchema } from '../../../contracts/ai-providers';
import { fieldMapSchema } from '../../../contracts/mappings';
import {
  RETENTION_LIMITS,
  retentionDaysSchema,
  type RetentionKind,
} from '../../../contracts/retention';
import { siteFields } from '../../../contracts/sites';
import { addressProblem } from '../http/address-problem';
import { PLATFORM_ID_PATTERN } from '../platforms/contract';
import { QUEUE_BACKENDS } from '../queue/distribution-queue';

const hexKey = z
  .string()
  .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits')
  .transform((key) => key.toLowerCase());

const baseUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

const platformSchema = z.strictObject({
  /**
   * From the platform's developer portal; what is entered in the settings page wins. Not needed for
   * Bluesky and Mastodon.
   */
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  /** LinkedIn: the app with the Community Management API, which posts for companies' pages. */
  organizationApp: z
    .strictObject({ clientId: z.string().min(1), clientSecret: z.string().min(1) })
    .optional(),
  /** Replaces the platform's own hosts by name; for the sandbox. */
  baseUrls: z.record(z.string(), baseUrl.optional()).default({}),
  /** Replaces the default API version (LinkedIn: YYYYMM). */
  apiVersion: z.string().min(1).optional(),
  /**
   * What the platform allows this app, by the id of its quota rule, where an agreement or a server
   * of your own allows something else than usual. Null: that is not limited.
   */
  quotas: z.record(z.string().max(40), z.int().min(0).nullable()).default({}),
});

/** Where nobody names the title, it is the attribute of that name. */
const configuredFieldsSchema = fieldMapSchema.extend({
  title: fieldMapSchema.shape.title.default('title'),
});

/** Fills the default site, as far as nobody has changed it in the admin. */
const siteSchema = z.strictObject({
  name: siteFields.name.default('Default site'),
  timezone: siteFields.timezone.default('UTC'),
  linkBaseUrl: siteFields.linkBaseUrl.optional(),
});

const URL_PROTOCOLS = {
  redis: /^rediss?$/,
  postgres: /^postgres(ql)?$/,
} as const;

const queueSchema = z
  .strictObject({
    /**
     * `embedded` runs inside this process and serves one process; `redis` and `postgres` serve
     * many workers and need `url`.
     */
    backend: z.enum(QUEUE_BACKENDS).default('embedded'),
    /** Where Redis or PostgreSQL is, with user and password: `redis://…`, `postgres://…`. */
    url: z.string().min(1).optional(),
    /** Prefix of the keys in Redis, or schema in PostgreSQL: letters, digits, underscore. */
    namespace: z
      .string()
      .regex(/^[a-z_][a-z0-9_]{0,40}$/, 'must be lower-case letters, digits and underscores')
      .default('social_distribution'),
    /** Folder of the embedded queue, relative to the app. */
    dataDir: z.string().min(1).default('.tmp/social-distribution-queue'),
    /**
     * `embedded`: deliveries are worked on in this process once it listens; false: elsewhere, by
     * `social-distribution worker`.
     */
    worker: z.union([z.literal('embedded'), z.literal(false)]).default('embedded'),
    /** Deliveries at the same time and process, 1–50. */
    concurrency: z.int().min(1).max(50).default(5),
    /** Milliseconds between sweeps, 1000–60000: lost work is found again within this time. */
    sweepEveryMs: z.int().min(1000).max(60_000).default(15_000),
  })
  .superRefine(({ backend, url }, context) => {
    if (backend === 'embedded') return;
    const problem = urlProblem(backend, url);
    if (problem) context.addIssue({ code: 'custom', path: ['url'], message: problem });
  });

const catchUpSchema = z.strictObject({
  /** Nothing ran for this long: what is overdue goes out paced instead of at once, ms. */
  afterMs: z
    .int()
    .min(10_000)
    .max(86_400_000)
    .default(10 * 60_000),
  /** Distance between two overdue posts of one account, ms. */
  paceMs: z.int().min(0).max(3_600_000).default(15_000),
  /** Flood cap: at most this many overdue posts of one account in an hour. */
  perHour: z.int().min(1).max(3_600).default(30),
});

const circuitSchema = z.strictObject({
  /** Failures of a platform in a row after which it is left alone, 1–100. */
  failures: z.int().min(1).max(100).default(5),
  /** First and longest rest before one delivery tries again, ms; it doubles in between. */
  restMs: z.int().min(100).max(3_600_000).default(30_000),
  maxRestMs: z
    .int()
    .min(100)
    .max(86_400_000)
    .default(15 * 60_000),
});

const deliverySchema = z.strictObject({
  /** Attempts before a delivery that may be tried again is called failed, 1–50. */
  maxAttempts: z.int().min(1).max(50).default(8),
  /** First and longest wait between attempts, ms. */
  backoffBaseMs: z.int().min(10).max(600_000).default(5_000),
  backoffMaxMs: z
    .int()
    .min(10)
    .max(86_400_000)
    .default(15 * 60_000),
  /** A worker that says nothing for this long has lost its delivery, ms. */
  leaseMs: z.int().min(1000).max(600_000).default(60_000),
  /** A delivery that could not go out for this long is `missed` and not sent any more, ms. */
  missedAfterMs: z
    .int()
    .min(1000)
    .default(24 * 60 * 60_000),
  catchUp: catchUpSchema.prefault({}),
  /**
   * Least distance between two posts of one account that nobody waits for (rules, bulk), ms: a
   * release of many entries goes out one after the other. 0: no distance.
   */
  paceMs: z.int().min(0).max(3_600_000).default(20_000),
  circuit: circuitSchema.prefault({}),
  /**
   * Shortens the platforms' settling times (0–1). 1 is right for real platforms; tests use less.
   */
  settlingFactor: z.number().min(0).max(1).default(1),
});

const httpSchema = z.strictObject({
  /** Allows loopback and private networks as platforms: the sandbox, a PDS inside. */
  allowPrivateHosts: z.boolean().default(false),
  timeoutMs: z.int().min(100).max(300_000).default(30_000),
});

const apiSchema = z.strictObject({
  /**
   * Requests that each API token may make in a minute at the automation API, 1–10000; each process
   * counts for itself.
   */
  perMinute: z.int().min(1).max(10_000).default(120),
});

const noticesSchema = z.strictObject({
  /**
   * Who gets a mail, through Strapi's e-mail plugin, 14, 7 and 1 days before an account ends that
   * only a person can keep, and when one has to be connected again; also of posts that wait for
   * approval on sites where nobody may approve. None: nobody.
   */
  emails: z.array(z.email('must be an e-mail address')).max(50).default([]),
});

const MS_OF_UNIT = { m: 60_000, h: 60 * 60_000, d: 24 * 60 * 60_000 } as const;

/** `5m`–`365d`: minutes, hours or days; milliseconds once it is read. */
const lookAfterSchema = z
  .string()
  .regex(/^[1-9]\d{0,4}[mhd]$/, 'must be minutes, hours or days, like 30m, 6h or 7d')
  .transform((text) => parseInt(text, 10) * MS_OF_UNIT[text.slice(-1) as keyof typeof MS_OF_UNIT])
  .refine((ms) => ms >= 5 * MS_OF_UNIT.m && ms <= 365 * MS_OF_UNIT.d, 'must be from 5m to 365d');

const analyticsSchema = z.strictObject({
  /** False: nobody asks platforms how posts do; what is known already stays. */
  enabled: z.boolean().default(true),
  /** How long after it went out a post is looked at, 1–12 times; after the last one no more. */
  checksAfter: z
    .array(lookAfterSchema)
    .min(1)
    .max(12)
    .prefault(['1h', '6h', '1d', '3d', '7d', '30d'])
    .transform((times) => [...new Set(times)].sort((one, other) => one - other)),
  /**
   * Share of each limit on calls that looking at posts may use, 0.01–1; its last quarter is for
   * publishing whatever stands here.
   */
  quotaShare: z.number().min(0.01).max(1).default(0.2),
});

const monitoringSchema = z.strictObject({
  prometheus: z
    .strictObject({
      /** What a scraper sends as `Authorization: Bearer …`; 16 characters or more. */
      token: z.string().min(16, 'must be 16 characters or more'),
    })
    .optional(),
  /** Spans of the queue's jobs, for the OpenTelemetry SDK that the app registers. */
  openTelemetry: z.boolean().default(false),
});

const keptFor = (kind: RetentionKind) =>
  retentionDaysSchema(kind).default(RETENTION_LIMITS[kind].usual);

/** Days that rows are kept, as far as nobody set it in the admin. 0, where allowed: for ever. */
const retentionSchema = z.strictObject({
  /** The words of posts that are over; their rows stay for ever. 30–3650 or 0. */
  deliveries: keptFor('deliveries'),
  /** The story of each delivery that is over. 7–3650 or 0. */
  deliveryEvents: keptFor('deliveryEvents'),
  /** How posts stood on single days; where they stand now stays. 90–3650 or 0. */
  analyticsDays: keptFor('analyticsDays'),
  /** Looks at posts that never came about. 366–3650. */
  metricChecks: keptFor('metricChecks'),
  /** "Why was this (not) shared?" 30–3650 or 0. */
  ruleDecisions: keptFor('ruleDecisions'),
  /** Events that webhooks were sent. 7–365. */
  webhookLog: keptFor('webhookLog'),
  /** Calls of AI vendors and their costs, by whole months. 62–3650 or 0. */
  aiUsage: keptFor('aiUsage'),
  /** What was proposed for posts, and what people thought of it. 30–3650 or 0. */
  aiProposals: keptFor('aiProposals'),
  /** Answers of AI vendors that need not be paid for again. 1–365. */
  aiAnswers: keptFor('aiAnswers'),
  /** What editors wrote and did not send. 7–3650. */
  drafts: keptFor('drafts'),
  /** Who changed what. 1–3650 or 0. */
  audit: keptFor('audit'),
  /** Requests of programs that are done once, however often they are sent. 1–30. */
  idempotencyKeys: keptFor('idempotencyKeys'),
  /** Counts by day, for service levels and monitoring; their totals stay. 31–3650. */
  counts: keptFor('counts'),
});

const aiProviderSchema = z.strictObject({
  /** From the vendor's console; a key that is entered in the settings wins. */
  apiKey: z.string().trim().min(1).max(2000).optional(),
  /** @default the plugin's choice of this vendor's models */
  model: aiProviderFields.model.optional(),
  /** Where it is reached. @default the vendor's own address; `compatible` has none */
  baseUrl: aiProviderFields.baseUrl.optional(),
  /** US dollars for a million tokens, for models whose price the plugin does not know. */
  price: aiProviderFields.price.optional(),
});

/** Vendors for every site; what a site's settings say wins field by field. */
const aiSchema = z.strictObject({
  providers: z.partialRecord(aiProviderIdSchema, aiProviderSchema).default({}),
});

/** The plugin's config: what stands under `social-distribution` in `config/plugins`. */
const fieldsSchema = z.strictObject({
  encryption: z.strictObject({
    /** Encrypts the credentials of connections. @default env OAUTH_ENCRYPTION_KEY */
    key: hexKey,
    /** Earlier keys, which still open what they sealed. @default env OAUTH_ENCRYPTION_KEYS_OLD */
    oldKeys: z.array(hexKey).default([]),
  }),
  /** Where people reach this Strapi; OAuth callbacks come back here. @default server.url */
  publicUrl: baseUrl.optional(),
  site: siteSchema.prefault({}),
  /** The content-types that may be distributed; all others never are. */
  contentTypes: z.record(z.string(), configuredFieldsSchema).default({}),
  /** By id; ids of platforms that other plugins register are known once those are loaded. */
  platforms: z.record(z.string().regex(PLATFORM_ID_PATTERN), platformSchema).default({}),
  http: httpSchema.prefault({}),
  queue: queueSchema.prefault({}),
  delivery: deliverySchema.prefault({}),
  notices: noticesSchema.prefault({}),
  api: apiSchema.prefault({}),
  ai: aiSchema.prefault({}),
  analytics: analyticsSchema.prefault({}),
  /** How long things are kept; what is set in the admin wins. */
  retention: retentionSchema.prefault({}),
  /** Metrics for Prometheus; off while there is no token. */
  monitoring: monitoringSchema.prefault({}),
});

/** The same, with what only several settings together tell. */
export const configSchema = fieldsSchema.superRefine(({ ai, http }, context) => {
  for (const [id, provider] of Object.entries(ai.providers)) {
    const problem = provider?.baseUrl ? addressProblem(provider.baseUrl, http) : null;
    if (problem === null) continue;
    context.addIssue({
      code: 'custom',
      path: ['ai', 'providers', id, 'baseUrl'],
      message: problem,
    });
  }
});

export type PluginConfig = z.output<typeof configSchema>;

const urlProblem = (backend: keyof typeof URL_PROTOCOLS, url: string | undefined) => {
  const example = backend === 'redis' ? 'redis://localhost:6379' : 'postgres://user@localhost/db';
  if (url === undefined) return `is needed for the ${backend} queue, e.g. ${example}`;
  const protocol = URL.canParse(url) ? new URL(url).protocol.slice(0, -1) : null;
  if (protocol !== null && URL_PROTOCOLS[backend].test(protocol)) return null;
  return `must be an address like ${example}`;
};
