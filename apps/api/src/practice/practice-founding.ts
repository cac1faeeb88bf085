import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { defaultPracticeSettings, type Role } from '@glabella/contracts';
import { shippedProtocols } from '@glabella/domain/treatment';
import { todayIn } from '@glabella/domain/values';
import { recordAudit } from '../audit/audit-trail';
import { TenantTransactions, type TenantTransaction } from '../database/tenant';
import { Clock } from '../http/clock';
import { StateConflict } from '../http/errors';
import { refuseGuessablePassword } from '../identity/password-policy';
import { hashPassword } from '../identity/passwords';
import { StaffAccounts } from '../identity/staff-accounts';
import { callerFor, type Visitor } from '../identity/visitor';
import { storeShippedAftercare } from '../aftercare/shipped-aftercare';
import { storeShippedProtocols } from '../protocols/shipped-protocols';
import { PracticeRepository } from './practice.repository';
import { StaffRepository } from './staff.repository';

/** A new practice and its first administrator. */
export interface Founding {
  readonly practiceName: string;
  readonly timeZone: string;
  readonly phone: string;
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
  readonly roles?: readonly Role[];
  readonly isSynthetic?: boolean;
}

/** Which practice was founded, and by whom it is administered. */
export interface FoundedPractice {
  readonly practiceId: string;
  readonly staffId: string;
}

/** Stands until the practice words its own; it names no number, because those differ by place. */
export const initialSafetyText =
  'This answer asks for a conversation now. Before the patient leaves: ask about it directly, follow the procedure ' +
  'of this practice for suicide risk, and record below what was done and by whom.\n\n' +
  'An administrator replaces this text, and adds the crisis lines that apply here, in the settings of the practice.';

/** Founds practices: on the web only the first, from the command line any. */
@Injectable()
export class PracticeFounding {
  constructor(
    private readonly practices: PracticeRepository,
    private readonly people: StaffRepository,
    private readonly accounts: StaffAccounts,
    private readonly tenant: TenantTransactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Founds the first practice. Throws `StateConflict` (`setup.done`) when there is one, also when two set-ups come at the
   * same time. `alongside` runs in the same transaction.
   */
  foundFirst<Alongside>(
    founding: Founding,
    visitor: Visitor,
    alongside: (tx: TenantTransaction, founded: FoundedPractice) => Alongside,
  ): Promise<FoundedPractice & { readonly alongside: Alongside }> {
    return this.foundIn(founding, visitor, async (tx, founded) => {
      if ((await this.practices.countWhileFounding(tx)) > 0) {
        throw new StateConflict('setup.done', 'There is a practice here already. Sign in.');
      }
      return () => alongside(tx, founded);
    });
  }

  /** Founds a practice beside those that there are. Throws `StateConflict` when the e-mail address is taken. */
  async found(
    founding: Founding,
    origin: Pick<Visitor, 'requestId' | 'address'>,
  ): Promise<FoundedPractice> {
    const { practiceId, staffId } = await this.foundIn(founding, origin, async () => () => null);
    return { practiceId, staffId };
  }

  private async foundIn<Alongside>(
    founding: Founding,
    origin: Pick<Visitor, 'requestId' | 'address'>,
    prepare: (tx: TenantTransaction, founded: FoundedPractice) => Promise<() => Alongside>,
  ): Promise<FoundedPractice & { readonly alongside: Alongside }> {
    refuseGuessablePassword(founding.password, founding);
    const passwordHash = await hashPassword(founding.password);
    const founded = { practiceId: randomUUID(), staffId: randomUUID() };
    const { isSynthetic = false, roles = ['administrator'] } = founding;
    return this.tenant.run(callerFor(origin, founded), async (tx) => {
      const finish = await prepare(tx, founded);
      const at = this.clock.now();
      await this.practices.insert(
        tx,
        {
          name: founding.practiceName,
          timeZone: founding.timeZone,
          phone: founding.phone,
          safetyText: initialSafetyText,
          settings: defaultPracticeSettings,
          isSynthetic,
          consentsKeptFrom: todayIn(founding.timeZone, at),
        },
        at,
      );
      const { displayName, email } = founding;
      await this.people.insert(tx, { id: founded.staffId, displayName, email, roles, at });
      await this.accounts.open(tx, { staffId: founded.staffId, email, passwordHash });
      await storeShippedProtocols(tx, shippedProtocols, at);
      await storeShippedAftercare(tx, { on: todayIn(founding.timeZone, at), at });
      recordAudit(tx, {
        action: 'practice.found',
        subjectType: 'practice',
        subjectId: founded.practiceId,
      });
      return { ...founded, alongside: finish() };
    });
  }
}
