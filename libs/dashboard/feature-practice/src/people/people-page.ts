import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isClinical, rolesWords, type OneTimeLink, type StaffMember } from '@glabella/contracts';
import {
  CurrentUser,
  PracticeCalls,
  problemOf,
  staffResource,
} from '@glabella/dashboard/data-access';
import {
  Chip,
  DataTable,
  Dialogs,
  EmptyState,
  ErrorState,
  LoadingState,
  Toasts,
  type Tone,
} from '@glabella/dashboard/ui';
import { formatDateTime } from '@glabella/domain/values';
import { PracticeHead } from '../practice-head';
import { InviteDialog } from './invite-dialog';
import { LinkDialog } from './link-dialog';
import { PersonDialog, type PersonDialogData } from './person-dialog';
import { ResetFactorDialog } from './reset-factor-dialog';

const states: Readonly<Record<StaffMember['status'], { label: string; tone: Tone }>> = {
  active: { label: 'Active', tone: 'good' },
  invited: { label: 'Invited', tone: 'warn' },
  disabled: { label: 'Disabled', tone: 'neutral' },
};

/** Who works in the practice: invite, change roles, disable, hand out a new link, help after a lost phone. */
@Component({
  selector: 'glabella-people-page',
  imports: [Chip, DataTable, EmptyState, ErrorState, LoadingState, PracticeHead, RouterLink],
  templateUrl: './people-page.html',
  styles: `
    .email {
      display: block;
      color: var(--ink-2);
      font-weight: 400;
    }
    .asked {
      display: block;
      color: var(--warn);
    }
    .factor {
      display: block;
      color: var(--ink-2);
    }
    .actions {
      display: flex;
      justify-content: flex-end;
      gap: var(--space-2);
      white-space: nowrap;
    }
    @media (max-width: 720px) {
      .actions {
        justify-content: flex-start;
        margin-top: var(--space-2);
      }
    }
  `,
})
export class PeoplePage {
  private readonly calls = inject(PracticeCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);

  protected readonly staff = staffResource();
  protected readonly askingFor = signal<string | null>(null);
  protected readonly states = states;
  protected readonly problemOf = problemOf;
  protected readonly rolesWords = rolesWords;

  protected at(instant: string): string {
    return formatDateTime(instant, this.user.practice()?.timeZone ?? 'UTC');
  }

  protected mayHaveCredentials({ roles, status }: StaffMember): boolean {
    return isClinical(roles) && status !== 'disabled';
  }

  protected isSelf(person: StaffMember): boolean {
    return person.id === this.user.staffId();
  }

  protected async invite(): Promise<void> {
    const link = await this.dialogs.ask<OneTimeLink>(InviteDialog, null);
    if (!link) return;
    this.staff.reload();
    await this.dialogs.ask(LinkDialog, link);
  }

  protected async edit(person: StaffMember): Promise<void> {
    const everybody = this.staff.hasValue() ? this.staff.value().rows : [];
    const data: PersonDialogData = {
      person,
      isSelf: this.isSelf(person),
      colleagues: everybody.filter(({ id, status }) => id !== person.id && status === 'active'),
    };
    const isSaved = await this.dialogs.ask<true>(PersonDialog, data);
    // Also after a refusal: it says that the list is not up to date.
    this.staff.reload();
    if (!isSaved) return;
    this.toasts.show({ text: `${person.displayName} is saved.` });
    if (data.isSelf) await this.user.reload();
  }

  /** One's own password is changed on the page of one's account. */
  protected mayGetLink(person: StaffMember): boolean {
    return person.status !== 'disabled' && !this.isSelf(person);
  }

  protected mayReset(person: StaffMember): boolean {
    return person.hasSecondFactor && person.status !== 'disabled' && !this.isSelf(person);
  }

  protected async resetFactor(person: StaffMember): Promise<void> {
    const changed = await this.dialogs.ask<StaffMember>(ResetFactorDialog, person);
    this.staff.reload();
    if (!changed) return;
    this.toasts.show({ text: `The second factor of ${person.displayName} is reset.` });
  }

  protected async giveLink(person: StaffMember): Promise<void> {
    const isSure = await this.dialogs.confirm({
      heading: `A new link for ${person.displayName}?`,
      text: 'An earlier link stops working. With the new one the person chooses a password.',
      confirmLabel: 'Make the link',
    });
    if (!isSure) return;
    this.askingFor.set(person.id);
    try {
      await this.dialogs.ask(LinkDialog, await this.calls.newLink(person.id));
    } catch (error) {
      const { title, detail } = problemOf(error);
      this.toasts.show({ text: `${title}. ${detail}` });
      this.staff.reload();
    } finally {
      this.askingFor.set(null);
    }
  }
}
