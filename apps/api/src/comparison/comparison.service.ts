import { Injectable } from '@nestjs/common';
import type { Comparison } from '@glabella/contracts';
import { comparisonWeeks, thresholdsWith } from '@glabella/domain/outcomes';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions } from '../database/tenant';
import type { Caller } from '../http/caller';
import { RecordNotFound } from '../http/errors';
import { PracticeThresholdsService } from '../practice/practice-thresholds.service';
import { ComparisonRepository } from './comparison.repository';

/** Sets a patient beside the others of the practice: counts alone, nobody else's record is read. */
@Injectable()
export class ComparisonService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly comparison: ComparisonRepository,
    private readonly thresholds: PracticeThresholdsService,
  ) {}

  /** The band for one instrument. Throws `RecordNotFound` for a patient of nobody here. */
  read(caller: Caller, patientId: string, instrumentId: string): Promise<Comparison> {
    return this.tenant.run(caller, async (tx) => {
      const [patient, cells, thresholdValues] = await arrived(
        this.comparison.findPatient(tx, patientId),
        this.comparison.countOthers(tx, patientId, instrumentId),
        this.thresholds.readValues(tx),
      );
      if (patient === null) throw new RecordNotFound('patient');
      recordAudit(tx, {
        action: 'comparison.read',
        patientIds: [patientId],
        subjectType: 'patient',
        subjectId: patientId,
        detail: { instrument: instrumentId },
      });
      const { visitWeeks } = patient;
      const thresholds = thresholdsWith(thresholdValues);
      return {
        instrumentId,
        protocolId: patient.protocolId,
        leastPatients: thresholds.leastComparable.value,
        isComplete: patient.isComplete,
        weeks: visitWeeks ? comparisonWeeks(cells, [0, ...visitWeeks], thresholds) : [],
      };
    });
  }
}
