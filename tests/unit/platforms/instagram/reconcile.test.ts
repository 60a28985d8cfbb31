import type { JsonValue } from '../../../../server/src/platforms/contract';
import { NOON } from '../../../platform-kit/fake-clock';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';
import { failureOf } from '../meta/builders';
import {
  content,
  doubtOf,
  image,
  instagramOver,
  refusal,
  request,
  status,
  video,
} from './builders';

const PAYLOAD = { creation_id: '1' };

interface Shown {
  id?: string;
  caption?: string;
  /** Seconds after the doubtful call began. */
  after?: number;
  media_type?: string;
  media_product_type?: string;
}

const shown = ({ after = 1, ...changes }: Shown = {}) => ({
  ...{ id: '900', caption: 'Morning @quay', media_type: 'IMAGE' },
  permalink: 'https://www.instagram.com/p/DAbc12345/',
  timestamp: new Date(NOON + after * 1000).toISOString().replace(/\.\d+Z/, '+0000'),
  ...changes,
});

const listing = (...media: unknown[]) => answer(200, { data: media });

const ask = (
  http: ScriptedHttp,
  post = request(content('Morning @quay')),
  payload: JsonValue = PAYLOAD
) => instagramOver(http).adapter.reconcile(post, doubtOf(payload, NOON));

const live = (list: ReturnType<typeof answer>, edge = '/media') =>
  new ScriptedHttp().on('GET', 'fields=status_code', status('PUBLISHED')).on('GET', edge, list);

describe('a container that says PUBLISHED', () => {
  it('is the post with its words and time', async () => {
    expect(await ask(live(listing(shown({ id: '901', caption: 'Another' }), shown())))).toEqual({
      outcome: 'posted',
      part: {
        index: 0,
        id: '900',
        url: 'https://www.instagram.com/p/DAbc12345/',
        ref: { product: 'FEED' },
      },
    });
  });

  it.each<[string, Shown, boolean]>([
    ['whose at sign Facebook took away', { caption: 'Morning quay' }, true],
    ['from before the call', { after: -120 }, false],
    ['within the clocks’ difference', { after: -59 }, true],
    ['of another kind', { media_type: 'CAROUSEL_ALBUM' }, false],
    ['shown elsewhere', { media_product_type: 'AD' }, true],
    ['shown as a reel', { media_product_type: 'REELS' }, false],
    ['with other words', { caption: 'Morning' }, false],
  ])('finds a post %s only if it is the one', async (_, changes, isFound) => {
    const answered = await ask(live(listing(shown(changes)))).catch(() => null);
    expect(answered?.outcome === 'posted').toBe(isFound);
  });

  it('takes the nearest of several that are alike', async () => {
    const later = shown({ id: '901', after: 50 });
    expect(await ask(live(listing(later, shown())))).toMatchObject({ part: { id: '900' } });
  });

  it('is asked for without a field that the host does not know', async () => {
    const unknown = refusal(100, undefined, {
      message: '(#100) Tried accessing nonexisting field (media_product_type)',
    });
    const http = live(unknown).on('GET', '/media', listing(shown()));
    expect(await ask(http)).toMatchObject({ outcome: 'posted' });
    expect(http.sent('GET', '/media')[1]?.url).not.toContain('product_type');
  });

  it('is asked again while the list lags, and is a person’s question after that', async () => {
    const fresh = await failureOf(ask(live(listing())));
    expect([fresh.family, fresh.code]).toEqual(['retryable', 'NOT_LISTED']);
    const { adapter, clock } = instagramOver(live(listing()));
    clock.time = NOON + 11 * 60_000;
    const post = request(content('Morning @quay'));
    expect(await adapter.reconcile(post, doubtOf(PAYLOAD, NOON))).toMatchObject({
      outcome: 'unsure',
    });
  });

  it('is looked for among the stories, where only one may be like it', async () => {
    const post = request(content('', [video()], 'story'));
    const story = { media_type: 'VIDEO', caption: undefined };
    const one = live(listing(shown(story)), '/stories');
    expect(await ask(one, post)).toMatchObject({
      outcome: 'posted',
      part: { ref: { product: 'STORY' } },
    });
    const two = live(listing(shown(story), shown({ ...story, id: '901' })), '/stories');
    expect(await ask(two, post)).toMatchObject({ outcome: 'unsure' });
  });
});

it.each(['FINISHED', 'IN_PROGRESS', 'ERROR', 'EXPIRED'])('%s is not out', async (code) => {
  const http = new ScriptedHttp().on('GET', 'fields=status_code', status(code));
  expect(await ask(http)).toEqual({ outcome: 'absent' });
  expect(http.requests).toHaveLength(1);
});

it('asks once more after a pause before the same container is published', () => {
  const { descriptor } = instagramOver(new ScriptedHttp()).adapter;
  expect(descriptor.settlingMs).toEqual([45_000]);
});

describe('a container that is forgotten', () => {
  const forgotten = (list: ReturnType<typeof answer>) =>
    new ScriptedHttp().on('GET', 'fields=status_code', refusal(100, 33)).on('GET', '/media', list);

  it('proves nothing, but the list may', async () => {
    expect(await ask(forgotten(listing(shown())))).toMatchObject({ outcome: 'posted' });
    expect(await ask(forgotten(listing()))).toMatchObject({ outcome: 'unsure' });
    const http = new ScriptedHttp().on('GET', '/media', listing());
    expect(await ask(http, request(content('x', [image()])), {})).toMatchObject({
      outcome: 'unsure',
    });
  });
});

it('is no answer when Instagram cannot be asked', async () => {
  const http = new ScriptedHttp().on('GET', 'fields=status_code', answer(503, '<html>'));
  expect((await failureOf(ask(http))).family).toBe('retryable');
});
