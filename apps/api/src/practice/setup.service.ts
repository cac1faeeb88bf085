import { Injectable } from '@nestjs/common';
import type { Me, SetupRequest, SetupState } from '@glabella/contracts';
import { OwnAccount } from '../identity/own-account.service';
import { SessionKeeper, type BegunSession } from '../identity/session-keeper';
import { callerFor, type Visitor } from '../identity/visitor';
import { PracticeFounding } from './practice-founding';
import { PracticeRepository } from './practice.repository';

/** The first steps of an installation: the first practice, and its administrator signed in. */
@Injectable()
export class Setup {
  constructor(
    private readonly founding: PracticeFounding,
    private readonly keeper: SessionKeeper,
    private readonly own: OwnAccount,
    private readonly practices: PracticeRepository,
  ) {}

  async state(): Promise<SetupState> {
    return { isSetupNeeded: !(await this.practices.isAnyThere()) };
  }

  /** Founds the first practice and signs its administrator in. Throws `StateConflict` when there is a practice. */
  async setUp(
    request: SetupRequest,
    visitor: Visitor,
  ): Promise<BegunSession & { readonly me: Me }> {
    const founded = await this.founding.foundFirst(request, visitor, (tx, { staffId }) =>
      this.keeper.begin(tx, staffId, visitor),
    );
    const begun = founded.alongside;
    const caller = { ...callerFor(visitor, founded), sessionId: begun.sessionId };
    return { ...begun, me: await this.own.me(caller) };
  }
}
