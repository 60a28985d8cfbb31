export interface Load {
  /** Each sends its next request when it has the answer to the last one. */
  clients: number;
  requests: number;
  /** Sends request number `index`. A rejection ends the run: a failed request is no sample. */
  send: (index: number) => Promise<unknown>;
}

/** Milliseconds that each request took, in the order in which they were answered. */
export const runClosedLoop = async ({ clients, requests, send }: Load): Promise<number[]> => {
  const samples: number[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < requests) {
      const index = next;
      next += 1;
      const startedAt = performance.now();
      await send(index);
      samples.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return samples;
};
