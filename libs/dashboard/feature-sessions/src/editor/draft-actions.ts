import { inject, Service } from '@angular/core';
import { Router } from '@angular/router';
import { sessionSignatureMeanings, type OwnSigning, type RecordRef } from '@glabella/contracts';
import { problemOf, SessionCalls, Submission } from '@glabella/dashboard/data-access';
import { Dialogs, Toasts } from '@glabella/dashboard/ui';
import { formatDate } from '@glabella/domain/values';
import type { SessionEditor } from '../draft/session-editor';
import type { SessionFactKey } from '../facts/session-facts';
import { SignDialog, type SigningRequest } from './sign-dialog';

const summarized: readonly SessionFactKey[] = [
  'date',
  'injector',
  'product',
  'lot',
  'expiry',
  'total',
  'sites',
];

/** What ends the work on a draft: signing it, keeping it for later, discarding it. */
@Service()
export class DraftActions {
  private readonly calls = inject(SessionCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);

  /**
   * Saves the draft, asks for the password, and a delegate for the supervising psychiatrist, signs, and opens the
   * signed session.
   */
  async sign(editor: SessionEditor, signing: OwnSigning | null): Promise<void> {
    if (!(await this.isKept(editor))) return;
    const submission = new Submission();
    let wasChanged = false;
    let hadOpenChecks = false;
    const sign: SigningRequest['sign'] = async (signature) => {
      try {
        const { draft, keeper } = editor;
        return await this.calls.signDraft(draft.id, signature, keeper.version, submission);
      } catch (error) {
        const { status, code } = problemOf(error);
        wasChanged ||= status === 412 || status === 409;
        hadOpenChecks ||= code === 'session.checks_open';
        throw error;
      }
    };
    const signed = await this.dialogs.ask<RecordRef>(SignDialog, requestFor(editor, signing, sign));
    if (signed) {
      editor.keeper.stop();
      await this.router.navigate(['/sessions', signed.id], { replaceUrl: true });
      this.toasts.show({ text: editor.isAmendment() ? 'Amendment signed.' : 'Session signed.' });
    } else if (wasChanged) {
      await editor.keeper.lookForNewer();
    } else if (hadOpenChecks) {
      await editor.lookAround();
    }
  }

  /** Saves the draft and goes back to the patient. */
  async keep(editor: SessionEditor): Promise<void> {
    if (!(await this.isKept(editor))) return;
    await this.goToPatient(editor);
    this.toasts.show({ text: 'Draft kept.' });
  }

  /** Drops the draft, once confirmed. */
  async discard(editor: SessionEditor): Promise<void> {
    const confirmed = await this.dialogs.confirm({
      heading: editor.isAmendment() ? 'Discard this amendment?' : 'Discard this draft?',
      text: editor.isAmendment()
        ? 'What you changed is lost. The signed session stays as it is.'
        : 'Everything entered for this session is lost. This cannot be taken back.',
      confirmLabel: 'Discard',
      tone: 'danger',
    });
    if (!confirmed) return;
    // A save on its way would change the version that is to be discarded.
    await editor.keeper.settle();
    try {
      await this.calls.discardDraft(editor.draft.id, editor.keeper.version);
    } catch (error) {
      const problem = problemOf(error);
      if (!problem.isNotFound) {
        if (problem.isConflict) await editor.keeper.lookForNewer();
        this.toasts.show({ text: `Not discarded. ${problem.title}. ${problem.detail}` });
        return;
      }
    }
    editor.keeper.stop();
    await this.goToPatient(editor);
    this.toasts.show({ text: 'Draft discarded.' });
  }

  private async isKept(editor: SessionEditor): Promise<boolean> {
    if (await editor.keeper.settle()) return true;
    this.toasts.show({ text: 'The draft is not saved yet. The reason stands at the top.' });
    return false;
  }

  private goToPatient(editor: SessionEditor): Promise<boolean> {
    return this.router.navigate(['/patients', editor.context().patient.id]);
  }
}

function requestFor(
  editor: SessionEditor,
  signing: OwnSigning | null,
  sign: SigningRequest['sign'],
): SigningRequest {
  const { givenName, familyName, birthDate, mrn } = editor.context().patient;
  const patient = `${givenName} ${familyName}, born ${formatDate(birthDate)}, MRN ${mrn}`;
  const facts = editor.facts().filter(({ key }) => summarized.includes(key));
  const reason = editor.facts().filter(({ key }) => key === 'reason' && editor.isAmendment());
  const { found } = editor.list();
  const late = found.find(({ check }) => check.code === 'late-entry');
  return {
    heading: editor.isAmendment() ? 'Sign this amendment' : 'Sign this session',
    facts: [
      { label: 'Patient', text: patient },
      ...facts,
      ...(late ? [{ label: 'Late entry', text: late.check.evidence }] : []),
      ...reason,
    ],
    signerName: editor.me.displayName,
    meaning: meaningOf(editor, signing),
    supervision: supervisionOf(signing),
    confirmLabel: 'Sign',
    sign,
  };
}

function meaningOf(editor: SessionEditor, signing: OwnSigning | null): string {
  if (editor.isAmendment()) return sessionSignatureMeanings.amended;
  return sessionSignatureMeanings[signing?.isDelegate ? 'delegated' : 'signed'];
}

/** Whom a delegate may name; null where the signer is a psychiatrist. */
function supervisionOf(signing: OwnSigning | null): SigningRequest['supervision'] {
  if (!signing?.isDelegate) return null;
  const { supervisors, usualSupervisorId } = signing;
  const only = supervisors.length === 1 ? (supervisors[0]?.id ?? null) : null;
  return { supervisors, chosenId: usualSupervisorId ?? only };
}
