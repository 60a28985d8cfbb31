import { invalidParameter, noSuchObject, nonexistingField } from '../../meta/graph-error';
import type { GraphContext } from '../graph';
import type { Facebook } from '../state';
import { audienceOf, type Audience } from './audience';
import { postById } from './content';
import { objectFor } from './objects';
import { admitPage, MEASURING } from './page-caller';

type Measure = (audience: Audience) => number | Record<string, number>;

const reactionsOf = ({ reactions }: Audience): Record<string, number> => ({
  like: reactions - Math.floor(reactions / 4),
  love: Math.floor(reactions / 4),
});

/**
 * Names that are alive after 2025-11-15 and 2026-06-15
 * (https://developers.facebook.com/docs/graph-api/reference/insights, checked 2026-11-22).
 */
const POST_METRICS: Readonly<Record<string, Measure>> = {
  post_media_view: ({ views }) => views,
  post_total_media_view_unique: ({ viewers }) => viewers,
  post_clicks: ({ clicks }) => clicks,
  post_clicks_by_type: ({ clicks }) => ({ 'link clicks': clicks }),
  post_reactions_by_type_total: reactionsOf,
  post_reactions_like_total: (audience) => reactionsOf(audience).like ?? 0,
  post_reactions_love_total: (audience) => reactionsOf(audience).love ?? 0,
  post_reactions_wow_total: () => 0,
  post_reactions_haha_total: () => 0,
  post_reactions_sorry_total: () => 0,
  post_reactions_anger_total: () => 0,
  post_activity_by_action_type: ({ reactions, shares }) => ({ like: reactions, share: shares }),
  post_video_views: ({ videoViews }) => videoViews,
  post_video_avg_time_watched: ({ videoViews }) => (videoViews > 0 ? 4_200 : 0),
};

const VIDEO_METRICS: Readonly<Record<string, Measure>> = {
  blue_reels_play_count: ({ videoViews }) => videoViews,
  post_video_avg_time_watched: ({ videoViews }) => (videoViews > 0 ? 4_200 : 0),
};

interface Asked {
  facebook: Facebook;
  names: readonly string[];
  table: Readonly<Record<string, Measure>>;
  audience: Audience;
  id: string;
}

/** One name that is wrong fails them all. */
const answerOf = ({ facebook, names, table, audience, id }: Asked) => {
  const data = names.map((name) => {
    const measure = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!measure || facebook.state.knobs.refusedMetrics.includes(name)) {
      throw invalidParameter('The value must be a valid insights metric');
    }
    const period = 'lifetime';
    return {
      ...{ name, period, values: [{ value: measure(audience) }], title: name, description: '' },
      id: `${id}/insights/${name}/${period}`,
    };
  });
  return { data };
};

const namesIn = (text: string | undefined): string[] =>
  (text ?? '').split(',').filter((name) => name !== '');

/** `GET /{post}/insights?metric=…` */
export const readInsights = async (
  facebook: Facebook,
  context: GraphContext
): Promise<Response> => {
  const caller = await admitPage(facebook, context, MEASURING);
  const id = context.req.param('id') ?? '';
  const object = objectFor({ facebook, caller }, id);
  if (!object) throw noSuchObject(id);
  if (object.kind !== 'post') throw nonexistingField('insights', object.kind);
  const names = namesIn(caller.params('metric'));
  if (names.length === 0) throw invalidParameter('The parameter metric is required');
  const audience = audienceOf(facebook, object.item);
  return context.json(answerOf({ facebook, names, table: POST_METRICS, audience, id }));
};

/** `GET /{video}/video_insights`: the default set without `metric`. */
export const readVideoInsights = async (
  facebook: Facebook,
  context: GraphContext
): Promise<Response> => {
  const caller = await admitPage(facebook, context, MEASURING);
  const id = context.req.param('id') ?? '';
  const object = objectFor({ facebook, caller }, id);
  if (!object) throw noSuchObject(id);
  if (object.kind !== 'video') throw nonexistingField('video_insights', object.kind);
  const post = postById(facebook, object.item.postId ?? '');
  if (!post) return context.json({ data: [] });
  const asked = namesIn(caller.params('metric'));
  const names = asked.length > 0 ? asked : Object.keys(VIDEO_METRICS);
  const audience = audienceOf(facebook, post);
  return context.json(answerOf({ facebook, names, table: VIDEO_METRICS, audience, id }));
};
