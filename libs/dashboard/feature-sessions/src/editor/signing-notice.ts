import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OwnSigning } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { Banner } from '@glabella/dashboard/ui';
import type { SessionEditor } from '../draft/session-editor';
import { prospectOf } from './prospect-of';

/** Says before the work begins whether the person at the page can sign it, and what to do where not. */
@Component({
  selector: 'glabella-signing-notice',
  imports: [Banner, RouterLink],
  template: `
    @if (notice(); as told) {
      <glabella-banner [tone]="told.tone" live="status">
        {{ told.text }}
        @if (told.leadsToCredentials && mayEnter()) {
          <a bannerActions class="btn compact" routerLink="/practice/my-credentials"
            >Your credentials</a
          >
        }
      </glabella-banner>
    }
  `,
  styles: `
    glabella-banner {
      margin-bottom: var(--space-4);
    }
  `,
})
export class SigningNotice {
  readonly editor = input.required<SessionEditor>();
  readonly signing = input.required<OwnSigning | null>();

  private readonly user = inject(CurrentUser);
  protected readonly mayEnter = computed(() => this.user.hasRole('psychiatrist', 'clinician'));
  protected readonly notice = computed(() => prospectOf(this.editor(), this.signing()).notice);
}
