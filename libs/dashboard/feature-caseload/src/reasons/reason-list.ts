import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  assignableKinds,
  settableKinds,
  type CaseloadReason,
  type CaseloadRow,
} from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { Chip, deadlineWords, nextId, ownerWords } from '@glabella/dashboard/ui';
import { withMinus } from '@glabella/domain/charts';
import { attentionLabels, type AttentionRule } from '@glabella/domain/outcomes';
import { formatDate, formatDateTime } from '@glabella/domain/values';
import { toneOf } from '../list/caseload-lines';

/** What was chosen about a reason. */
export interface ReasonChoice {
  readonly act: 'acknowledge' | 'snooze' | 'assign' | 'take-back' | 'history';
  readonly reason: CaseloadReason;
}

/**
 * Why a patient stands in the list: a chip for each reason with its evidence, and behind the chip the rule with its numbers, who
 * has it, and what can be done about it.
 */
@Component({
  selector: 'glabella-reason-list',
  imports: [Chip, RouterLink],
  templateUrl: './reason-list.html',
  styleUrl: './reason-list.css',
})
export class ReasonList {
  readonly row = input.required<CaseloadRow>();
  readonly rules = input.required<readonly AttentionRule[]>();
  /** How long the patient has waited, in words. */
  readonly waits = input('');
  readonly chosen = output<ReasonChoice>();

  private readonly user = inject(CurrentUser);
  private readonly timeZone = this.user.me()?.practice?.timeZone ?? 'UTC';
  protected readonly panelId = nextId('reason');
  protected readonly opened = signal<string | null>(null);
  protected readonly mayAct = computed(() => this.user.hasRole('psychiatrist', 'clinician'));

  protected readonly reasons = computed(() =>
    this.row().reasons.map((reason, index) => {
      const hidden = this.hiddenWords(reason);
      const words = [
        withMinus(reason.evidence),
        this.responsibleWords(reason),
        index === 0 ? this.waits() : '',
        hidden,
      ];
      return {
        reason,
        label: attentionLabels[reason.kind],
        key: `${reason.kind} ${reason.evidenceKey}`,
        tone: toneOf(reason),
        hidden: hidden !== '',
        // The first one is why the patient stands here; the others are a press away.
        isWhole: index === 0 || hidden !== '',
        words: words.filter((part) => part !== '').join(' · '),
        maySetAside: settableKinds.includes(reason.kind),
        mayAssign: assignableKinds.includes(reason.kind),
      };
    }),
  );
  protected readonly open = computed(() => {
    const found = this.reasons().find(({ key }) => key === this.opened());
    if (!found) return null;
    const rule = this.rules().find(({ kind }) => kind === found.reason.kind);
    return {
      ...found,
      rule,
      detail: withMinus(found.reason.detail),
      since: formatDate(found.reason.since),
    };
  });

  protected toggle(key: string): void {
    this.opened.update((before) => (before === key ? null : key));
  }

  protected choose(act: ReasonChoice['act'], reason: CaseloadReason): void {
    this.chosen.emit({ act, reason });
  }

  private responsibleWords({ holder }: CaseloadReason): string {
    if (holder === null) return '';
    const { deadlineAt, owner } = holder;
    if (deadlineAt === null) return `with ${owner.displayName}`;
    const whose = ownerWords(holder, this.user.staffId());
    return `${whose}, ${deadlineWords(deadlineAt, new Date(), this.timeZone)}`;
  }

  private hiddenWords({ setAside }: CaseloadReason): string {
    if (setAside === null) return '';
    const how =
      setAside.how === 'snoozed' && setAside.until
        ? `Snoozed until ${formatDate(setAside.until)}`
        : 'Acknowledged';
    const note = setAside.note ? `: “${setAside.note}”` : '';
    return `${how} by ${setAside.by.displayName}, ${formatDateTime(setAside.at, this.timeZone)}${note}`;
  }
}
