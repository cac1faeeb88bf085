import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { Course } from '@glabella/contracts';
import {
  type ApiProblem,
  CourseCalls,
  CurrentUser,
  problemOf,
  protocolsResource,
} from '@glabella/dashboard/data-access';
import { Card, Dialogs, FormProblem, Toasts } from '@glabella/dashboard/ui';

/** Says which version of its protocol a running course keeps, and moves it to a newer one: with a reason, by a psychiatrist. */
@Component({
  selector: 'glabella-protocol-move',
  imports: [Card, FormProblem],
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
            <div>
              <button type="button" class="btn" (click)="move(newest.version)">
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
  readonly moved = output<void>();

  private readonly user = inject(CurrentUser);
  private readonly calls = inject(CourseCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly protocols = protocolsResource();

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
    const reason = await this.dialogs.askReason({
      heading: `Move this course to version ${protocolVersion}?`,
      text: 'From now on sessions start from its doses and are checked by its rules, and visits are planned by its weeks. Sessions that were signed keep theirs.',
      confirmLabel: 'Move the course',
    });
    if (reason === null) return;
    this.problem.set(null);
    const { id, version } = this.course();
    try {
      await this.calls.moveProtocol(id, { protocolVersion, reason }, version);
      this.toasts.show({ text: `The course follows version ${protocolVersion} now.` });
      this.moved.emit();
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
