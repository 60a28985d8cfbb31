import { Agent, request as send } from 'node:http';

/** A keep-alive JSON client, lean enough not to be what is measured. */
export class JsonClient {
  readonly #agent: Agent;

  constructor(
    private readonly url: string,
    private readonly options: { maxSockets: number; token?: string }
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: options.maxSockets });
  }

  withToken(token: string): JsonClient {
    return new JsonClient(this.url, { ...this.options, token });
  }

  /** @throws unless the answer is 2xx */
  async post<Answer>(path: string, body: unknown): Promise<Answer> {
    const { status, text } = await this.#send(path, JSON.stringify(body));
    if (status >= 200 && status <= 299) return JSON.parse(text) as Answer;
    throw new Error(`POST ${path} answered ${status}: ${text.slice(0, 400)}`);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(path: string, body: string): Promise<{ status: number; text: string }> {
    const { token } = this.options;
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', agent: this.#agent, headers };
      const request = send(this.url + path, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }
}
