import { commentedBy } from '../../../../server/src/services/approvals/comments';

const ADA = { id: 3, name: 'Ada Lamp' };

describe('a comment', () => {
  it('comes after those that are there, with its author and time', () => {
    const { comments } = commentedBy(commentedBy({ comments: null }, ADA, 'One'), ADA, 'Two');
    expect(comments.map(({ text }) => text)).toEqual(['One', 'Two']);
    expect(comments[1]).toMatchObject({ userId: 3, author: 'Ada Lamp' });
    expect(Math.abs(Date.parse(comments[1]?.at ?? '') - Date.now())).toBeLessThan(5_000);
  });

  it('is refused, with a way out, when there are a hundred', () => {
    let row = commentedBy({ comments: null }, ADA, 'One');
    while (row.comments.length < 100) row = commentedBy(row, ADA, 'More');
    expect(() => commentedBy(row, ADA, 'Too much')).toThrow('There are 100 comments already');
  });
});
