import { Injectable } from '@nestjs/common';
import type { InjectionSession, InjectionSessionRecord } from '@glabella/contracts';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { RecordNotFound } from '../http/errors';
import { AftercareService } from '../aftercare/aftercare.service';
import { PatientsService } from '../patients/patients.service';
import { ProtocolsService } from '../protocols/protocols.service';
import { auditSession } from './session-audit';
import { SessionDraftsRepository } from './session-drafts.repository';
import { toInjectionSession, toOpenAmendment } from './sessions.mapper';
import { SessionsRepository } from './sessions.repository';

/** Signed sessions as they are read. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly sessions: SessionsRepository,
    private readonly drafts: SessionDraftsRepository,
    private readonly patients: PatientsService,
    private readonly protocols: ProtocolsService,
    private readonly aftercare: AftercareService,
  ) {}

  read(caller: Caller, id: string): Promise<InjectionSessionRecord> {
    return this.tenant.run(caller, async (tx) => {
      const [versions, amendment] = await arrived(
        this.sessions.versions(tx, id),
        this.drafts.findAmendment(tx, id),
      );
      const [current] = versions;
      if (!current) throw new RecordNotFound('session');
      const [patient, protocols, aftercareLists] = await arrived(
        this.patients.readOne(tx, current.patient_id),
        this.protocols.readVersions(
          tx,
          versions.map((row) => ({
            protocolId: row.protocol_id,
            protocolVersion: row.protocol_version,
          })),
        ),
        this.aftercare.readVersions(
          tx,
          versions.map((row) => row.aftercare_list_version),
        ),
      );
      auditSession(tx, 'read', { id, patientId: current.patient_id });
      return {
        versions: versions.map(toInjectionSession),
        protocols,
        aftercareLists,
        patient: {
          id: patient.id,
          mrn: patient.mrn,
          givenName: patient.givenName,
          familyName: patient.familyName,
          birthDate: patient.birthDate,
          sex: patient.sex,
        },
        openAmendment: toOpenAmendment(amendment),
      };
    });
  }

  /** The newest version of every session of a patient, the first one first, voided ones included; the caller audits. */
  async readAllOf(tx: TenantTransaction, patientId: string): Promise<InjectionSession[]> {
    return (await this.sessions.ofPatient(tx, patientId)).map(toInjectionSession);
  }
}
