import type { FormatNumberOptions } from 'react-intl';

import type { ServiceLevel, ServiceLevelId } from '../../../../../contracts/service-levels';
import type { StateIcon, Tone } from '../../../components/state-look';
import type { MessageId } from '../../../translations/message';

/** What a level is about. */
export const LEVEL_NAMES: Readonly<Record<ServiceLevelId, MessageId>> = {
  distribution: 'levels.distribution',
  signIns: 'levels.signIns',
  retries: 'levels.retries',
  media: 'levels.media',
  aiApproval: 'levels.aiApproval',
  aiTime: 'levels.aiTime',
  apiTime: 'levels.apiTime',
  queue: 'levels.queue',
  webhooks: 'levels.webhooks',
  errors: 'levels.errors',
};

/** What to do when its goal is missed. */
export const LEVEL_ADVICE: Readonly<Record<ServiceLevelId, MessageId>> = {
  distribution: 'levels.advice.distribution',
  signIns: 'levels.advice.signIns',
  retries: 'levels.advice.retries',
  media: 'levels.advice.media',
  aiApproval: 'levels.advice.aiApproval',
  aiTime: 'levels.advice.aiTime',
  apiTime: 'levels.advice.apiTime',
  queue: 'levels.advice.queue',
  webhooks: 'levels.advice.webhooks',
  errors: 'levels.advice.errors',
};

export interface LevelLook {
  messageId: MessageId;
  icon: StateIcon;
  tone: Tone;
}

export const STATE_LOOKS: Readonly<Record<ServiceLevel['state'], LevelLook>> = {
  met: { messageId: 'levels.met', icon: 'check', tone: 'success' },
  missed: { messageId: 'levels.missed', icon: 'cross', tone: 'danger' },
  not_enough: { messageId: 'levels.notEnough', icon: 'minus', tone: 'neutral' },
};

export const TREND_WORDS: Readonly<Record<NonNullable<ServiceLevel['trend']>, MessageId>> = {
  better: 'levels.better',
  same: 'levels.same',
  worse: 'levels.worse',
};

const MS_PER_S = 1_000;

/** How a value is written: a share in percent, a time in seconds or milliseconds. */
export const numberOf = (
  unit: ServiceLevel['unit'],
  value: number
): { value: number; options: FormatNumberOptions } => {
  if (unit === 'share') {
    return { value: cut(value), options: { style: 'percent', maximumFractionDigits: 2 } };
  }
  const isLong = value >= MS_PER_S;
  return {
    value: isLong ? value / MS_PER_S : value,
    options: {
      style: 'unit',
      unit: isLong ? 'second' : 'millisecond',
      maximumFractionDigits: isLong ? 1 : 0,
    },
  };
};

const STEPS = 10_000;

/** Downwards: 99.999 % is not all. */
const cut = (share: number): number => Math.floor(share * STEPS + 1e-6) / STEPS;
