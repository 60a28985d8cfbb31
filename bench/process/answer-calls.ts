import type { Call, Reply } from './callable-child';

export type CallHandlers = Record<string, (args: never) => unknown>;

/** The child's side of {@link CallableChild}: answers each call with what its handler returns. */
export const answerCalls = (handlers: CallHandlers): void => {
  process.on('message', (call: Call) => void answer(handlers, call));
  // The parent is gone: nobody asks any more.
  process.on('disconnect', () => process.exit(0));
};

const answer = async (handlers: CallHandlers, { id, name, args }: Call): Promise<void> => {
  try {
    const handler = handlers[name];
    if (!handler) throw new Error('there is no such call');
    send({ id, value: await handler(args as never) });
  } catch (error) {
    send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
};

const send = (reply: Reply): void => {
  process.send?.(reply);
};
