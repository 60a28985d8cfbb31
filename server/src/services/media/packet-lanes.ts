import type { EncodedPacket } from 'mediabunny';

/** One track on its way from one file to another. */
export interface Lane {
  packets: AsyncGenerator<EncodedPacket, void>;
  /** Resolves when the next packet may come. */
  write(this: void, packet: EncodedPacket): Promise<void>;
  close(this: void): void;
}

/** The tracks side by side in time: a track that ran ahead would wait in memory for the others. */
export const copyInStep = async (lanes: readonly Lane[]): Promise<void> => {
  const heads = await Promise.all(lanes.map(async (lane) => ({ lane, head: await next(lane) })));
  for (;;) {
    let first: Head | null = null;
    for (const { lane, head } of heads) {
      if (head && (!first || head.timestamp < first.head.timestamp)) first = { lane, head };
    }
    if (!first) return;
    const { lane, head } = first;
    await lane.write(head);
    const place = heads.find((one) => one.lane === lane);
    if (place) place.head = await next(lane);
  }
};

interface Head {
  lane: Lane;
  head: EncodedPacket;
}

const next = async (lane: Lane): Promise<EncodedPacket | null> => {
  const { value, done } = await lane.packets.next();
  if (!done) return value;
  lane.close();
  return null;
};
