import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RecordRef } from '@glabella/contracts';
import {
  CredentialCalls,
  CurrentUser,
  problemOf,
  staffCredentialsResource,
  type ApiProblem,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  Chip,
  DataTable,
  Dialogs,
  EmptyState,
  ErrorState,
  FormProblem,
  LoadingState,
  Toasts,
} from '@glabella/dashboard/ui';
import { signingStanding } from '@glabella/domain/treatment';
import { addDays } from '@glabella/domain/values';
import { PracticeHead } from '../practice-head';
import { CredentialDialog, type CredentialQuestion } from './credential-dialog';
import { CredentialHistory } from './credential-history';
import { credentialRow, standingOf, versionColumns, type CredentialRow } from './credential-row';
import { standingNotice } from './standing-notice';

/** The credentials of one person: the person's own page, or an administrator's of somebody. */
@Component({
  selector: 'glabella-credentials-page',
  imports: [
    Banner,
    Chip,
    DataTable,
    EmptyState,
    ErrorState,
    FormProblem,
    LoadingState,
    PracticeHead,
    RouterLink,
  ],
  templateUrl: './credentials-page.html',
  styles: `
    glabella-banner {
      margin-bottom: var(--space-4);
    }
    .everybody {
      margin-top: var(--space-3);
    }
    tbody th {
      font-weight: 560;
    }
    small {
      display: block;
      color: var(--ink-2);
      font-weight: 400;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: var(--space-2);
    }
    .withdrawn {
      color: var(--ink-3);
    }
    @media (max-width: 720px) {
      .actions {
        justify-content: flex-start;
        margin-top: var(--space-2);
      }
    }
  `,
})
export class CredentialsPage {
  /** From the path; nobody named: one's own. */
  readonly staffId = input<string>();

  private readonly user = inject(CurrentUser);
  private readonly calls = inject(CredentialCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);

  protected readonly credentials = staffCredentialsResource(() => this.staffId());
  protected readonly problemOf = problemOf;
  protected readonly problem = signal<ApiProblem | null>(null);

  protected readonly isOwn = computed(() => {
    const staffId = this.staffId();
    return staffId === undefined || staffId === this.user.staffId();
  });
  protected readonly heading = computed(() => {
    if (this.staffId() === undefined) return 'Your credentials';
    const name = this.credentials.hasValue() ? this.credentials.value().person.displayName : '';
    return name === '' ? 'Credentials' : `Credentials of ${name}`;
  });
  private readonly timeZone = computed(() => this.user.practice()?.timeZone ?? 'UTC');
  protected readonly rows = computed(() => {
    if (!this.credentials.hasValue()) return [];
    const { rows, today } = this.credentials.value();
    return rows.map((credential) => credentialRow(credential, today, this.timeZone()));
  });
  protected readonly notice = computed(() => {
    if (!this.credentials.hasValue()) return null;
    const { rows, today } = this.credentials.value();
    return standingNotice(signingStanding(rows.map(standingOf), today), this.isOwn());
  });

  /** Whether an administrator's own credential waits, which they cannot verify themselves. */
  protected readonly needsAnother = computed(
    () =>
      this.isOwn() &&
      this.user.hasRole('administrator') &&
      this.rows().some(({ isWaiting }) => isWaiting),
  );

  protected mayVerify({ isWaiting }: CredentialRow): boolean {
    return isWaiting && !this.isOwn() && this.user.hasRole('administrator');
  }

  protected enter(): Promise<void> {
    return this.ask({ heading: 'Enter a credential', start: {}, corrects: null });
  }

  /** The next document of the same kind: everything but its days stands already. */
  protected renew({ current }: CredentialRow): Promise<void> {
    const { kind, issuer, number, validUntil } = current;
    const validFrom = validUntil === null ? '' : addDays(validUntil, 1);
    const start = { kind, issuer, number, validFrom };
    return this.ask({ heading: 'Renew the credential', start, corrects: null });
  }

  protected correct({ current, credential: { id, version } }: CredentialRow): Promise<void> {
    const corrects = { id, version };
    return this.ask({ heading: 'Correct the credential', start: current, corrects });
  }

  protected verify({ credential: { id, version }, kind }: CredentialRow): Promise<void> {
    return this.take(() => this.calls.verify(id, version), `${kind} verified.`);
  }

  protected async withdraw({ credential, kind }: CredentialRow): Promise<void> {
    const reason = await this.dialogs.askReason({
      heading: `Withdraw this credential?`,
      text: `${kind}: it counts no more from now on. What was signed on it stands.`,
      confirmLabel: 'Withdraw',
      tone: 'danger',
    });
    if (reason === null) return;
    const { id, version } = credential;
    await this.take(() => this.calls.withdraw(id, { reason }, version), `${kind} withdrawn.`);
  }

  protected showVersions({ credential }: CredentialRow): void {
    const versions = versionColumns(credential, this.timeZone());
    void this.dialogs.ask(CredentialHistory, versions, { width: 'wide' });
  }

  private async ask(question: Omit<CredentialQuestion, 'staffId'>): Promise<void> {
    const asked: CredentialQuestion = { ...question, staffId: this.staffId() };
    const stored = await this.dialogs.ask<RecordRef>(CredentialDialog, asked);
    if (!stored) return;
    this.toasts.show({ text: 'The credential waits for an administrator to verify it.' });
    this.credentials.reload();
  }

  private async take(step: () => Promise<RecordRef>, done: string): Promise<void> {
    this.problem.set(null);
    try {
      await step();
      this.toasts.show({ text: done });
    } catch (error) {
      this.problem.set(problemOf(error));
    }
    this.credentials.reload();
  }
}
