import {
  callBelow,
  sentJson,
  type HttpBody,
  type HttpRequest,
} from '../../../../server/src/platforms/contract';

const aRequest = (changes: Partial<HttpRequest> = {}): HttpRequest => ({
  ...{ method: 'POST', url: 'https://api.example.com/2/posts?a=b' },
  ...changes,
});

describe('what a rehearsal is asked', () => {
  it.each([
    ['https://api.example.com', 'POST /2/posts'],
    ['https://api.example.com/2', 'POST /posts'],
    // Another path only begins like it.
    ['https://api.example.com/2/po', 'POST /2/posts'],
  ])('is told apart by what lies below %s', (baseUrl, call) => {
    expect(callBelow(aRequest(), baseUrl)).toBe(call);
  });

  it.each<[unknown, HttpBody | undefined]>([
    [{ text: 'Ebb' }, { kind: 'json', value: { text: 'Ebb' } }],
    [{}, { kind: 'json', value: null }],
    [{}, { kind: 'json', value: 'Ebb' }],
    [{}, { kind: 'form', fields: { text: 'Ebb' } }],
    [{}, undefined],
  ])('says %j by name in its JSON', (said, body) => {
    expect(sentJson(aRequest({ body }))).toEqual(said);
  });
});
