import type { MetaPlatform, MetaState } from '../meta/platform';
import { knobsSchema, type Knobs } from './knobs';
import { noContent, type ContentState } from './publishing/content-state';

export interface LostRole {
  personKey: string;
  pageId: string;
}

export interface FacebookState extends MetaState {
  knobs: Knobs;
  lostRoles: LostRole[];
  /** Ids of Pages that are gone. */
  deletedPages: string[];
  /** What Pages published, or are about to. */
  content: ContentState;
}

export const initialState = (): FacebookState => ({
  knobs: knobsSchema.parse({}),
  codes: {},
  tokens: {},
  grants: {},
  usage: {},
  lostRoles: [],
  deletedPages: [],
  content: noContent(),
});

/** What every part of this platform works with. */
export interface Facebook extends MetaPlatform {
  id: 'facebook';
  state: FacebookState;
}
