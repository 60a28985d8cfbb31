import type { Subject } from '../../conformance/src';
import type { SandboxPlatformId } from '../../sandbox/src/platforms';

/** What the cases must know of a platform beyond its data. */
export interface SubjectFacts extends Pick<Subject, 'options' | 'plainKind' | 'steps' | 'skips'> {
  /** Settings of its sandbox, on top of the defaults. */
  knobs?: readonly Readonly<Record<string, unknown>>[];
  /** Its tokens live until somebody takes them away. */
  hasEndlessTokens?: boolean;
}

export const SUBJECT_FACTS: Readonly<Record<SandboxPlatformId, SubjectFacts>> = {
  x: { steps: { commit: 'create-post', upload: 'upload-finalize', look: 'user-posts' } },
  linkedin: { steps: { commit: 'create-post', upload: 'upload-bytes', look: 'list-posts' } },
  facebook: { steps: { commit: 'create-post', upload: 'upload-photo', look: 'list-posts' } },
  instagram: {
    steps: { commit: 'publish', upload: 'create-container', look: 'container-status' },
  },
  threads: {
    steps: { commit: 'publish', upload: 'create-container', look: 'container-status' },
    skips: { 'hashtags stay': 'the first hashtag becomes the topic, without its sign' },
  },
  tiktok: {
    options: { privacyLevel: 'PUBLIC_TO_EVERYONE', agreesToTerms: true },
    plainKind: 'video',
    knobs: [{ postsPerDay: 1000, initsPerMinute: 1000 }],
    steps: { commit: 'upload-chunk', upload: null, look: 'status' },
  },
  bluesky: { steps: { commit: 'create-post', upload: 'upload-bytes', look: 'get-post' } },
  mastodon: {
    steps: { commit: 'create-status', upload: 'upload-media', look: 'list-statuses' },
    hasEndlessTokens: true,
  },
};
