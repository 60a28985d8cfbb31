import type { World } from '../../kernel/platform-sandbox';
import type { JsonObject } from '../schema/json-schema';
import type { VendorCall } from '../vendor-sandbox';
import { emptyScript, type Script } from './behaviours';
import type { Dialect } from './dialect';
import { defaultKnobs, type Knobs } from './knobs';

export interface VendorState {
  knobs: Knobs;
  script: Script;
  callCount: number;
  /** The latest ones. */
  calls: VendorCall[];
}

export const initialState = (): VendorState => ({
  knobs: defaultKnobs(),
  script: emptyScript(),
  callCount: 0,
  calls: [],
});

/** What every part of a vendor works with. */
export interface Vendor {
  world: World;
  dialect: Dialect;
  state: VendorState;
  /** Bodies of the latest requests, oldest first; never on disk. */
  requests: JsonObject[];
}

const MAX_CALLS = 500;
const MAX_REQUESTS = 100;

export const noteCall = ({ state, world }: Vendor, call: VendorCall): void => {
  state.calls.push(call);
  if (state.calls.length > MAX_CALLS) state.calls.shift();
  world.changed();
};

export const noteRequest = ({ requests }: Vendor, body: JsonObject): void => {
  requests.push(body);
  if (requests.length > MAX_REQUESTS) requests.shift();
};
