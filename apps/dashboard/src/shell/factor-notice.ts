import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CurrentUser, IdentityCalls, problemOf } from '@glabella/dashboard/data-access';
import { Banner } from '@glabella/dashboard/ui';
import { formatDateTime } from '@glabella/domain/values';

/** Tells a person that their second factor was taken away, or that the practice asks for one. */
@Component({
  selector: 'glabella-factor-notice',
  imports: [Banner, RouterLink],
  template: `
    @if (resetAt(); as at) {
      <glabella-banner tone="warn" live="status">
        An administrator reset your second factor on {{ at }}. If you did not ask for it, tell your
        practice and change your password. {{ problem() }}
        <span bannerActions class="row tight">
          <a class="btn compact" routerLink="/account">Set up a new one</a>
          <button type="button" class="btn compact" (click)="noteSeen()">I know about it</button>
        </span>
      </glabella-banner>
    } @else if (lacks()) {
      <glabella-banner tone="warn" live="status">
        Your practice asks everybody for a second factor. Set yours up here; everything else opens
        after that.
      </glabella-banner>
    }
  `,
  styles: `
    glabella-banner {
      margin-bottom: var(--space-4);
    }
  `,
})
export class FactorNotice {
  private readonly user = inject(CurrentUser);
  private readonly calls = inject(IdentityCalls);

  protected readonly problem = signal('');
  protected readonly lacks = computed(() => this.user.me()?.lacksSecondFactor ?? false);
  protected readonly resetAt = computed(() => {
    const me = this.user.me();
    return me?.secondFactorResetAt
      ? formatDateTime(me.secondFactorResetAt, me.practice.timeZone)
      : null;
  });

  protected async noteSeen(): Promise<void> {
    this.problem.set('');
    try {
      await this.calls.noteResetSeen();
      await this.user.reload();
    } catch (error) {
      this.problem.set(problemOf(error).detail);
    }
  }
}
