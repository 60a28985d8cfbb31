import type { MetaPlatform, MetaState } from '../meta/platform';
import type { Container, Media, PlannedRefusal } from './content/model';
import { knobsSchema, type Knobs } from './knobs';

/** People are Instagram accounts here: their key is the username. */
export interface InstagramState extends MetaState {
  knobs: Knobs;
  /** By id. */
  containers: Record<string, Container>;
  /** Oldest first; deleted ones stay, marked. */
  media: Media[];
  /** When the whole quota of an account was spent by hand, epoch ms. */
  quotaSpentAt: Record<string, number>;
  /** Refusals that are due, in order. */
  planned: PlannedRefusal[];
}

export const initialState = (): InstagramState => ({
  knobs: knobsSchema.parse({}),
  codes: {},
  tokens: {},
  grants: {},
  usage: {},
  containers: {},
  media: [],
  quotaSpentAt: {},
  planned: [],
});

/** What every part of this platform works with. */
export interface Instagram extends MetaPlatform {
  id: 'instagram';
  state: InstagramState;
}
