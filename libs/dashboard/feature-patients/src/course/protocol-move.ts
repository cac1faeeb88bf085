import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { Course } from '@glabella/contracts';
import {
  type ApiProblem,
  CourseCalls,
  CurrentUser,
  problemOf,
  protocolsResource,
} from '@glabella/dashboard/data-access';
import { Banner, Card, Dialogs, FormProblem, Toasts } from '@glabella/dashboard/ui';

/** The correction of the course on the same page, as far as a move has to know of it. */
export interface CorrectionBelow {
  /** Whether something stands in it that is not on record. */
  isWritten(): boolean;
  /** Drops what was written. */
  discard(): Promise<void>;
}

/** Says which version of its protocol a running course keeps, and moves it to a newer one: with a reason, by a psychiatrist. */
@Component({
  selector: 'glabella-protocol-move',
  imports: [Banner, Card, FormProblem],
  template: `
    @if (newer(); as newest) {
      <glabella-card heading="A newer version of the protocol">
        <div class="stack tight">
          <p>
            This course keeps version {{ course().protocolVersion }} of {{ newest.name }}; the
            newest is version {{ newest.version }}. Doses, checks and planned visits stay as they
            are until the course is moved.
          </p>
          <glabella-form-problem [problem]="problem()" />
          @if (mayMove()) {
            @if (mustFinish()) {
              <glabella-banner tone="warn" live="alert">
                The correction below is not on record yet, and would be about an earlier version of
                the course once it is moved. Save the correction or discard it, then move the
                course.
                <button bannerActions type="button" class="btn compact" (click)="discard()">
                  Discard the correction
                </button>
              </glabella-banner>
            }
            <div>
              <button #begin type="button" class="btn" (click)="move(newest.version)">
                Move to version {{ newest.version }}
              </button>
            </div>
          } @else {
            <p class="soft">A psychiatrist can move it.</p>
          }
        </div>
      </glabella-card>
    }
  `,
})
export class ProtocolMove {
  readonly course = input.required<Course>();
  /** The correction that the page offers below; null while there is none. */
  readonly correction = input<CorrectionBelow | null>(null);
  readonly moved = output<void>();

  private readonly user = inject(CurrentUser);
  private readonly calls = inject(CourseCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly protocols = protocolsResource();
  private readonly begin = viewChild<ElementRef<HTMLButtonElement>>('begin');

  private readonly isHalfCorrected = computed(() => this.correction()?.isWritten() ?? false);
  /** Whether somebody wanted to move the course while its correction is half written. */
  protected readonly mustFinish = linkedSignal({
    source: this.isHalfCorrected,
    computation: () => false,
  });
  /** Whether the course is being moved: what is written into it meanwhile would be about the version before. */
  readonly isMoving = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly mayMove = computed(() => this.user.hasRole('psychiatrist'));
  /** The newest version where the running course keeps an older one. */
  protected readonly newer = computed(() => {
    const { protocolId, protocolVersion, endedOn } = this.course();
    const rows = this.protocols.hasValue() ? this.protocols.value().rows : [];
    const newest = rows.find(({ protocol }) => protocol.id === protocolId)?.protocol;
    return newest && endedOn === null && newest.version > protocolVersion ? newest : null;
  });

  protected async move(protocolVersion: number): Promise<void> {
    if (this.isRefused()) return;
    const reason = await this.dialogs.askReason({
      heading: `Move this course to version ${protocolVersion}?`,
      text: 'From now on sessions start from its doses and are checked by its rules, and visits are planned by its weeks. Sessions that were signed keep theirs.',
      confirmLabel: 'Move the course',
    });
    // What was kept of a correction may have come back while the reason was written.
    if (reason === null || this.isRefused()) return;
    this.problem.set(null);
    const { id, version } = this.course();
    this.isMoving.set(true);
    try {
      await this.calls.moveProtocol(id, { protocolVersion, reason }, version);
      this.toasts.show({ text: `The course follows version ${protocolVersion} now.` });
      this.moved.emit();
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isMoving.set(false);
    }
  }

  protected async discard(): Promise<void> {
    const isMeant = await this.dialogs.confirm({
      heading: 'Discard the correction?',
      text: 'What you wrote below is dropped for good. Nothing of it was recorded.',
      confirmLabel: 'Discard',
      tone: 'danger',
    });
    if (!isMeant) return;
    // The button that was pressed goes with its banner.
    this.begin()?.nativeElement.focus();
    await this.correction()?.discard();
  }

  /** A move makes a newer version of the course: nothing that is half written below may be lost by it. */
  private isRefused(): boolean {
    if (this.isHalfCorrected()) this.mustFinish.set(true);
    return this.isHalfCorrected();
  }
}
