import { createHash } from 'node:crypto';

import { checkFile, type Checked } from './media-check';
import { pullFiles } from './pull-files';
import type { Post, PostFile, Publish, TikTok } from './state';

/** The last byte arrived: TikTok opens the video and, if it is good, publishes it. */
export const finishUpload = async (tiktok: TikTok, publish: Publish): Promise<void> => {
  const pieces = publish.upload?.pieces ?? [];
  const bytes = Buffer.concat(pieces.map((hash) => tiktok.world.blobs.get(hash) ?? Buffer.of()));
  conclude(tiktok, publish, [await checkFile(tiktok.world, publish, bytes)]);
};

/** Fetches the files of a post and, if they are good, publishes it. */
export const finishPull = async (tiktok: TikTok, publish: Publish): Promise<void> => {
  const pulled = await pullFiles(tiktok, publish);
  if ('failReason' in pulled) return conclude(tiktok, publish, [pulled]);
  const checked: Checked[] = [];
  for (const bytes of pulled.files) {
    publish.downloadedBytes += bytes.byteLength;
    checked.push(await checkFile(tiktok.world, publish, bytes));
  }
  conclude(tiktok, publish, checked);
};

const conclude = (tiktok: TikTok, publish: Publish, checked: readonly Checked[]): void => {
  // Reset or cancelled in the meantime.
  if (tiktok.state.publishes[publish.id] !== publish || publish.end) return;
  const { world, state } = tiktok;
  const at = world.clock.now() + state.knobs.processingMs;
  const failed = checked.find((one) => 'failReason' in one);
  const failReason = state.knobs.failReason ?? failed?.failReason ?? null;
  const good = checked.filter((one) => 'file' in one);
  if (failReason !== null) publish.end = { at, failReason };
  else {
    const files = good.map(({ file }) => file);
    const durationS = good[0]?.durationS ?? 0;
    publish.end = { at, failReason: null, files, durationS, postId: newPostId(tiktok) };
    recordInLedger(tiktok, publish, files);
    if (publish.mode === 'direct') addPost(tiktok, publish);
  }
  world.changed();
};

/** 19 digits, beyond what JSON keeps exactly. */
const newPostId = ({ world }: TikTok): string => `7${world.random.digits(18)}`;

/** Puts what a publish became on the person's page. */
export const addPost = ({ state }: TikTok, publish: Publish): Post | null => {
  const { end } = publish;
  if (!end || end.failReason !== null) return null;
  const { files, durationS, postId } = end;
  const { id: publishId, accountKey, kind, info } = publish;
  return (state.posts[postId] = {
    ...{ id: postId, publishId, accountKey, kind, info, files, durationS },
    ...{ visibleAt: end.at, isDeleted: false },
  });
};

/** A draft counts as well: the person sees each of them in the inbox. */
const recordInLedger = (
  { world }: TikTok,
  { id, accountKey, mode, info, end }: Publish,
  files: readonly PostFile[]
): void => {
  const { title, description } = info;
  const facts = [mode, title, description, ...files.map(({ hash }) => hash)];
  const sameness = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
  const postId = end && end.failReason === null && mode === 'direct' ? end.postId : id;
  world.ledger.record({
    ...{ platform: 'tiktok', accountId: accountKey, id: postId, sameness },
    at: end?.at ?? world.clock.now(),
  });
};

/** Posts that are there now, oldest first. */
export const visiblePosts = ({ world, state }: TikTok): Post[] =>
  Object.values(state.posts)
    .filter(({ visibleAt, isDeleted }) => !isDeleted && visibleAt <= world.clock.now())
    .sort((a, b) => a.visibleAt - b.visibleAt);

/** Drafts that wait in the inbox, oldest first. */
export const waitingDrafts = ({ world, state }: TikTok): Publish[] =>
  Object.values(state.publishes).filter(({ mode, end }) => {
    if (mode !== 'inbox' || !end || end.failReason !== null) return false;
    return end.at <= world.clock.now() && !Object.hasOwn(state.posts, end.postId);
  });
