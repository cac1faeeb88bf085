import { Component, computed, inject, input, output } from '@angular/core';
import { cosignatureWords, isClinical, lastStepOf } from '@glabella/contracts';
import { absencesResource, colleaguesResource, CurrentUser } from '@glabella/dashboard/data-access';
import { Banner } from '@glabella/dashboard/ui';
import { isPastCosigning } from '@glabella/domain/safety';
import { formatDateTime } from '@glabella/domain/values';
import { CosignatureActions, type CosignedRecord } from './cosignature-actions';
import { pastCosigning } from './past-cosigning';

/**
 * On the record that a delegate signed: from whom the co-signature is awaited, or why it was returned, and what the
 * person at the page does about it.
 */
@Component({
  selector: 'glabella-cosignature-panel',
  imports: [Banner],
  template: `
    <glabella-banner tone="warn" live="status">
      {{ text() }}
      <span bannerActions class="row tight no-print">
        @if (answers()) {
          <button type="button" class="btn compact primary" (click)="act('sign')">Co-sign</button>
          <button type="button" class="btn compact" (click)="act('giveBack')">Return</button>
        } @else if (mayTakeOver()) {
          <button type="button" class="btn compact" (click)="act('takeOver')">Take over</button>
        }
        @if (mayHandOver()) {
          <button type="button" class="btn compact" (click)="act('handOver')">Hand over</button>
        }
        @if (isToAmend()) {
          <button type="button" class="btn compact primary" (click)="amendAsked.emit()">
            Amend
          </button>
        }
      </span>
    </glabella-banner>
  `,
})
export class CosignaturePanel {
  /** The current version and its co-signature, which is awaited or returned. */
  readonly record = input.required<CosignedRecord>();
  /** A step was taken, or somebody else was faster: the record is to be read again. */
  readonly changed = output<void>();
  /** The delegate amends what was returned. */
  readonly amendAsked = output<void>();

  private readonly user = inject(CurrentUser);
  private readonly actions = inject(CosignatureActions);

  private readonly me = computed(() => this.user.staffId() ?? '');
  private readonly isDelegate = computed(
    () => this.record().session.signature.signedById === this.me(),
  );
  private readonly isAwaited = computed(() => this.record().cosignature.state === 'awaited');
  /** A psychiatrist who may step in; the delegate's own signature is not theirs to co-sign. */
  private readonly isOtherPsychiatrist = computed(
    () => this.isAwaited() && this.user.hasRole('psychiatrist') && !this.isDelegate(),
  );
  private readonly isAwaitedFromOther = computed(
    () => this.isOtherPsychiatrist() && this.record().cosignature.supervisor.id !== this.me(),
  );
  private readonly absences = absencesResource(this.isAwaitedFromOther);
  private readonly colleagues = colleaguesResource(this.isAwaitedFromOther);
  /** Whoever is asked is switched off or a psychiatrist no longer: any other one may give it. */
  private readonly isOpenToAll = computed(() => {
    if (!this.colleagues.hasValue()) return false;
    const people = this.colleagues.value().rows.map(({ id, roles }) => ({
      id,
      mayAnswer: isClinical(roles),
      isPsychiatrist: roles.includes('psychiatrist'),
    }));
    return isPastCosigning(this.record().cosignature.supervisor.id, { people });
  });
  private readonly covers = computed(() => {
    const { supervisor } = this.record().cosignature;
    return (this.absences.hasValue() ? this.absences.value().rows : []).some(
      ({ isNow, staff, standIn }) =>
        isNow && staff.id === supervisor.id && standIn?.id === this.me(),
    );
  });
  protected readonly answers = computed(
    () =>
      this.isOtherPsychiatrist() &&
      (!this.isAwaitedFromOther() || this.covers() || this.isOpenToAll()),
  );
  protected readonly mayTakeOver = computed(() => this.isOtherPsychiatrist() && !this.answers());
  protected readonly mayHandOver = computed(
    () => this.isAwaited() && (this.isDelegate() || this.user.hasRole('psychiatrist')),
  );
  protected readonly isToAmend = computed(() => !this.isAwaited() && this.isDelegate());

  protected readonly text = computed(() => {
    const { session, cosignature, timeZone } = this.record();
    const signed = `Signed by ${session.signature.printedName} as a delegate`;
    if (this.isAwaited()) {
      return `${signed}; ${cosignatureWords(cosignature)}${this.whyOthers()}.`;
    }
    const { author, reason, recordedAt } = lastStepOf(cosignature);
    const at = formatDateTime(recordedAt, timeZone);
    return `${signed}; returned by ${author.displayName}, ${at}, to be amended: ${reason ?? ''}`;
  });

  private whyOthers(): string {
    if (this.isOpenToAll()) return `, ${pastCosigning}; any psychiatrist may`;
    return this.covers() ? ', whom you cover today' : '';
  }

  protected async act(step: 'sign' | 'giveBack' | 'handOver' | 'takeOver'): Promise<void> {
    if (await this.actions[step](this.record())) this.changed.emit();
  }
}
