import { invalidParameter } from '../../meta/graph-error';
import { pageOf } from '../../meta/paging';
import type { GraphContext } from '../graph';
import type { Facebook } from '../state';
import { addPost, newId, photoById, visiblePosts } from './content';
import { alreadyPosted } from './feed';
import { admitNamedPage, READING } from './page-caller';
import { readBody, requiredIn } from './request-body';

/** `POST /{page}/photo_stories`: a photo that no post shows. */
export const createPhotoStory = async (
  facebook: Facebook,
  context: GraphContext
): Promise<Response> => {
  const { page, app } = await admitNamedPage(facebook, context);
  const body = await readBody(context, ['photo_id']);
  const photo = photoById(facebook, requiredIn(body, 'photo_id'));
  if (photo?.pageId !== page.id) {
    throw invalidParameter('Param photo_id must be an unpublished photo of the Page');
  }
  if (photo.postId !== null) throw alreadyPosted();
  const id = `${page.id}_${newId(facebook)}`;
  const now = facebook.world.clock.now();
  addPost(facebook, {
    ...{ id, pageId: page.id, appId: app.clientId, createdAt: now, deletedAt: null },
    ...{ format: 'story', message: '', link: null, card: null, placeId: null },
    ...{ photoIds: [photo.id], videoId: null, visibleAt: now },
  });
  return context.json({ success: true, post_id: id });
};

/** `GET /{page}/stories`: those of the last day, newest first. */
export const listStories = async (facebook: Facebook, context: GraphContext): Promise<Response> => {
  const { page, params, accessToken, version } = await admitNamedPage(facebook, context, READING);
  const stories = visiblePosts(facebook)
    .filter(({ pageId, format }) => pageId === page.id && format === 'story')
    .reverse();
  const url = `${facebook.world.baseUrl()}/${version}/${page.id}/stories`;
  return context.json(
    pageOf({
      ...{ items: stories, params, accessToken, url },
      render: (story) => ({
        post_id: story.id,
        status: 'published',
        creation_time: String(Math.floor(story.visibleAt / 1000)),
        media_type: story.videoId === null ? 'photo' : 'video',
        media_id: story.videoId ?? story.photoIds[0],
      }),
    })
  );
};
