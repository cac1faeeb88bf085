import { Injectable } from '@nestjs/common';
import type { SessionStockContext } from '@glabella/contracts';
import {
  isSameLot,
  undoneUse,
  useOfStock,
  type UseOfStock,
  type VialsOfSession,
} from '@glabella/domain/treatment';
import type { TenantTransaction } from '../database/tenant';
import type { StandingUseRow } from './stock-rows';
import { StockLedgerRepository, type LotOfSession } from './stock-ledger.repository';
import { StockReads } from './stock-reads.repository';
import { toSessionLot, toStockChange } from './stock.mapper';

/** A session that is amended, as it was signed last. */
export interface AmendedLot {
  readonly id: string;
  readonly productId: string;
  readonly lotNumber: string;
}

/** A session as it is signed, as far as the stock has to do with it. */
export interface SignedVials extends VialsOfSession {
  readonly id: string;
  readonly version: number;
  readonly productId: string;
  readonly lotNumber: string;
  /** Why the session is amended; null for a new one. */
  readonly reason: string | null;
}

/** What sessions take from the stock, in their own transactions: signed once, taken once; taken back by entries of its own. */
@Injectable()
export class SessionStock {
  constructor(
    private readonly reads: StockReads,
    private readonly ledger: StockLedgerRepository,
  ) {}

  /** Locks the lots before the rules read them: what is on hand then stays so until the transaction ends. */
  lock(tx: TenantTransaction, lot: LotOfSession): Promise<void> {
    return this.ledger.lockLotsOfSession(tx, lot);
  }

  /** What the practice has for a session; what the amended one took counts as on hand. */
  async read(tx: TenantTransaction, amended: AmendedLot | null): Promise<SessionStockContext> {
    const [rows, uses] = await Promise.all([
      this.reads.lotsForSession(tx, amended?.id ?? null),
      amended === null ? [] : this.ledger.standingUses(tx, amended.id),
    ]);
    const isOutside = amended !== null && uses.length === 0;
    return {
      lots: rows.map((row) => toSessionLot(row, uses)).filter(isOnHand),
      outside: isOutside ? { productId: amended.productId, lotNumber: amended.lotNumber } : null,
    };
  }

  /**
   * Takes the vials of a session that is being signed out of its lot, and puts back what an earlier version took where that
   * is something else. Nothing where the session stands outside the stock, or its lot was never received.
   */
  async take(
    tx: TenantTransaction,
    session: SignedVials,
    stock: SessionStockContext,
    at: Date,
  ): Promise<void> {
    const { id, version, productId, lotNumber } = session;
    const { outside } = stock;
    const staysOutside =
      outside?.productId === productId && isSameLot(outside.lotNumber, lotNumber);
    if (staysOutside) return;
    const uses = await this.ledger.standingUses(tx, id);
    const row = await this.ledger.lotOf(tx, productId, lotNumber);
    const lot = row && toSessionLot(row, uses);
    const next = lot ? useOfStock(session, lot) : [];
    if (areTheSame(uses, row?.id, next)) return;
    for (const standing of uses) await this.undo(tx, standing, session, at);
    if (!row) return;
    for (const use of next) {
      await this.ledger.append(tx, { lotId: row.id, ...use, session: { id, version }, at });
    }
  }

  /** Puts back what a session took, as when it is voided. */
  async giveBack(
    tx: TenantTransaction,
    session: { readonly id: string; readonly version: number; readonly reason: string },
    at: Date,
  ): Promise<void> {
    await this.lock(tx, { sessionId: session.id, productId: null, lotNumber: null });
    for (const use of await this.ledger.standingUses(tx, session.id)) {
      await this.undo(tx, use, session, at);
    }
  }

  private undo(
    tx: TenantTransaction,
    use: StandingUseRow,
    { id, version, reason }: Pick<SignedVials, 'id' | 'version' | 'reason'>,
    at: Date,
  ): Promise<void> {
    return this.ledger.append(tx, {
      lotId: use.lot_id,
      ...undoneUse(toStockChange(use)),
      opening: use.opening,
      undoes: use.ordinal,
      session: { id, version },
      reason,
      at,
    });
  }
}

function isOnHand({ unopened, opened }: SessionStockContext['lots'][number]): boolean {
  return unopened > 0 || opened.some(({ vials }) => vials > 0);
}

/** Whether what stands is what would be taken again: then the ledger needs no new line. */
function areTheSame(
  uses: readonly StandingUseRow[],
  lotId: string | undefined,
  next: readonly UseOfStock[],
): boolean {
  if (uses.length === 0 || uses.length !== next.length) return false;
  return next.every((use, at) => uses[at]?.lot_id === lotId && isTheSame(uses[at], use));
}

function isTheSame(standing: StandingUseRow | undefined, use: UseOfStock): boolean {
  if (!standing) return false;
  const before = toStockChange(standing);
  return (
    standing.opening === use.opening &&
    before.unopened === use.unopened &&
    before.open === use.open &&
    before.missing === use.missing &&
    before.injectedUnits === use.injectedUnits &&
    before.wastedUnits === use.wastedUnits
  );
}
