import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Consent, Course, PatientRecord } from '@glabella/contracts';
import { ConsentCalls } from '@glabella/dashboard/data-access';
import { Chip, Dialogs, Toasts, identityOf } from '@glabella/dashboard/ui';
import {
  isDataUseRefused,
  isVoidedConsent,
  standingWithdrawals,
  withdrawable,
} from '@glabella/domain/treatment';
import { compareDates, formatDate } from '@glabella/domain/values';
import { ReasonedAction, type ReasonedStep } from '../reasoned-action';
import { ConsentTextDialog, type AgreedText } from './consent-text-dialog';
import {
  consentLine,
  eventLine,
  isWithdrawal,
  standingOf,
  standingWords,
  voidingWords,
  withdrawalVoidingWords,
  withdrawalWords,
  type Withdrawal,
} from './consent-words';
import { WithdrawDialog, type WithdrawQuestion } from './withdraw-dialog';

/** What the patient agreed to for each course, what was withdrawn since, and the ways to record either. */
@Component({
  selector: 'glabella-consent-panel',
  imports: [Chip, RouterLink],
  templateUrl: './consent-panel.html',
  styleUrl: './consent-panel.css',
})
export class ConsentPanel {
  readonly record = input.required<PatientRecord>();
  readonly mayAct = input.required<boolean>();
  /** A consent was withdrawn or voided, or a withdrawal was voided: the record has to be read again. */
  readonly changed = output<void>();

  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly calls = inject(ConsentCalls);

  protected readonly refusesDataUse = computed(() => isDataUseRefused(this.record().consents));
  protected readonly rows = computed(() => {
    const { courses, consents, timeZone } = this.record();
    return [...courses]
      .sort((a, b) => compareDates(b.startedOn, a.startedOn))
      .map((course) => {
        const standing = standingOf(this.record(), course.id);
        const isEnded = course.endedOn !== null;
        return {
          course,
          isEnded,
          title: `Course since ${formatDate(course.startedOn)}`,
          isInForce: standing.kind === 'in-force',
          needsAnother: !isEnded && standing.kind !== 'in-force',
          words: isEnded && standing.kind === 'none' ? 'None on record.' : standingWords(standing),
          consents: consents
            .filter(({ courseId }) => courseId === course.id)
            .map((consent) => ({
              consent,
              isVoided: isVoidedConsent(consent),
              agreed: `${formatDate(consent.agreedOn)}, version ${consent.documentVersion}`,
              line: consentLine(consent),
              events: eventsOf(consent, timeZone),
              mayWithdraw: !isVoidedConsent(consent) && withdrawable(consent).length > 0,
            })),
        };
      });
  });

  protected showText({ documentVersion: version }: Consent, { protocolId }: Course): void {
    const agreed: AgreedText = { version, protocolId };
    this.dialogs.open(ConsentTextDialog, agreed, { width: 'wide' });
  }

  protected async withdraw(consent: Consent): Promise<void> {
    const question: WithdrawQuestion = {
      consent,
      patient: identityOf(this.record().patient),
      today: this.record().today,
    };
    if (!(await this.dialogs.ask<boolean>(WithdrawDialog, question))) return;
    this.toasts.show({ text: 'The withdrawal is on record.' });
    this.changed.emit();
  }

  protected async voidConsent(consent: Consent): Promise<void> {
    const { id, version } = consent;
    const step: ReasonedStep = {
      heading: 'This consent was entered by mistake?',
      text: voidingWords(consent),
      confirmLabel: 'Void the consent',
      tone: 'danger',
      run: (reason) => this.calls.void(id, { reason }, version),
    };
    if (!(await this.dialogs.ask<boolean>(ReasonedAction, step))) return;
    this.toasts.show({ text: 'The consent is void.' });
    this.changed.emit();
  }

  protected async voidWithdrawal(consent: Consent, withdrawal: Withdrawal): Promise<void> {
    const { id, version } = consent;
    const step: ReasonedStep = {
      heading: 'This withdrawal was entered by mistake?',
      text: withdrawalVoidingWords(withdrawal),
      confirmLabel: 'Void the withdrawal',
      tone: 'danger',
      run: (reason) =>
        this.calls.voidWithdrawal(id, { withdrawal: withdrawal.version, reason }, version),
    };
    if (!(await this.dialogs.ask<boolean>(ReasonedAction, step))) return;
    this.toasts.show({ text: 'The withdrawal is void.' });
    this.changed.emit();
  }
}

/** What happened to a consent, and which of it can have been entered by mistake: a withdrawal that stands. */
function eventsOf(consent: Consent, timeZone: string) {
  const standing = standingWithdrawals(consent.events).filter(isWithdrawal);
  return consent.events.map((event) => {
    const withdrawal = standing.find(({ version }) => version === event.version);
    return {
      version: event.version,
      line: eventLine(event, consent, timeZone),
      isVoided: event.kind === 'withdrawn' && !withdrawal,
      standing: withdrawal && { withdrawal, name: withdrawalWords(withdrawal) },
    };
  });
}
