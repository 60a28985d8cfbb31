/** A metric that we export. docs/monitoring.md lists the same. */
export interface Metric {
  kind: 'counter' | 'gauge' | 'histogram';
  help: string;
  /** All of them closed sets: platforms, vendors, outcomes, rules of platforms. */
  labels: readonly string[];
}

/** Every metric by its name. Durations are seconds, money US dollars, shares 0–1. */
export const METRICS = {
  social_distribution_deliveries_total: {
    kind: 'counter',
    help: 'Posts that ended: published, failed, missed or cancelled.',
    labels: ['platform', 'outcome'],
  },
  social_distribution_attempts_total: {
    kind: 'counter',
    help: 'Tries to publish: published, failed, retry, held or unknown.',
    labels: ['platform', 'outcome'],
  },
  social_distribution_attempt_duration_seconds: {
    kind: 'histogram',
    help: 'How long tries to publish took.',
    labels: ['platform'],
  },
  social_distribution_media_uploads_total: {
    kind: 'counter',
    help: 'Tries with files, and whether the platform took them: taken or failed.',
    labels: ['platform', 'outcome'],
  },
  social_distribution_sign_ins_total: {
    kind: 'counter',
    help: 'Sign-ins that came back from a platform: connected, cancelled or failed.',
    labels: ['platform', 'outcome'],
  },
  social_distribution_deliveries: {
    kind: 'gauge',
    help: 'Posts that have not ended, by state.',
    labels: ['state'],
  },
  social_distribution_oldest_due_seconds: {
    kind: 'gauge',
    help: 'How long the post waits that is due for the longest time; 0: none is due.',
    labels: [],
  },
  social_distribution_up: {
    kind: 'gauge',
    help: '1: this part works; 0: it does not. The same as the health endpoint.',
    labels: ['part'],
  },
  social_distribution_queue_jobs: {
    kind: 'gauge',
    help: 'Jobs in the queue: waiting, active or delayed.',
    labels: ['state'],
  },
  social_distribution_workers: {
    kind: 'gauge',
    help: 'Processes that work on deliveries.',
    labels: [],
  },
  social_distribution_circuit_open: {
    kind: 'gauge',
    help: '1: the platform is left alone after failures; 0: it is not.',
    labels: ['platform'],
  },
  social_distribution_quota_used_ratio: {
    kind: 'gauge',
    help: 'Used share of a limit of a platform, of the account that has used most of it.',
    labels: ['platform', 'limit'],
  },
  social_distribution_budget_used_ratio: {
    kind: 'gauge',
    help: 'Used share of a budget, of the site that has used most of it.',
    labels: ['budget'],
  },
  social_distribution_ai_calls_total: {
    kind: 'counter',
    help: 'Calls of AI vendors by their outcome.',
    labels: ['provider', 'outcome'],
  },
  social_distribution_ai_cost_usd_total: {
    kind: 'counter',
    help: 'What calls of AI vendors cost, US dollars.',
    labels: ['provider'],
  },
  social_distribution_webhook_events: {
    kind: 'gauge',
    help: 'Events of the last 24 hours for webhooks: pending, delivered or failed.',
    labels: ['state'],
  },
  social_distribution_http_request_duration_seconds: {
    kind: 'histogram',
    help: 'How long requests to the API of the plugin took.',
    labels: ['api', 'answer'],
  },
  social_distribution_process_memory_bytes: {
    kind: 'gauge',
    help: 'Memory of the process that answers.',
    labels: [],
  },
  social_distribution_process_uptime_seconds: {
    kind: 'gauge',
    help: 'How long the process runs that answers.',
    labels: [],
  },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;

/** One value of a counter or a gauge. */
export interface Reading {
  metric: MetricName;
  labels: Record<string, string>;
  value: number;
}

/** Durations of one combination of labels. */
export interface Durations {
  metric: MetricName;
  labels: Record<string, string>;
  /** Cases by bucket, each in one bucket only. */
  counts: Map<string, number>;
  sumS: number;
}

export interface Readings {
  values: Reading[];
  durations: Durations[];
}
