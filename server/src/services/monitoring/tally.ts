/** What is counted where no table tells it afterwards. */
export const TALLY_NAMES = [
  /** By platform: posts that ended, each as often as it ended. */
  'delivery',
  /** By platform: tries to publish. */
  'attempt',
  /** By platform: how long tries took, by bucket; milliseconds. */
  'attempt_time',
  /** By platform: tries with files, and whether the platform took them. */
  'media',
  /** By platform: sign-ins that came back from the platform. */
  'oauth',
  /** Looks at the queue, and whether it ran. */
  'queue',
  /** By vendor: calls; billionths of a US dollar. */
  'ai',
  /** By vendor: how long calls took that were answered, by bucket; milliseconds. */
  'ai_time',
  /** By API and kind of answer: how long requests took, by bucket; milliseconds. */
  'http_time',
] as const;

export type TallyName = (typeof TALLY_NAMES)[number];

/** One count. The set of labels and outcomes is small and closed: they become labels of metrics. */
export interface Tally {
  name: TallyName;
  label: string;
  outcome: string;
  cases: number;
  amount: number;
}
