import { Dialog, type DialogConfig, type DialogRef } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/overlay';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { nextId } from '../field/next-id';
import { ConfirmDialog, type Confirmation } from './confirm-dialog';
import { ReasonDialog, type ReasonQuestion } from './reason-dialog';

/** What may differ from one dialog to the next. */
export type DialogOptions = Pick<
  DialogConfig<unknown>,
  'disableClose' | 'backdropClass' | 'role' | 'closeOnNavigation' | 'autoFocus' | 'restoreFocus'
> & {
  readonly width?: 'normal' | 'wide';
  /** It stands before a locked page, which shows nothing else. */
  readonly isLock?: boolean;
};

/**
 * Opens dialogs: focus is trapped inside, Escape closes, and focus returns to where it was. Each answers a promise, null or
 * false when it was closed without an answer.
 */
@Service()
export class Dialogs {
  private readonly dialog = inject(Dialog);

  /** Asks before something is done; true when confirmed. */
  async confirm(question: Confirmation): Promise<boolean> {
    const answer = await this.ask<boolean>(ConfirmDialog, question, { role: 'alertdialog' });
    return answer === true;
  }

  /** Asks for the reason of a correction or a voiding; the trimmed text, or null when it was called off. */
  askReason(question: ReasonQuestion): Promise<string | null> {
    return this.ask<string>(ReasonDialog, question);
  }

  /**
   * Opens a dialog of a feature's own: a component around `<glabella-dialog-frame>` that injects DIALOG_DATA and closes its
   * DialogRef with the answer. Answers that, or null.
   */
  async ask<Answer>(
    component: ComponentType<unknown>,
    data: unknown,
    options: DialogOptions = {},
  ): Promise<Answer | null> {
    const closed = this.open<Answer>(component, data, options).closed;
    return (await firstValueFrom(closed, { defaultValue: undefined })) ?? null;
  }

  /** As `ask`, for a dialog that its opener may have to close. */
  open<Answer>(
    component: ComponentType<unknown>,
    data: unknown,
    options: DialogOptions = {},
  ): DialogRef<Answer> {
    const { width, isLock, ...config } = options;
    const id = nextId('dialog');
    return this.dialog.open<Answer>(component, {
      id,
      data,
      ariaLabelledBy: `${id}-title`,
      ariaModal: true,
      autoFocus: 'first-tabbable',
      backdropClass: 'glabella-dialog-scrim',
      panelClass: ['glabella-dialog-panel', width ?? 'normal', ...(isLock ? ['lock'] : [])],
      ...config,
    });
  }
}
