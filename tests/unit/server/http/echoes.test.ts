import { createVault } from '../../../../server/src/crypto/vault';
import { withoutEchoes } from '../../../../server/src/http/echoes';
import type { HttpRequest, HttpResponse } from '../../../../server/src/platforms/contract';

const SECRET = 'q7"Zx/81+Lm 42';

const basicOf = (secret: string): string =>
  `Basic ${Buffer.from(`client:${secret}`).toString('base64')}`;

const aRequest = (over: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  url: 'https://platform.example/token',
  ...over,
});

/** What a platform answers that repeats a text, as JSON. */
const anAnswer = (repeats: string, status = 400): HttpResponse => {
  const json = { error: { message: `"${repeats}" is not accepted`, list: [repeats], code: 190 } };
  return { status, headers: { 'x-debug': repeats }, text: JSON.stringify(json), json };
};

const REQUESTS: [string, HttpRequest][] = [
  [
    'a Bearer header',
    aRequest({ headers: { Authorization: `Bearer ${SECRET.replace(' ', '_')}` } }),
  ],
  ['a Basic header', aRequest({ headers: { authorization: basicOf(SECRET) } })],
  [
    'an encoded Basic header',
    aRequest({ headers: { authorization: basicOf(encodeURIComponent(SECRET)) } }),
  ],
  ['a form', aRequest({ body: { kind: 'form', fields: { code_verifier: SECRET } } })],
  ['a code in a form', aRequest({ body: { kind: 'form', fields: { code: SECRET } } })],
  ['a JSON body', aRequest({ body: { kind: 'json', value: { password: SECRET } } })],
  [
    'the address',
    aRequest({
      url: `https://platform.example/me?${new URLSearchParams({ access_token: SECRET }).toString()}`,
    }),
  ],
];

describe('a refusal that repeats the request', () => {
  it.each(REQUESTS)('loses the secret of %s', (name, request) => {
    const secret = name === 'a Bearer header' ? SECRET.replace(' ', '_') : SECRET;
    const clean = withoutEchoes(request, anAnswer(secret));
    const everything = JSON.stringify([clean.text, clean.json, clean.headers]);
    expect(everything).not.toContain('q7');
    expect(clean.json).toEqual({
      error: { message: '"[redacted]" is not accepted', list: ['[redacted]'], code: 190 },
    });
    expect(JSON.parse(clean.text)).toEqual(clean.json);
  });

  it.each([
    ['in an address', encodeURIComponent(SECRET)],
    ['in a form', new URLSearchParams({ v: SECRET }).toString().slice(2)],
  ])('loses a secret that it spells as %s', (_, spelling) => {
    const request = aRequest({ body: { kind: 'form', fields: { refresh_token: SECRET } } });
    expect(withoutEchoes(request, anAnswer(spelling)).text).not.toContain('q7');
  });

  it('loses the whole of a Basic header that it repeats', () => {
    const header = basicOf(SECRET);
    const request = aRequest({ headers: { authorization: header } });
    expect(withoutEchoes(request, anAnswer(header)).text).toContain('Basic [redacted]');
  });

  it('keeps what is no secret, and values too short to be one', () => {
    const request = aRequest({
      headers: { authorization: 'Bearer abc' },
      body: { kind: 'form', fields: { text: 'A harbour wall', code: '12' } },
    });
    const answer = anAnswer('A harbour wall 12 abc');
    expect(withoutEchoes(request, answer)).toEqual(answer);
  });

  it('is the only answer that is touched: tokens of a success arrive', () => {
    const request = aRequest({ body: { kind: 'form', fields: { refresh_token: SECRET } } });
    const answer = anAnswer(SECRET, 200);
    expect(withoutEchoes(request, answer)).toBe(answer);
  });
});

describe('the ticket in the address of a file', () => {
  const { seal } = createVault({ key: 'ab'.repeat(32), oldKeys: [] });
  const ticket = seal('{"fileId":7}', {
    table: 'upload_files',
    rowId: 'any',
    purpose: 'media-link',
  });

  it('is taken out of whatever a refusal says of the address, and the address stays', () => {
    const address = `https://cms.example/api/social-distribution/media/a.jpg?ticket=${ticket}`;
    const { text, json, headers } = withoutEchoes(aRequest(), anAnswer(address));
    for (const said of [text, JSON.stringify(json), headers['x-debug'] ?? '']) {
      expect(said).not.toContain(ticket);
      expect(said).not.toContain(ticket.split('.')[3]);
      expect(said).toContain('/media/a.jpg?ticket=[redacted]');
    }
  });

  it('is not taken for every version number', () => {
    const said = withoutEchoes(aRequest(), anAnswer('API v1.2.3 and v1.0abcdef1 are gone')).text;
    expect(said).not.toContain('[redacted]');
  });
});
