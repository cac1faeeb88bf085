import { Component, inject, signal } from '@angular/core';
import type { LoginSession } from '@glabella/contracts';
import {
  CurrentUser,
  IdentityCalls,
  loginSessionsResource,
  problemOf,
} from '@glabella/dashboard/data-access';
import {
  Chip,
  DataTable,
  Dialogs,
  EmptyState,
  ErrorState,
  LoadingState,
  Toasts,
} from '@glabella/dashboard/ui';
import { formatDateTime } from '@glabella/domain/values';
import { browserName } from './browser-name';

/** Where the person is signed in, and the means to end it elsewhere. */
@Component({
  selector: 'glabella-login-sessions',
  imports: [Chip, DataTable, EmptyState, ErrorState, LoadingState],
  templateUrl: './login-sessions.html',
})
export class LoginSessions {
  private readonly calls = inject(IdentityCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly timeZone = inject(CurrentUser).practice()?.timeZone ?? 'UTC';

  protected readonly sessions = loginSessionsResource();
  protected readonly ending = signal<string | null>(null);
  protected readonly problemOf = problemOf;
  protected readonly browserName = browserName;

  protected at(instant: string): string {
    return formatDateTime(instant, this.timeZone);
  }

  protected async end(session: LoginSession): Promise<void> {
    const isSure = await this.dialogs.confirm({
      heading: 'Sign this browser out?',
      text: `${browserName(session.userAgent)} at ${session.address}. Whoever sits there must sign in again.`,
      confirmLabel: 'Sign it out',
    });
    if (!isSure) return;
    this.ending.set(session.id);
    try {
      await this.calls.revokeSession(session.id);
      this.toasts.show({ text: 'The browser is signed out.' });
    } catch (error) {
      const { title, detail } = problemOf(error);
      this.toasts.show({ text: `${title}. ${detail}` });
    }
    this.ending.set(null);
    this.sessions.reload();
  }
}
