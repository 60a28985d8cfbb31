import { ALL_FORMATS, CustomSource, Input } from 'mediabunny';

import type { ByteSource } from '../../platforms/contract';

/** A video read by ranges; to be disposed of. */
export const videoInput = (source: ByteSource): Input =>
  new Input({
    source: new CustomSource({
      getSize: () => source.byteLength,
      read: (start, end) => source.read({ start, end }),
      // What was read ahead and not needed: whoever needs it reads it again and hears of it.
      handleUnhandledError: () => undefined,
    }),
    formats: ALL_FORMATS,
  });
