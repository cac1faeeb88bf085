import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { FollowUp, PatientRecord } from '@glabella/contracts';
import {
  Banner,
  deadlineWords,
  Dialogs,
  focusOnwards,
  latenessWords,
  ownerWords,
  UnsavedChanges,
  type Identity,
} from '@glabella/dashboard/ui';
import { CloseFollowUp, type FollowUpClosingData } from './close-follow-up';
import { emptyClosing, isWritten } from './closing-draft';
import { closingKeptAt, type Closing } from './kept-closing';
import { FollowUpHistory } from './follow-up-history';
import { FollowUpStep } from './follow-up-step';
import { causeWords, openFollowUps } from './follow-up-words';
import { HandOver } from './hand-over';
import type { FollowUpStepData } from './meanwhile';

/**
 * Every open item-9 follow-up of a patient: what opened it, who answers for it, until when, and what to do. It stays until
 * somebody closes it by name; below it the practice's own safety text.
 */
@Component({
  selector: 'glabella-safety-banner',
  imports: [Banner, FollowUpHistory],
  template: `
    @for (row of rows(); track row.followUp.id) {
      <glabella-banner tone="alarm">
        {{ row.cause }}. Follow-up with {{ row.owner }},
        <span [class.late]="row.isLate">{{ row.deadline }}</span>{{
          row.followUp.acknowledgedAt ? ', acknowledged' : ''
        }}{{ row.followUp.escalatedAt ? ', escalated' : '' }}.
        @if (row.isBegun) {
          A closing is begun: it is kept for you until the follow-up is closed.
        }
        @if (mayAct()) {
          <span bannerActions class="row tight no-print">
            @if (!row.followUp.acknowledgedAt) {
              <button type="button" class="btn" (click)="acknowledge(row.followUp)">
                Acknowledge
              </button>
            }
            <button type="button" class="btn" (click)="handOver(row.followUp)">Hand over</button>
            <button type="button" class="btn" (click)="close(row.followUp)">
              {{ row.isBegun ? 'Go on closing' : 'Close' }}
            </button>
          </span>
        }
      </glabella-banner>
    }
    @if (rows().length > 0) {
      <details class="no-print">
        <summary>Safety text, crisis lines and what was done so far</summary>
        <div class="fold">
          <p class="prose">{{ record().safety.text }}</p>
          @if (record().safety.crisisLines.length > 0) {
            <ul>
              @for (line of record().safety.crisisLines; track line.label) {
                <li>
                  {{ line.label }}: <a [href]="'tel:' + line.phone">{{ line.phone }}</a>
                </li>
              }
            </ul>
          }
          @for (row of rows(); track row.followUp.id) {
            <glabella-follow-up-history [followUp]="row.followUp" [timeZone]="record().timeZone" />
          }
        </div>
      </details>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    :host:empty {
      display: none;
    }
    .late {
      font-weight: 700;
    }
    summary {
      width: fit-content;
      min-height: var(--target-compact);
      padding: 4px 0;
      color: var(--accent);
      font-size: var(--text-s);
      cursor: pointer;
    }
    .fold {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-3);
      border: 1px solid var(--line);
      border-radius: var(--radius-s);
      background: var(--surface);
    }
    ul {
      margin: 0;
      padding-left: var(--space-5);
    }
  `,
})
export class SafetyBanner {
  readonly record = input.required<PatientRecord>();
  readonly patient = input.required<Identity>();
  /** Whether the person at the screen may act on follow-ups. */
  readonly mayAct = input.required<boolean>();
  /** Now, as the page was read: deadlines are compared with it. */
  readonly now = input.required<Date>();
  /** A follow-up was changed: the record has to be read again. */
  readonly changed = output<void>();

  private readonly dialogs = inject(Dialogs);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** A follow-up was changed, and the record that says so is still to come. */
  private isAwaited = false;
  /** Closings as far as they are written, by follow-up: nobody writes one twice because of a key or a lost page. */
  private readonly closings = signal<ReadonlyMap<string, Closing>>(new Map());

  constructor() {
    effect(() => {
      const open = this.mayAct() ? openFollowUps(this.record().followUps) : [];
      untracked(() => open.forEach((followUp) => this.keepClosing(followUp)));
    });
    effect(() => {
      this.record();
      if (!this.isAwaited) return;
      this.isAwaited = false;
      afterNextRender(() => focusOnwards(this.host.nativeElement), { injector: this.injector });
    });
    inject(UnsavedChanges).watch(
      () => [...this.closings().values()].some(({ kept }) => kept.isPending()),
      inject(DestroyRef),
    );
  }

  /** What was pressed goes with the follow-up, or with its step: the focus goes on from there. */
  private tell(): void {
    this.isAwaited = true;
    this.changed.emit();
  }

  protected readonly rows = computed(() => {
    const { followUps, timeZone } = this.record();
    return openFollowUps(followUps).map((followUp) => ({
      followUp,
      cause: causeWords(followUp),
      owner: ownerWords(followUp, undefined),
      isLate: latenessWords(followUp.dueAt, this.now()) !== null,
      deadline: deadlineWords(followUp.dueAt, this.now(), timeZone),
      isBegun: isWritten(this.closings().get(followUp.id)?.draft() ?? emptyClosing),
    }));
  });

  protected async acknowledge(followUp: FollowUp): Promise<void> {
    if (await this.dialogs.ask<FollowUp>(FollowUpStep, this.stepOf(followUp))) this.tell();
  }

  protected async close(followUp: FollowUp): Promise<void> {
    const closing = this.keepClosing(followUp);
    const { today } = this.record();
    const step: FollowUpClosingData = { ...this.stepOf(followUp), today, ...closing };
    if (!(await this.dialogs.ask<FollowUp>(CloseFollowUp, step))) return;
    closing.kept.finish();
    this.tell();
  }

  private keepClosing({ id }: FollowUp): Closing {
    const begun = this.closings().get(id);
    if (begun) return begun;
    const closing = closingKeptAt(this.record().patient.id, id, this.injector);
    this.closings.update((all) => new Map(all).set(id, closing));
    return closing;
  }

  protected async handOver(followUp: FollowUp): Promise<void> {
    if (await this.dialogs.ask<FollowUp>(HandOver, this.stepOf(followUp))) this.tell();
  }

  /** What a dialog about a follow-up needs: the follow-up goes with the record, which is read again where somebody was faster. */
  private stepOf(opened: FollowUp): FollowUpStepData {
    return {
      followUp: computed(
        () => this.record().followUps.find(({ id }) => id === opened.id) ?? opened,
      ),
      patient: this.patient(),
      timeZone: this.record().timeZone,
      readAgain: () => this.changed.emit(),
    };
  }
}
