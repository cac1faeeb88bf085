import { Component, computed, inject } from '@angular/core';
import { rolesWords } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { Card } from '@glabella/dashboard/ui';
import { ChangePassword } from './change-password';
import { LoginSessions } from './login-sessions';
import { SecondFactor } from './second-factor';

/** What a person sees and changes about their own sign-in. */
@Component({
  selector: 'glabella-account',
  imports: [Card, ChangePassword, LoginSessions, SecondFactor],
  template: `
    <div class="page-head">
      <div>
        <h1>Your account</h1>
        <p class="soft">{{ me()?.displayName }} · {{ me()?.email }} · {{ roles() }}</p>
      </div>
    </div>
    <div class="cards">
      <glabella-card heading="Signed-in browsers"><glabella-login-sessions /></glabella-card>
      <glabella-card heading="Password"><glabella-change-password /></glabella-card>
      <glabella-card heading="Second factor"><glabella-second-factor /></glabella-card>
    </div>
  `,
  styles: `
    .cards {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr));
      align-items: start;
      gap: var(--space-4);
    }
    glabella-card:first-child {
      grid-column: 1 / -1;
    }
  `,
})
export class Account {
  protected readonly me = inject(CurrentUser).me;
  protected readonly roles = computed(() => rolesWords(this.me()?.roles ?? []));
}
