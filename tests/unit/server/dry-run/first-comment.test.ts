import { brokenOff, contentOf, moduleWith, rehearse, send, X, type Comment } from './a-platform';

describe('the first comment of a rehearsal', () => {
  const firstComment = { text: 'More of it', key: '00000000-0000-4000-8000-000000000000' };
  const commentingModule = (comment: Comment) =>
    moduleWith((adapter) => send(adapter), {}, comment);
  const url = 'https://api.example.com/comments';
  const sayIt: Comment = (adapter, { post, text, key }) =>
    send(adapter, { url, body: { kind: 'json', value: { to: post.id, text, key } } });

  it('follows the post, marked as such, and answers its first part', async () => {
    const rehearsed = await rehearse(
      commentingModule(sayIt),
      contentOf(['One', 'Two']),
      firstComment
    );
    expect(rehearsed.outcome).toMatchObject({ status: 'published', commentError: null });
    const [first] = rehearsed.outcome.status === 'published' ? rehearsed.outcome.result.parts : [];
    expect(rehearsed.calls).toMatchObject([
      { isFirstComment: false, isCommit: true },
      { isFirstComment: false, isCommit: true },
      {
        ...{ isFirstComment: true, isCommit: true, url },
        body: { value: { to: first?.id, ...firstComment } },
      },
    ]);
    // The first part's id is now one to see.
    expect(rehearsed.standIns).toEqual([first?.id]);
    expect(rehearsed.requestCount).toBe(3);
  });

  it('is left out where none is wanted, or nobody may comment', async () => {
    const comment = jest.fn(sayIt);
    const { calls } = await rehearse(commentingModule(comment));
    expect(calls).toHaveLength(1);
    expect(comment).not.toHaveBeenCalled();
    const silent = moduleWith((adapter) => send(adapter));
    const { outcome } = await rehearse(silent, contentOf(['One']), firstComment);
    expect(outcome).toMatchObject({ status: 'published', commentError: null });
  });

  it('is not tried when the post would fail', async () => {
    const comment = jest.fn(sayIt);
    const module = commentingModule(comment);
    const { outcome } = await rehearse(module, contentOf(['a'.repeat(281)]), firstComment);
    expect(outcome.status).toBe('failed');
    expect(comment).not.toHaveBeenCalled();
  });

  it('that is refused leaves the post as it is', async () => {
    const { outcome, calls } = await rehearse(X, contentOf(['One']), {
      ...firstComment,
      text: 'a'.repeat(281),
    });
    expect(calls).toHaveLength(1);
    expect(outcome).toMatchObject({
      status: 'published',
      commentError: { family: 'rejected', code: 'TEXT_TOO_LONG' },
    });
  });

  it('that has no answer is told of the comment, not of the post', async () => {
    const unknown = commentingModule((adapter) =>
      send(adapter, { url: 'https://api.example.com/none' })
    );
    const { outcome, calls } = await rehearse(unknown, contentOf(['One']), firstComment);
    expect(outcome).toMatchObject({
      status: 'published',
      commentError: brokenOff('The rehearsal has no answer to POST /none.'),
    });
    expect(calls.map(({ isCommit }) => isCommit)).toEqual([true, false]);
  });
});
