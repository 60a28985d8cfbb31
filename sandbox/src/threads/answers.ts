import type { Call } from './call';

/** Ids travel as texts, or as the numbers they once were seen as, which JavaScript cannot hold. */
export const answerJson = ({ threads, context }: Call, body: unknown): Response => {
  const text = JSON.stringify(body);
  const numbered = text.replace(/("(?:\w+_)?id":)"(\d{16,})"/g, '$1$2');
  return context.body(threads.state.knobs.idsAs === 'number' ? numbered : text, 200, {
    'content-type': 'application/json; charset=UTF-8',
  });
};
