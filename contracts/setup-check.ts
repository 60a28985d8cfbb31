import { z } from 'zod';

export const SETUP_LEVELS = ['ok', 'unknown', 'warning', 'problem'] as const;

/**
 * `problem`: connecting, or posting, will fail. `warning`: works, but not everywhere or not for long.
 * `unknown`: cannot be seen from here before somebody connects an account.
 */
export type SetupLevel = (typeof SETUP_LEVELS)[number];

export const setupFindingSchema = z.object({
  /** What was looked at: `app`, `public-address`, `client`… Each once, in the order to read them. */
  id: z.string(),
  level: z.enum(SETUP_LEVELS),
  /** One sentence that says what was found. */
  title: z.string(),
  /** Where to click or which setting to change; null: nothing is to be done. */
  advice: z.string().nullable(),
});

export type SetupFinding = z.infer<typeof setupFindingSchema>;

/** `POST /apps/:app/check`: the usual mistakes, found before a person meets them. Nothing is stored. */
export const setupCheckSchema = z.object({
  app: z.string(),
  platform: z.string(),
  platformLabel: z.string(),
  /** To register at the platform's developer portal, letter by letter. */
  callbackUrls: z.array(z.string()),
  /** The worst of the findings. */
  level: z.enum(SETUP_LEVELS),
  findings: z.array(setupFindingSchema),
  checkedAt: z.string(),
});

export type SetupCheck = z.infer<typeof setupCheckSchema>;
