import { RouterFailure } from '../../../../server/src/llm/router';
import { DrivenClock } from './driven-clock';
import { Purse, Stage } from './scripted';

export const setUp = () => {
  const clock = new DrivenClock();
  return { clock, stage: new Stage(clock), purse: new Purse(clock) };
};

/** What a router threw, which must be a failure of its own making. */
export const failureOf = async (promise: Promise<unknown>): Promise<RouterFailure> => {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown
  );
  expect(error).toBeInstanceOf(RouterFailure);
  return error as RouterFailure;
};
