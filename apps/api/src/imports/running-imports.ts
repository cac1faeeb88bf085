import { Injectable } from '@nestjs/common';
import type { ImportProgress } from './imports.mapper';

/** An import that runs in this process: how far it is, and whether somebody asked it to stop. */
export interface RunningImport extends ImportProgress {
  rowCount: number;
  doneCount: number;
  isStopping: boolean;
}

interface Run {
  readonly state: RunningImport;
  readonly ended: Promise<void>;
}

/** The imports of this process. Progress is not stored: it is gone with the process, and so is the import. */
@Injectable()
export class RunningImports {
  private readonly runs = new Map<string, Run>();

  /** Begins work in the background; `work` must not reject. */
  begin(batchId: string, work: (state: RunningImport) => Promise<void>): void {
    const state: RunningImport = { rowCount: 0, doneCount: 0, isStopping: false };
    const ended = work(state).finally(() => this.runs.delete(batchId));
    this.runs.set(batchId, { state, ended });
  }

  get ids(): string[] {
    return [...this.runs.keys()];
  }

  progressOf(batchId: string): ImportProgress | null {
    return this.runs.get(batchId)?.state ?? null;
  }

  stop(batchId: string): void {
    const run = this.runs.get(batchId);
    if (run) run.state.isStopping = true;
  }

  /** Resolves when the import has ended, at once when it does not run here. */
  async end(batchId: string): Promise<void> {
    await this.runs.get(batchId)?.ended;
  }

  /** Asks every import to stop and waits until they have. */
  async stopAll(): Promise<void> {
    for (const { state } of this.runs.values()) state.isStopping = true;
    await Promise.all([...this.runs.values()].map(({ ended }) => ended));
  }
}
