import type {
  ExperimentComparison,
  ExperimentMetric,
  ExperimentState,
} from '../../../../contracts/experiments';
import type { StateIcon, Tone } from '../../components/state-look';
import { presentPlatform } from '../../platforms/presentation';
import type { MessageId, MessageValues } from '../../translations/message';

interface VerdictContext {
  t: (id: MessageId, values?: MessageValues) => string;
  locale: string;
  /** The smallest lift that is worth knowing: 0.2. */
  worth: number;
}

interface StateLook {
  icon: StateIcon;
  tone: Tone;
  text: MessageId;
}

export const STATE_LOOKS: Record<ExperimentState, StateLook> = {
  draft: { icon: 'minus', tone: 'neutral', text: 'experiments.state.draft' },
  running: { icon: 'clock', tone: 'primary', text: 'experiments.state.running' },
  ended: { icon: 'check', tone: 'neutral', text: 'experiments.state.ended' },
  changed: { icon: 'warning', tone: 'warning', text: 'experiments.state.changed' },
  stopped: { icon: 'check', tone: 'neutral', text: 'experiments.state.stopped' },
  archived: { icon: 'minus', tone: 'neutral', text: 'experiments.state.archived' },
};

export const METRIC_TEXTS: Record<ExperimentMetric, MessageId> = {
  engagement: 'experiments.metric.engagement',
  clicks: 'experiments.metric.clicks',
};

/** 0.184 as "+18 %", by the rules of the language. */
export const liftText = (lift: number, locale: string): string =>
  new Intl.NumberFormat(locale, {
    ...{ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' },
  }).format(lift);

/** A rate as per cent with its small digits, a count with one. */
export const meanText = (
  mean: number,
  unit: ExperimentComparison['unit'],
  locale: string
): string =>
  unit === 'perImpression'
    ? new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(mean)
    : new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(mean);

export const platformsText = (platforms: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale).format(platforms.map((platform) => presentPlatform(platform).label));

/** What a comparison comes to, and what to do next. */
export const verdictText = (
  { verdict, postsNeeded, variants }: ExperimentComparison,
  { t, locale, worth }: VerdictContext
): string => {
  switch (verdict.kind) {
    case 'collecting':
      return t('experiments.verdict.collecting', { count: verdict.missing });
    case 'running': {
      const posts = Math.min(...variants.map((variant) => variant.posts));
      return postsNeeded > posts
        ? t('experiments.verdict.running', { posts, needed: postsNeeded })
        : t('experiments.verdict.undecided', { posts });
    }
    case 'better': {
      const [least] = [...verdict.lifts].sort((one, other) => one.low - other.low);
      return t('experiments.verdict.better', {
        variant: verdict.variant,
        other: least?.over ?? '',
        low: liftText(least?.low ?? 0, locale),
        high: liftText(least?.high ?? 0, locale),
        estimate: liftText(least?.estimate ?? 0, locale),
      });
    }
    case 'same':
      return t('experiments.verdict.same', { worth: liftText(worth, locale) });
  }
};
