import { inject, Service } from '@angular/core';
import { type CanActivateChildFn, Router } from '@angular/router';
import { PendingSaves, SignInGate } from '@glabella/dashboard/data-access';
import { Dialogs, UnsavedChanges } from '@glabella/dashboard/ui';

interface Found {
  /** The number of the navigation. */
  readonly of: number | undefined;
  readonly mayLeave: Promise<boolean>;
}

/** Whether the page may be left: found out once for a navigation, which passes the guard at each level of its routes. */
@Service()
class LeaveConsent {
  private readonly unsaved = inject(UnsavedChanges);
  private readonly saves = inject(PendingSaves);
  private readonly gate = inject(SignInGate);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private found: Found | null = null;

  find(): true | Promise<boolean> {
    if (!this.unsaved.exist()) return true;
    const of = this.wanted();
    if (this.found && this.found.of === of) return this.found.mayLeave;
    const mayLeave = this.settle(of);
    this.found = { of, mayLeave };
    return mayLeave;
  }

  private async settle(navigation: number | undefined): Promise<boolean> {
    await this.saves.settle();
    if (!this.unsaved.exist()) return true;
    // A locked page is kept as it is, and where somebody wants to go elsewhere by now, that asks for itself.
    if (this.gate.isLocked() || this.wanted() !== navigation) return false;
    return this.dialogs.confirm({
      heading: 'Leave without saving?',
      text: 'What you wrote on this page is not saved and will be lost.',
      confirmLabel: 'Leave',
      cancelLabel: 'Stay on this page',
      tone: 'danger',
    });
  }

  private wanted(): number | undefined {
    return this.router.currentNavigation()?.id;
  }
}

/** Saves what can be saved before a page is left, and asks where something on it is still unsaved. */
export const leaveWithConsent: CanActivateChildFn = () => inject(LeaveConsent).find();
