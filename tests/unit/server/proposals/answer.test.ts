import { ANSWER_SCHEMA, readAnswer } from '../../../../server/src/services/proposals/answer';
import type { LlmSchema } from '../../../../server/src/llm/contract';
import type { Task } from '../../../../server/src/services/proposals/task';

const TASK = {
  targets: [{ key: 't1' }, { key: 't2' }],
  images: [{ key: 'i7' }],
} as unknown as Task;

const post = (key: string, texts: string[] = ['A text.'], hashtags: string[] = []) => ({
  key,
  texts,
  hashtags,
});

describe('readAnswer', () => {
  test('takes the posts and alternative texts by their keys', () => {
    const answer = readAnswer(
      {
        targets: [post('t1', ['One.'], ['#a']), post('t2', [' Two. ', ''])],
        altTexts: [{ key: 'i7', text: ' A quay. ' }],
      },
      TASK
    );
    expect(answer.posts.get('t1')).toEqual({ texts: ['One.'], hashtags: ['#a'] });
    expect(answer.posts.get('t2')).toEqual({ texts: ['Two.'], hashtags: [] });
    expect(answer.altTexts.get('i7')).toBe('A quay.');
    expect(answer.problems).toEqual([]);
  });

  test.each([
    ['an empty text', post('t2', ['', '  '])],
    [
      'far too many parts',
      post(
        't2',
        Array.from({ length: 51 }, () => 'x')
      ),
    ],
    ['a part without any measure', post('t2', ['x'.repeat(50_001)])],
    ['another key', post('t9')],
  ])('names the target that got %s', (_what, second) => {
    const { posts, problems } = readAnswer({ targets: [post('t1'), second], altTexts: [] }, TASK);
    expect(posts.has('t1')).toBe(true);
    expect(posts.has('t2')).toBe(false);
    expect(problems).toEqual([{ key: 't2', problems: [expect.stringContaining('no text')] }]);
  });

  test.each([
    ['a list', []],
    ['numbers for texts', { targets: [{ key: 't1', texts: [1], hashtags: [] }], altTexts: [] }],
    ['a text for texts', { targets: [{ key: 't1', texts: 'x', hashtags: [] }], altTexts: [] }],
    ['nothing', undefined],
  ])('tells the model that %s is not the asked shape', (_what, json) => {
    const { posts, problems } = readAnswer(json, TASK);
    expect(posts.size).toBe(0);
    expect(problems).toEqual([{ key: null, problems: [expect.stringContaining('shape')] }]);
  });
});

describe('ANSWER_SCHEMA', () => {
  test('keeps to what all vendors understand', () => {
    const visit = (schema: LlmSchema): void => {
      if (schema.type === 'array') return visit(schema.items);
      if (schema.type !== 'object') return;
      expect([...schema.required].sort()).toEqual(Object.keys(schema.properties).sort());
      expect(schema.additionalProperties).toBe(false);
      Object.values(schema.properties).forEach(visit);
    };
    visit(ANSWER_SCHEMA);
    expect(JSON.stringify(ANSWER_SCHEMA)).not.toMatch(
      /minLength|maxLength|pattern|minimum|maxItems|"format"|oneOf|\$ref/
    );
  });
});
