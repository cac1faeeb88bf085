import { HttpErrorResponse } from '@angular/common/http';
import { problemSchema, type Problem } from '@glabella/contracts';

/** Codes that this side of the wire gives; every other code is the server's. */
export const clientProblemCodes = {
  networkLost: 'network.lost',
  unreachable: 'server.unreachable',
  unreadable: 'response.unreadable',
} as const;

/** One field that the server refused: `path` as in `sites.2.units`. */
export interface ProblemIssue {
  readonly path: string;
  readonly message: string;
}

/**
 * Everything that a call to the API can end in other than its answer. `title` says what happened, `detail` what to do,
 * `code` is what code decides by, `requestId` what support asks for; `status` is 0 when no answer came.
 */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  readonly requestId: string | null;
  readonly issues: readonly ProblemIssue[];
  readonly fields: Readonly<Record<string, string | number>>;

  constructor(problem: Omit<Problem, 'type' | 'requestId'> & { requestId: string | null }) {
    super(problem.title);
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.status = problem.status;
    this.requestId = problem.requestId;
    this.issues = problem.issues ?? [];
    this.fields = problem.fields ?? {};
  }

  /** No answer came: the call may or may not have arrived. */
  get isNetworkLoss(): boolean {
    return this.code === clientProblemCodes.networkLost;
  }

  /** No answer came, or the server failed: the same call may be answered later. A refusal stays one. */
  get mayPass(): boolean {
    return this.isNetworkLoss || this.status >= 500;
  }

  /** Somebody saved another version first (412). */
  get isConflict(): boolean {
    return this.status === 412;
  }

  /** The record does not exist or is not this practice's (404), or its address holds no id at all, as one broken by hand. */
  get isNotFound(): boolean {
    return this.status === 404 || this.namesNoRecord;
  }

  private get namesNoRecord(): boolean {
    return (
      this.status === 400 &&
      this.issues.length > 0 &&
      this.issues.every(({ path }) => path === 'id')
    );
  }
}

/** No answer came within the tries. */
export function networkLost(): ApiProblem {
  return new ApiProblem({
    code: clientProblemCodes.networkLost,
    title: 'No connection to the server',
    detail: 'This page is kept. Check the network and try again: nothing is recorded twice.',
    status: 0,
    requestId: null,
  });
}

/** The answer is not what the contract says: this page and the server are of different versions. */
export function unreadableAnswer(requestId: string | null): ApiProblem {
  return new ApiProblem({
    code: clientProblemCodes.unreadable,
    title: 'The answer of the server could not be read',
    detail:
      'Reload the page: it may be older than the server. If it stays, tell your administrator.',
    status: 0,
    requestId,
  });
}

function jsonOf(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Whatever a call threw, as an ApiProblem. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof Error && error.cause instanceof ApiProblem) return error.cause;
  if (!(error instanceof HttpErrorResponse)) return unreadableAnswer(null);
  if (error.status === 0) return networkLost();
  const read = problemSchema.safeParse(jsonOf(error.error));
  if (read.success) return new ApiProblem(read.data);
  if (error.status < 300) return unreadableAnswer(error.headers.get('x-request-id'));
  return new ApiProblem({
    code: clientProblemCodes.unreachable,
    title: 'The server could not answer',
    detail: 'This page is kept. Try again in a minute.',
    status: error.status,
    requestId: error.headers.get('x-request-id'),
  });
}
