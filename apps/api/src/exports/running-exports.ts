import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** An export that is written by this process. */
export interface RunningExport {
  /** Rows written so far. */
  doneRows(): number;
  /** Breaks it off. */
  stop(): void;
  /** Resolves once its end stands in the history; never rejects. */
  readonly ended: Promise<void>;
}

/** The exports of this process. */
@Injectable()
export class RunningExports implements OnModuleDestroy {
  private readonly runs = new Map<string, RunningExport>();

  begin(exportId: string, run: RunningExport): void {
    this.runs.set(exportId, run);
    void run.ended.finally(() => this.runs.delete(exportId));
  }

  get ids(): string[] {
    return [...this.runs.keys()];
  }

  /** Null when it does not run here. */
  rowsOf(exportId: string): number | null {
    return this.runs.get(exportId)?.doneRows() ?? null;
  }

  /** Breaks an export off, if it runs here, and waits for its end. */
  async stop(exportId: string): Promise<void> {
    this.runs.get(exportId)?.stop();
    await this.runs.get(exportId)?.ended;
  }

  /** Resolves when the export has ended, at once when it does not run here. */
  async end(exportId: string): Promise<void> {
    await this.runs.get(exportId)?.ended;
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.ids.map((id) => this.stop(id)));
  }
}
