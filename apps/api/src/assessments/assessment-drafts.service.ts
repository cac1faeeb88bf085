import type { AssessmentDraft, AssessmentDraftBody, DraftSaved } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RecordNotFound } from '../http/errors';
import { AssessmentDraftsRepository } from './assessment-drafts.repository';
import { instrumentOf } from './assessment-form';

/** Half-filled forms, kept on the server from the first answer until the form is recorded. */
@Injectable()
export class AssessmentDraftsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly drafts: AssessmentDraftsRepository,
    private readonly clock: Clock,
  ) {}

  read(caller: Caller, patientId: string, instrumentId: string): Promise<AssessmentDraft> {
    instrumentOf(instrumentId);
    return this.tenant.run(caller, async (tx) => {
      await this.assertPatient(tx, patientId);
      const draft = await this.drafts.find(tx, patientId, instrumentId);
      audit(tx, 'read', patientId);
      return {
        instrumentId,
        version: draft?.version ?? 0,
        savedAt: draft?.updatedAt.toISOString() ?? null,
        body: draft?.body ?? null,
      };
    });
  }

  /** Saves the draft; version 0 says that there was none. Throws `RecordChanged` when another tab saved meanwhile. */
  save(
    caller: Caller,
    patientId: string,
    instrumentId: string,
    expectedVersion: number,
    body: AssessmentDraftBody,
  ): Promise<DraftSaved> {
    instrumentOf(instrumentId);
    return this.tenant.run(caller, async (tx) => {
      await this.assertPatient(tx, patientId);
      const at = this.clock.now();
      const isSaved =
        expectedVersion === 0
          ? await this.drafts.create(tx, patientId, instrumentId, body, at)
          : await this.drafts.replace(tx, patientId, instrumentId, expectedVersion, body, at);
      if (!isSaved) {
        const current = await this.drafts.find(tx, patientId, instrumentId);
        throw new RecordChanged('draft', current?.version ?? 0);
      }
      audit(tx, 'save', patientId);
      return { version: expectedVersion + 1, savedAt: at.toISOString() };
    });
  }

  discard(caller: Caller, patientId: string, instrumentId: string): Promise<void> {
    instrumentOf(instrumentId);
    return this.tenant.run(caller, async (tx) => {
      await this.assertPatient(tx, patientId);
      await this.drafts.remove(tx, patientId, instrumentId);
      audit(tx, 'discard', patientId);
    });
  }

  private async assertPatient(tx: TenantTransaction, patientId: string): Promise<void> {
    if (!(await this.drafts.patientExists(tx, patientId))) throw new RecordNotFound('patient');
  }
}

function audit(tx: TenantTransaction, verb: 'read' | 'save' | 'discard', patientId: string): void {
  recordAudit(tx, { action: `assessment-draft.${verb}`, patientIds: [patientId] });
}
