import type { HttpResponse, PostedPart } from '../../platforms/contract';
import type { RehearsedCall } from './describe-request';
import type { CommitWatch } from './rehearsal-journal';

interface Answered {
  call: RehearsedCall;
  response: HttpResponse;
}

/**
 * Tells which call made each part, or the first comment, visible. Around it others may be needed: a
 * container before, a reply gate after. It is the one whose answer has the part's id; where an
 * upload was named earlier and its last step answers only "done", the last one.
 */
export class CommitCalls implements CommitWatch {
  #sent: Answered[] | null = null;

  begin(): void {
    this.#sent = [];
  }

  /** Takes what is sent; questions are left out by whoever knows them. */
  note(call: RehearsedCall, response: HttpResponse): void {
    if (call.method === 'POST' || call.method === 'PUT') this.#sent?.push({ call, response });
  }

  end({ id }: PostedPart): void {
    const sent = this.#sent ?? [];
    const naming = sent.find(({ response }) => names(response, id));
    const commit = naming ?? sent.at(-1);
    if (commit) commit.call.isCommit = true;
    this.#sent = null;
  }
}

const names = ({ text, headers }: HttpResponse, id: string): boolean =>
  text.includes(id) || Object.values(headers).some((value) => value.includes(id));
