import { useEffect, useReducer, useRef } from 'react';

import type { TargetPreview } from '../../../contracts/dispatch';
import { useCountSocialTextMutation } from '../api/distribution-api';
import { EMPTY_COMPOSER, reduceComposer, rowOf, type ComposerRow } from './composer-state';

/** An editor who pauses this long gets the text counted. */
const COUNT_AFTER_MS = 300;

type Timer = ReturnType<typeof setTimeout>;

export interface Composer {
  rows: ComposerRow[];
  tick: (target: TargetPreview, isChosen: boolean) => void;
  edit: (target: TargetPreview, text: string) => void;
  /** Back to the text of the preview. */
  restore: (target: TargetPreview) => void;
  forgetSent: (targetIds: readonly number[]) => void;
}

/** Choices and texts of the panel; the server counts, by each platform's own rule. */
export const useComposer = (targets: readonly TargetPreview[]): Composer => {
  const [state, dispatch] = useReducer(reduceComposer, EMPTY_COMPOSER);
  const [countText] = useCountSocialTextMutation();
  const timers = useRef(new Map<number, Timer>());

  useEffect(() => {
    const running = timers.current;
    return () => running.forEach((timer) => clearTimeout(timer));
  }, []);

  const count = async ({ targetId, platform }: TargetPreview, text: string) => {
    const answer = await countText({ platform, text });
    // Without an answer the number stays open; dispatching checks it again.
    if ('data' in answer) dispatch({ type: 'counted', targetId, text, count: answer.data.count });
  };

  const countSoon = (target: TargetPreview, text: string) => {
    clearTimeout(timers.current.get(target.targetId));
    const timer = setTimeout(() => void count(target, text), COUNT_AFTER_MS);
    timers.current.set(target.targetId, timer);
  };

  const restore = ({ targetId }: TargetPreview) => {
    clearTimeout(timers.current.get(targetId));
    dispatch({ type: 'restored', targetId });
  };

  return {
    rows: targets.map((target) => rowOf(target, state)),
    tick: ({ targetId }, isChosen) => dispatch({ type: 'ticked', targetId, isChosen }),
    edit: (target, text) => {
      if (text === target.text) return restore(target);
      dispatch({ type: 'edited', targetId: target.targetId, text });
      countSoon(target, text);
    },
    restore,
    forgetSent: (targetIds) => dispatch({ type: 'sent', targetIds }),
  };
};
