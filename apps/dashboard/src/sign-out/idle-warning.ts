import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { IdleWatch } from '@glabella/dashboard/data-access';
import { DialogFrame } from '@glabella/dashboard/ui';

/** The two minutes before a sign-out: Enter, Space or Escape keeps the session where that can be done. */
@Component({
  selector: 'glabella-idle-warning',
  imports: [DialogFrame],
  template: `
    <glabella-dialog-frame [heading]="isIdle() ? 'Still there?' : 'Your session ends soon'">
      <p>
        @if (isIdle()) {
          You will be signed out in <strong>{{ left() }}</strong> because nothing was done for a
          while. The page is kept.
        } @else {
          A session lasts only so long. In <strong>{{ left() }}</strong> you will be asked for your
          password; the page is kept.
        }
      </p>
      <button dialogActions type="button" class="btn primary" (click)="close()">
        {{ isIdle() ? 'Stay signed in' : 'Go on' }}
      </button>
    </glabella-dialog-frame>
  `,
})
export class IdleWarning {
  private readonly watch = inject(IdleWatch);
  private readonly ref = inject<DialogRef<void>>(DialogRef);

  protected readonly isIdle = computed(() => this.watch.warning()?.cause !== 'absolute');
  protected readonly left = computed(() => {
    const seconds = this.watch.warning()?.secondsLeft ?? 0;
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  });

  protected close(): void {
    this.ref.close();
  }
}
