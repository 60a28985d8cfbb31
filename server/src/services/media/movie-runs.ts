import type { TrackPart } from './movie-part';

/** Samples that lie side by side in the file, all of one chunk. */
export interface SampleRun {
  offset: number;
  byteLength: number;
  samples: number;
}

/** Of which of the tracks. */
export interface TrackRun extends SampleRun {
  place: number;
}

/** Bytes that are copied at once, at most. */
export const SPAN_BYTES = 1024 * 1024;

/** The runs of several tracks as they lie in the file, so that the copy is as mixed as it was. */
export function* runsInFileOrder(parts: readonly TrackPart[]): Generator<TrackRun, void> {
  const walks = parts.map((part) => runsOf(part));
  const heads = walks.map((walk) => walk.next());
  for (;;) {
    let place = -1;
    let lowest = Infinity;
    for (let at = 0; at < heads.length; at += 1) {
      const head = heads[at];
      if (!head || head.done || head.value.offset >= lowest) continue;
      place = at;
      lowest = head.value.offset;
    }
    const [head, walk] = [heads[place], walks[place]];
    if (!head || head.done || !walk) return;
    const { offset, byteLength, samples } = head.value;
    yield { place, offset, byteLength, samples };
    heads[place] = walk.next();
  }
}

function* runsOf({ samples }: TrackPart): Generator<SampleRun, void> {
  let run: (SampleRun & { chunk: number }) | null = null;
  for (const { offset, byteLength, chunk } of samples()) {
    if (run && run.chunk === chunk && run.offset + run.byteLength === offset) {
      run.byteLength += byteLength;
      run.samples += 1;
      continue;
    }
    if (run) yield run;
    run = { offset, byteLength, chunk, samples: 1 };
  }
  if (run) yield run;
}

/** The same bytes in the same order, in pieces that are worth a read, and never larger ones. */
export function* spansOf(
  runs: Iterable<SampleRun>
): Generator<{ start: number; end: number }, void> {
  let start = 0;
  let end = 0;
  for (const { offset, byteLength } of runs) {
    if (offset !== end) {
      if (end > start) yield { start, end };
      start = offset;
    }
    end = offset + byteLength;
    for (; end - start >= SPAN_BYTES; start += SPAN_BYTES) {
      yield { start, end: start + SPAN_BYTES };
    }
  }
  if (end > start) yield { start, end };
}
