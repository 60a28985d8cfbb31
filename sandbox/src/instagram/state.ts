import type { MetaPlatform, MetaState } from '../meta/platform';
import { knobsSchema, type Knobs } from './knobs';

/** People are Instagram accounts here: their key is the username. */
export interface InstagramState extends MetaState {
  knobs: Knobs;
}

export const initialState = (): InstagramState => ({
  knobs: knobsSchema.parse({}),
  codes: {},
  tokens: {},
  grants: {},
  usage: {},
});

/** What every part of this platform works with. */
export interface Instagram extends MetaPlatform {
  id: 'instagram';
  state: InstagramState;
}
