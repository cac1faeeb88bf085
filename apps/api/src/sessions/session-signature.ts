import { sessionSignatureMeanings } from '@glabella/contracts';
import type { CheckAnswerer } from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import { Injectable } from '@nestjs/common';
import { CosignaturesService } from '../cosignatures/cosignatures.service';
import { SigningRights, type SigningBasis } from '../credentials/signing-rights';
import { arrived } from '../database/flight';
import type { TenantTransaction } from '../database/tenant';
import { RuleBroken } from '../http/errors';
import type { StatedSession } from './stored-session';

/** What the caller is about to sign. */
export interface IntendedSession {
  /** Null while the draft has no day yet: its checks say so. */
  readonly performedOn: CalendarDate | null;
  readonly today: CalendarDate;
  readonly isAmendment: boolean;
  readonly supervisorId: string | undefined;
}

/** A signature that may be given: as whom, with which words, on which credential, under whom. */
export interface SessionSignature {
  readonly signer: CheckAnswerer;
  readonly meaning: string;
  readonly basis: SigningBasis;
  /** The psychiatrist who is to co-sign; null where the signer is one. */
  readonly supervisorId: string | null;
}

/** Who may sign a session: somebody with a current verified credential, who is a psychiatrist or names one. */
@Injectable()
export class SessionSignatures {
  constructor(
    private readonly rights: SigningRights,
    private readonly cosignatures: CosignaturesService,
  ) {}

  /** Throws `NotAllowed` without a credential for it, `RuleBroken` for a supervisor missing, unfit or not called for. */
  async prepare(tx: TenantTransaction, intended: IntendedSession): Promise<SessionSignature> {
    const { today, performedOn, isAmendment, supervisorId } = intended;
    const basis = await this.rights.assertMaySign(tx, {
      performedOn: performedOn ?? today,
      signedOn: today,
      isAmendment,
    });
    if (tx.caller.roles.includes('psychiatrist')) {
      if (supervisorId !== undefined) throw supervisorRule('not_needed');
      const meaning = sessionSignatureMeanings[isAmendment ? 'amended' : 'signed'];
      return { signer: 'psychiatrist', meaning, basis, supervisorId: null };
    }
    if (supervisorId === undefined) throw supervisorRule('missing');
    await this.cosignatures.assertMayName(tx, supervisorId);
    const meaning = sessionSignatureMeanings[isAmendment ? 'amended' : 'delegated'];
    return { signer: 'injector', meaning, basis, supervisorId };
  }

  /** Keeps with the signed version what its signature rests on, and asks for the co-signature. */
  async keep(
    tx: TenantTransaction,
    session: Pick<StatedSession, 'id' | 'version' | 'patientId'>,
    { basis, supervisorId }: SessionSignature,
    at: Date,
  ): Promise<void> {
    const { id: sessionId, version, patientId } = session;
    await arrived(
      this.rights.noteSignature(tx, session, basis),
      supervisorId === null
        ? Promise.resolve()
        : this.cosignatures.request(tx, { sessionId, version, patientId }, supervisorId, at),
    );
  }
}

const supervisorTexts = {
  missing: 'Name the psychiatrist who supervises you and will co-sign.',
  not_needed: 'A psychiatrist signs without a supervisor.',
} as const;

function supervisorRule(code: keyof typeof supervisorTexts): RuleBroken {
  const message = supervisorTexts[code];
  return new RuleBroken(`session.supervisor_${code}`, message, {}, [
    { path: 'supervisorId', message },
  ]);
}
