import { inject } from '@angular/core';
import type { CanActivateChildFn } from '@angular/router';
import { Dialogs, UnsavedChanges } from '@glabella/dashboard/ui';

/** Asks before a page with something unsaved on it is left. */
export const leaveWithConsent: CanActivateChildFn = () => {
  if (!inject(UnsavedChanges).exist()) return true;
  return inject(Dialogs).confirm({
    heading: 'Leave without saving?',
    text: 'What you wrote on this page is not saved and will be lost.',
    confirmLabel: 'Leave',
    cancelLabel: 'Stay on this page',
    tone: 'danger',
  });
};
