import type { When } from '../../../contracts/when';
import { proposedTime, readAtTime } from './at-time';

/** What the list offers. */
export type WhenChoice = 'now' | 'on_publish' | 'at' | 'slot' | 'after_publish';

/** One hour: long enough to look at the page, short enough to be news. */
const USUAL_OFFSET_MINUTES = 60;

export const choiceOf = (when: When): WhenChoice =>
  when.kind === 'on_publish' && when.offsetMinutes > 0 ? 'after_publish' : when.kind;

interface ChoiceArgs {
  zone: string;
  /** Epoch ms. */
  now: number;
}

/** The choice with its usual details. */
export const whenOf = (choice: WhenChoice, { zone, now }: ChoiceArgs): When => {
  switch (choice) {
    case 'now':
    case 'slot':
      return { kind: choice };
    case 'on_publish':
      return { kind: 'on_publish', offsetMinutes: 0 };
    case 'after_publish':
      return { kind: 'on_publish', offsetMinutes: USUAL_OFFSET_MINUTES };
    case 'at':
      return proposedTime(zone, now);
  }
};

interface Situation {
  /** There is something to share already. */
  isPublished: boolean;
  canSchedule: boolean;
}

const ALL: readonly WhenChoice[] = ['now', 'slot', 'at', 'on_publish', 'after_publish'];

/** What of it is possible; nothing for a draft of somebody who may not schedule. */
export const choicesFor = ({ isPublished, canSchedule }: Situation): WhenChoice[] =>
  ALL.filter((choice) => {
    const waitsForPublication = choice === 'on_publish' || choice === 'after_publish';
    return (isPublished || waitsForPublication) && (canSchedule || choice === 'now');
  });

/** What was chosen, where it is possible; else the first that is. */
export const possibleWhen = (when: When, situation: Situation): When => {
  const possible = choicesFor(situation);
  const [first] = possible;
  if (first === undefined || possible.includes(choiceOf(when))) return when;
  return first === 'on_publish' ? { kind: 'on_publish', offsetMinutes: 0 } : { kind: 'now' };
};

/** Whether the server would take it. @param now epoch ms */
export const isComplete = (when: When, { zone, now }: ChoiceArgs): boolean =>
  when.kind !== 'at' || readAtTime(when, when.zone ?? zone, now).kind === 'fits';
