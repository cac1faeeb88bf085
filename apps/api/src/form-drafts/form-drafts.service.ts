import type { DraftSaved, FormDraft, FormDraftBody, FormDraftParam } from '@glabella/contracts';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RecordNotFound } from '../http/errors';
import { FormDraftsRepository, removeFormDraft } from './form-drafts.repository';

/** Half-written forms, kept on the server until they are on record or dropped. */
@Injectable()
export class FormDraftsService {
  constructor(
    private readonly tenant: TenantTransactions,
    private readonly drafts: FormDraftsRepository,
    private readonly clock: Clock,
  ) {}

  read(caller: Caller, place: FormDraftParam): Promise<FormDraft> {
    return this.tenant.run(caller, async (tx) => {
      await this.assertPatient(tx, place.id);
      const draft = await this.drafts.find(tx, place);
      audit(tx, 'read', place);
      return {
        version: draft?.version ?? 0,
        savedAt: draft?.updated_at.toISOString() ?? null,
        content: draft?.content ?? null,
      };
    });
  }

  /** Saves the form; version 0 says that there was none. Throws `RecordChanged` when another tab saved meanwhile. */
  save(
    caller: Caller,
    place: FormDraftParam,
    expectedVersion: number,
    { content }: FormDraftBody,
  ): Promise<DraftSaved> {
    return this.tenant.run(caller, async (tx) => {
      await this.assertPatient(tx, place.id);
      const at = this.clock.now();
      if (!(await this.drafts.store(tx, place, expectedVersion, content, at))) {
        const current = await this.drafts.find(tx, place);
        throw new RecordChanged('draft', current?.version ?? 0);
      }
      audit(tx, 'save', place);
      return { version: expectedVersion + 1, savedAt: at.toISOString() };
    });
  }

  discard(caller: Caller, place: FormDraftParam): Promise<void> {
    return this.tenant.run(caller, async (tx) => {
      await this.assertPatient(tx, place.id);
      await removeFormDraft(tx, place);
      audit(tx, 'discard', place);
    });
  }

  private async assertPatient(tx: TenantTransaction, patientId: string): Promise<void> {
    if (!(await this.drafts.patientExists(tx, patientId))) throw new RecordNotFound('patient');
  }
}

function audit(
  tx: TenantTransaction,
  verb: 'read' | 'save' | 'discard',
  { id, form }: FormDraftParam,
): void {
  recordAudit(tx, { action: `form-draft.${verb}`, patientIds: [id], detail: { form } });
}
