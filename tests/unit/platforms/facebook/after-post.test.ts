import type { PostedPart } from '../../../../server/src/platforms/contract';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';

import {
  account,
  aScene,
  credentials,
  failureOf,
  graphError,
  lost,
  PAGE_ID,
  success,
} from './builders';

const post: PostedPart = { index: 0, id: `${PAGE_ID}_99`, url: null };
const video: PostedPart = {
  ...{ index: 0, id: '777', url: null },
  ref: { kind: 'video', postId: `${PAGE_ID}_98`, mediaId: null },
};
const about = (about: PostedPart) => ({
  ...{ account, credentials, post: about, signal: new AbortController().signal },
});

describe('a comment', () => {
  const comment = ({ adapter }: ReturnType<typeof aScene>, under = post) =>
    adapter.comment({ ...about(under), text: 'First', key: 'k' });

  it('is written under the post, of a video too', async () => {
    const scene = aScene();
    scene.http.on('POST', '/comments', answer(200, { id: '99_55' }));
    expect(await comment(scene)).toEqual({
      ...{ index: 0, id: '99_55', url: 'https://www.facebook.com/99_55' },
    });
    await comment(scene, video);
    const [first, second] = scene.http.requests;
    expect(ScriptedHttp.jsonOf(first)).toEqual({ message: 'First' });
    expect(first?.url).toContain(`/${PAGE_ID}_99/comments`);
    expect(second?.url).toContain(`/${PAGE_ID}_98/comments`);
  });

  it('waits for a post that cannot be found yet, and gives up in the end', async () => {
    const scene = aScene();
    const missing = graphError(100, 33);
    scene.http.on('POST', '/comments', missing, missing, answer(200, { id: '1' }));
    await comment(scene);
    expect(scene.clock.slept).toEqual([2_000, 4_000]);
    const never = aScene();
    never.http.on('POST', '/comments', missing);
    expect((await failureOf(comment(never))).code).toBe('POST_GONE');
    expect(never.http.requests).toHaveLength(4);
  });

  it.each([
    ['a lost answer', lost(), 'unknown_outcome'],
    ['code 1', graphError(1), 'unknown_outcome'],
    ['a missing permission', graphError(200), 'account_problem'],
    ['a security check', graphError(200, 1404006), 'account_problem'],
  ])('after %s is %s', async (_, step, family) => {
    const scene = aScene();
    scene.http.on('POST', '/comments', step);
    expect((await failureOf(comment(scene))).family).toBe(family);
    expect(scene.http.requests).toHaveLength(1);
  });
});

describe('taking away', () => {
  it('asks for the post by its id', async () => {
    const { http, adapter } = aScene();
    http.on('DELETE', '/777', success());
    expect(await adapter.remove(about(video))).toBe('removed');
  });

  it('finds nothing left when only the post is gone', async () => {
    const { http, adapter } = aScene();
    http.on('DELETE', '/', graphError(100, 33));
    http.on('GET', `/${PAGE_ID}`, answer(200, { id: PAGE_ID }));
    expect(await adapter.remove(about(post))).toBe('absent');
  });

  it.each([
    ['another app made it', graphError(200), 'account_problem'],
    ['the answer is no yes', answer(200, { success: false }), 'retryable'],
    ['the answer is lost', lost(), 'retryable'],
  ])('fails when %s', async (_, step, family) => {
    const { http, adapter } = aScene();
    http.on('DELETE', '/', step);
    expect((await failureOf(adapter.remove(about(post)))).family).toBe(family);
  });
});

it('remembers what the last headers said of the limits', async () => {
  const { http, adapter } = aScene();
  const usage = { 'x-app-usage': '{"call_count":28,"total_time":25,"total_cputime":25}' };
  http.on('DELETE', '/', answer(200, { success: true }, usage), success());
  await adapter.remove(about(post));
  expect(adapter.getRateLimitStatus()).toMatchObject([{ ruleId: null, limit: 95, remaining: 67 }]);
  await adapter.remove(about(post));
  expect(adapter.getRateLimitStatus()).toMatchObject([{ remaining: 67 }]);
});
