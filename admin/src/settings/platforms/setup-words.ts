import type { SetupFinding, SetupLevel } from '../../../../contracts/setup-check';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

interface LevelLook {
  messageId: MessageId;
  icon: StateIcon;
  tone: Tone;
}

export const LEVELS: Readonly<Record<SetupLevel, LevelLook>> = {
  ok: { messageId: 'setup.level.ok', icon: 'check', tone: 'success' },
  unknown: { messageId: 'setup.level.unknown', icon: 'question', tone: 'neutral' },
  warning: { messageId: 'setup.level.warning', icon: 'warning', tone: 'warning' },
  problem: { messageId: 'setup.level.problem', icon: 'cross', tone: 'danger' },
};

export interface SetupHeadline extends LevelLook {
  count: number;
}

/** What came of the check, in one sentence. What cannot be seen from here speaks against nothing. */
export const setupHeadlineOf = (findings: readonly SetupFinding[]): SetupHeadline => {
  const countOf = (level: SetupLevel) => findings.filter((found) => found.level === level).length;
  const [problems, warnings, well] = [countOf('problem'), countOf('warning'), countOf('ok')];
  if (problems > 0) {
    return { ...LEVELS.problem, messageId: 'setup.headline.problem', count: problems };
  }
  if (warnings > 0) {
    return { ...LEVELS.warning, messageId: 'setup.headline.warning', count: warnings };
  }
  if (well > 0) return { ...LEVELS.ok, messageId: 'setup.headline.fine', count: well };
  return { ...LEVELS.unknown, messageId: 'setup.headline.unknown', count: findings.length };
};
