import { inject, Service } from '@angular/core';
import { Router } from '@angular/router';
import type { InjectionSession, RecordRef } from '@glabella/contracts';
import { CurrentUser, problemOf, SessionCalls, Submission } from '@glabella/dashboard/data-access';
import { Dialogs, Toasts, type Identity } from '@glabella/dashboard/ui';
import { VoidDialog, type VoidRequest } from './void-dialog';

/** What may follow a signed session: an amendment, or voiding it. Both need a reason that stays on the record. */
@Service()
export class RecordActions {
  private readonly calls = inject(SessionCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly user = inject(CurrentUser);

  /** Asks for the reason, begins the amendment with it and opens it in the editor. */
  async amend(sessionId: string): Promise<void> {
    const reason = await this.dialogs.askReason({
      heading: 'Amend this session?',
      text:
        'The signed session stands until the amendment is signed as its next version. Both stay ' +
        'readable.',
      confirmLabel: 'Begin the amendment',
    });
    if (reason === null) return;
    try {
      const draft = await this.calls.createAmendment(sessionId, new Submission());
      const body = { ...draft.body, amendmentReason: reason };
      await this.calls.saveDraft(draft.id, body, draft.version);
      await this.router.navigate(['/sessions/drafts', draft.id]);
    } catch (error) {
      const { title, detail } = problemOf(error);
      this.toasts.show({ text: `${title}. ${detail}` });
    }
  }

  /** Asks for reason and password and voids the session as it stands; whether it was voided. */
  async voidSession(session: InjectionSession, patient: Identity): Promise<boolean> {
    const { id, version } = session;
    const request: VoidRequest = {
      session,
      patient,
      signerName: this.user.me()?.displayName ?? '',
      void: (body) => this.calls.voidSession(id, body, version),
    };
    const voided = await this.dialogs.ask<RecordRef>(VoidDialog, request);
    if (voided) this.toasts.show({ text: 'The session is voided.' });
    return voided !== null;
  }
}
