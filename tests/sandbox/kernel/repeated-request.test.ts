import { REPEATED, startSandbox, type Sandbox } from '../../../sandbox/src';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(() => sandbox.close());

const post = (body: string) =>
  fetch(`${sandbox.urls.x}/2/tweets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer a-token' },
    body,
  });

const refuseWith = (body: unknown) =>
  sandbox.faults.add({
    platform: 'x',
    operation: 'create-post',
    kind: 'status',
    status: 400,
    body,
  });

describe('a fault that repeats the request', () => {
  it('puts address, credentials and body of the request into every text that asks for it', async () => {
    refuseWith({ detail: `Refused: ${REPEATED}`, errors: [{ message: REPEATED }] });
    const answer = (await (await post('{"text":"A \\"wall\\""}')).json()) as {
      detail: string;
      errors: { message: string }[];
    };
    const request = `${sandbox.urls.x}/2/tweets Bearer a-token {"text":"A \\"wall\\""}`;
    expect(answer).toEqual({ detail: `Refused: ${request}`, errors: [{ message: request }] });
  });

  it('is asked for: other answers are as they were written', async () => {
    refuseWith({ detail: 'Refused' });
    expect(await (await post('{"text":"A wall"}')).json()).toEqual({ detail: 'Refused' });
  });

  it('cuts what is long', async () => {
    refuseWith({ detail: REPEATED });
    const { detail } = (await (await post(`{"text":"${'x'.repeat(10_000)}"}`)).json()) as {
      detail: string;
    };
    expect(detail).toHaveLength(4_000);
  });
});
