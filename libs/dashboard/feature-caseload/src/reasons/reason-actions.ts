import { inject, Service } from '@angular/core';
import { settableKinds, type CaseloadReason, type CaseloadRow } from '@glabella/contracts';
import { CaseloadCalls, problemOf } from '@glabella/dashboard/data-access';
import { Dialogs, Toasts } from '@glabella/dashboard/ui';
import { attentionLabels } from '@glabella/domain/outcomes';
import { AssignDialog } from './assign-dialog';
import { HistoryDialog } from './history-dialog';
import { SnoozeDialog } from './snooze-dialog';

/** The reason a key acts on: the first that is shown and that a person may set aside. */
export function firstToSetAside({ reasons }: CaseloadRow): CaseloadReason | null {
  return (
    reasons.find(({ kind, setAside }) => setAside === null && settableKinds.includes(kind)) ?? null
  );
}

/** What a dialog about a reason is told. */
export interface ReasonOfPatient {
  readonly row: CaseloadRow;
  readonly reason: CaseloadReason;
}

/** What a person does about a reason. Each answers the patient's line as it stands then, or null when nothing was done. */
@Service()
export class ReasonActions {
  private readonly calls = inject(CaseloadCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);

  /** Acknowledges at once; the message takes it back for ten seconds, the list for as long as it stands. */
  async acknowledge(
    row: CaseloadRow,
    reason: CaseloadReason,
    onTakenBack: (row: CaseloadRow) => void,
  ): Promise<CaseloadRow | null> {
    const { kind, evidenceKey, version } = reason;
    try {
      const body = { kind, evidenceKey, note: null };
      const changed = await this.calls.acknowledge(row.id, body, version);
      this.toasts.show({
        text: `${attentionLabels[kind]} acknowledged.`,
        undo: () => {
          const now = changed.reasons.find((one) => one.kind === kind);
          if (now) void this.takeBack(changed, now).then((back) => back && onTakenBack(back));
        },
      });
      return changed;
    } catch (error) {
      return this.refused(error);
    }
  }

  snooze(row: CaseloadRow, reason: CaseloadReason): Promise<CaseloadRow | null> {
    return this.dialogs.ask<CaseloadRow>(SnoozeDialog, { row, reason } satisfies ReasonOfPatient);
  }

  assign(row: CaseloadRow, reason: CaseloadReason): Promise<CaseloadRow | null> {
    return this.dialogs.ask<CaseloadRow>(AssignDialog, { row, reason } satisfies ReasonOfPatient);
  }

  async takeBack(row: CaseloadRow, { kind, version }: CaseloadReason): Promise<CaseloadRow | null> {
    try {
      const changed = await this.calls.takeBack(row.id, { kind }, version);
      this.toasts.show({ text: `${attentionLabels[kind]} is shown again.` });
      return changed;
    } catch (error) {
      return this.refused(error);
    }
  }

  showHistory(row: CaseloadRow): void {
    void this.dialogs.ask(HistoryDialog, row, { width: 'wide' });
  }

  private refused(error: unknown): null {
    const { title, detail } = problemOf(error);
    this.toasts.show({ text: [title, detail].filter(Boolean).join('. ') });
    return null;
  }
}
