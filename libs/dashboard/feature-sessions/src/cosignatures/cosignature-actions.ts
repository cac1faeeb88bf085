import { inject, Service } from '@angular/core';
import {
  cosignatureMeaning,
  type Cosignature,
  type InjectionSession,
  type RecordRef,
} from '@glabella/contracts';
import {
  CosignatureCalls,
  CurrentUser,
  problemOf,
  Submission,
} from '@glabella/dashboard/data-access';
import { Dialogs, Toasts } from '@glabella/dashboard/ui';
import { formatDate, formatDateTime } from '@glabella/domain/values';
import { SignDialog, type SigningRequest } from '../editor/sign-dialog';
import { HandOverDialog, type HandOverQuestion } from './hand-over-dialog';

/** A signed version with the co-signature that it asks for, and whom it is about. */
export interface CosignedRecord {
  readonly session: InjectionSession;
  readonly cosignature: Cosignature;
  /** 'Synthia Example, born 29 Feb 1984, MRN SYN-7'. */
  readonly patient: string;
  readonly timeZone: string;
}

/** What is done about a co-signature; each answers whether something changed. */
@Service()
export class CosignatureActions {
  private readonly calls = inject(CosignatureCalls);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly user = inject(CurrentUser);

  /** Shows what is confirmed, asks for the password and co-signs the version that was read. */
  async sign(record: CosignedRecord): Promise<boolean> {
    const submission = new Submission();
    const { id, version } = record.cosignature;
    const request: SigningRequest = {
      heading: 'Co-sign this session',
      facts: factsOf(record),
      signerName: this.user.me()?.displayName ?? '',
      meaning: cosignatureMeaning,
      confirmLabel: 'Co-sign',
      supervision: null,
      sign: ({ password }) => this.calls.sign(id, { password }, version, submission),
    };
    const signed = await this.dialogs.ask<RecordRef>(SignDialog, request);
    if (signed) this.toasts.show({ text: 'Session co-signed.' });
    return signed !== null;
  }

  /** Asks for the reason and gives the record back to the delegate. */
  async giveBack({ cosignature: { id, version }, session }: CosignedRecord): Promise<boolean> {
    const reason = await this.dialogs.askReason({
      heading: 'Return this record?',
      text:
        `${session.signature.printedName} amends it; the amendment asks for a co-signature of its ` +
        'own. What was signed stays as it is.',
      confirmLabel: 'Return',
    });
    if (reason === null) return false;
    const done = `Returned to ${session.signature.printedName}.`;
    return this.take(() => this.calls.giveBack(id, { reason }, version), done);
  }

  /** Asks which psychiatrist is to co-sign instead. */
  async handOver({ cosignature, session }: CosignedRecord): Promise<boolean> {
    const question: HandOverQuestion = { cosignature, delegateId: session.signature.signedById };
    const handed = await this.dialogs.ask<RecordRef>(HandOverDialog, question);
    if (handed) this.toasts.show({ text: 'Handed over.' });
    return handed !== null;
  }

  /** Takes over what is awaited from somebody else. */
  takeOver({ cosignature: { id, version } }: CosignedRecord): Promise<boolean> {
    const supervisorId = this.user.staffId() ?? '';
    const done = 'The co-signature is awaited from you now.';
    return this.take(() => this.calls.handOver(id, { supervisorId }, version), done);
  }

  private async take(step: () => Promise<RecordRef>, done: string): Promise<boolean> {
    try {
      await step();
      this.toasts.show({ text: done });
    } catch (error) {
      const { title, detail } = problemOf(error);
      this.toasts.show({ text: `${title}. ${detail}` });
    }
    return true;
  }
}

function factsOf({ session, patient, timeZone }: CosignedRecord): SigningRequest['facts'] {
  const { performedOn, performedBy, totalUnits, lotNumber, signature, version } = session;
  const signed = `${signature.printedName}, ${formatDateTime(signature.signedAt, timeZone)}`;
  return [
    { label: 'Patient', text: patient },
    { label: 'Injection', text: `${formatDate(performedOn)}, by ${performedBy.displayName}` },
    { label: 'Total', text: `${totalUnits} U, lot ${lotNumber}` },
    { label: `Version ${version} signed by`, text: signed },
  ];
}
