import type { ConsentText, ConsentTextChange } from '@glabella/contracts';
import { reachFault } from '@glabella/domain/treatment';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit-trail';
import { arrived } from '../database/flight';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RecordChanged, RuleBroken } from '../http/errors';
import { PracticeService } from '../practice/practice.service';
import { ProtocolsService } from '../protocols/protocols.service';
import { ConsentTextRepository } from './consent-text.repository';
import { toConsentText } from './consents.mapper';

/** What patients of the practice agree to: worded by the practice, every version kept. */
@Injectable()
export class ConsentTextService {
  constructor(
    private readonly texts: ConsentTextRepository,
    private readonly practice: PracticeService,
    private readonly protocols: ProtocolsService,
    private readonly tenant: TenantTransactions,
    private readonly clock: Clock,
  ) {}

  find(caller: Caller): Promise<ConsentText> {
    return this.tenant.runOutsideRecord(caller, (tx) => this.read(tx));
  }

  /** Stores the next version. Rejects with `RecordChanged` when somebody was faster, `RuleBroken` for unknown protocols. */
  change(caller: Caller, expectedVersion: number, change: ConsentTextChange): Promise<ConsentText> {
    return this.tenant.run(caller, async (tx) => {
      await this.refuseUnknownProtocols(tx, change);
      const { today } = await this.practice.read(tx);
      const when = { on: today, at: this.clock.now() };
      await this.texts.storeShipped(tx, when);
      if (!(await this.texts.insert(tx, expectedVersion, change, when))) {
        throw new RecordChanged('consent text', (await this.read(tx)).version);
      }
      recordAudit(tx, {
        action: 'practice.word-consent',
        subjectType: 'practice',
        subjectId: caller.practiceId,
        detail: { version: expectedVersion + 1, asksAgain: change.asksAgain },
      });
      return this.read(tx);
    });
  }

  /** The text in a running transaction of another feature. */
  async read(tx: TenantTransaction): Promise<ConsentText> {
    const [{ today }, rows] = await arrived(this.practice.read(tx), this.texts.list(tx));
    return toConsentText(rows, today);
  }

  /** A protocol that the version in force names may stay: a form hands it on unseen. */
  private async refuseUnknownProtocols(
    tx: TenantTransaction,
    { points }: ConsentTextChange,
  ): Promise<void> {
    const [ids, { versions }] = await arrived(this.protocols.readIds(tx), this.read(tx));
    const named = versions[0]?.points.flatMap(({ askedIn }) => askedIn.protocolIds) ?? [];
    const known = new Set([...ids, ...named]);
    const issues = points.flatMap(({ askedIn }, at) => {
      const message = reachFault(askedIn, known);
      return message === null ? [] : [{ path: `points.${at}.askedIn`, message }];
    });
    if (issues.length === 0) return;
    const text = 'The text names protocols that the practice does not have, or one twice.';
    throw new RuleBroken('consent_text.protocols', text, {}, issues);
  }
}
