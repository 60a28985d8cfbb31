import { readJson } from '../../../../server/src/llm/structured';
import { cpuMs } from '../../../cpu-time';

const OBJECT = { text: 'Harbour Light {opens} "Friday"', hashtags: ['pier'] };
const JSON_TEXT = JSON.stringify(OBJECT);

describe('readJson', () => {
  it.each([
    ['bare', JSON_TEXT],
    ['with white space', `\n  ${JSON_TEXT}\n`],
    ['with a byte order mark', `\uFEFF${JSON_TEXT}`],
    ['in a fence', `\`\`\`json\n${JSON_TEXT}\n\`\`\``],
    ['in a fence without a language', `\`\`\`\n${JSON_TEXT}\`\`\``],
    ['after a sentence', `Sure! Here is the {json} you want:\n${JSON_TEXT}`],
    ['between sentences and in a fence', `Here:\n\`\`\`json\n${JSON_TEXT}\n\`\`\`\nEnjoy!`],
    ['after a short example of itself', `By {"text":""}:\n${JSON_TEXT}`],
    ['before a short example of itself', `${JSON_TEXT}\nIt follows {"text":""}.`],
    ['after thoughts', `<think>Is {"text": "a"} fine, or {</think>\n${JSON_TEXT}`],
    ['spread over lines', JSON.stringify(OBJECT, null, 2)],
  ])('reads an object %s', (_, answer) => {
    expect(readJson(answer)).toEqual({ ok: true, value: OBJECT });
  });

  it('reads an empty object', () => {
    expect(readJson('{}')).toEqual({ ok: true, value: {} });
  });

  it('does not let a key reach the prototype', () => {
    const reading = readJson('{"__proto__":{"admin":true}}');
    expect(reading.ok && (reading.value as { admin?: boolean }).admin).toBe(undefined);
  });

  it.each([
    ['', 'empty', 'The answer is empty.'],
    ['\uFEFF \n', 'empty', 'The answer is empty.'],
    ['I cannot do that, {sorry}.', 'not-json', 'The answer is not JSON: there is no object in it.'],
    [
      '<html><body>Hi</body></html>',
      'not-json',
      'The answer is not JSON: there is no object in it.',
    ],
    ['"text"', 'not-an-object', 'The answer is a string, where one JSON object is needed.'],
    ['42', 'not-an-object', 'The answer is a number, where one JSON object is needed.'],
    ['null', 'not-an-object', 'The answer is null, where one JSON object is needed.'],
    [`[${JSON_TEXT}]`, 'not-an-object', 'The answer is a list, where one JSON object is needed.'],
    [
      `\`\`\`json\n[${JSON_TEXT}]\n\`\`\``,
      'not-an-object',
      'The answer is a list, where one JSON object is needed.',
    ],
    [
      `Here: [ ${JSON_TEXT}, ${JSON_TEXT} ] done`,
      'not-an-object',
      'The answer is a list, where one JSON object is needed.',
    ],
  ])('%j is %s', (answer, kind, problem) => {
    expect(readJson(answer)).toEqual({ ok: false, kind, problem });
  });

  it('says where an answer is cut off', () => {
    for (let length = 2; length < JSON_TEXT.length; length += 1) {
      const piece = JSON_TEXT.slice(0, length).trim();
      expect(readJson(piece)).toEqual({
        ok: false,
        kind: 'cut-off',
        problem: `The JSON is cut off: it stops after ${piece.length} characters without its closing bracket.`,
      });
    }
  });

  it.each([
    ['in a fence', `\`\`\`json\n${JSON_TEXT.slice(0, 20)}`],
    ['after an example of itself', `By {"text":""}: ${JSON_TEXT.slice(0, 30)}`],
  ])('never takes a piece for the whole when it is cut off %s', (_, answer) => {
    expect(readJson(answer)).toMatchObject({ ok: false, kind: 'cut-off' });
  });

  it('never takes a good object inside a broken one for the answer', () => {
    const reading = readJson('{"posts":{"text":"hi"},}');
    expect(reading).toMatchObject({ ok: false, kind: 'not-json' });
    expect(!reading.ok && reading.problem).toMatch(/character 23|a } where none may be/);
  });

  it('repeats nothing of the answer but the sign that is wrong', () => {
    const reading = readJson('{"text": Harbour Light opens on Friday}');
    expect(reading.ok).toBe(false);
    expect(!reading.ok && reading.problem).not.toMatch(/arbour|Friday/);
  });

  it('reads a megabyte of brackets in no time', async () => {
    const took = await cpuMs(() => {
      expect(readJson('{"'.repeat(500_000)).ok).toBe(false);
      expect(readJson('{}'.repeat(500_000)).ok).toBe(true);
    });
    expect(took).toBeLessThan(2000);
  });
});
