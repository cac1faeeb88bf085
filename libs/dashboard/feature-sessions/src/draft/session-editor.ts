import { computed, signal, type Signal, type WritableSignal } from '@angular/core';
import {
  openSessionChecks,
  productHere,
  sessionCheckInput,
  sessionChecks,
  signedSessionBody,
  type Author,
  type CheckedDraft,
  type InjectionSession,
  type SessionContext,
  type SessionDraft,
  type SessionDraftBody,
} from '@glabella/contracts';
import {
  consentStanding,
  isFrownRated,
  passedChecks,
  vialsMeant,
  type CheckAnswerer,
  type SessionCheck,
  type SessionSite,
} from '@glabella/domain/treatment';
import {
  addDays,
  compareDates,
  daysBetween,
  instantOnDay,
  timeOfDayIn,
  todayIn,
  type CalendarDate,
} from '@glabella/domain/values';
import {
  aftercareWords,
  changedFacts,
  sessionFacts,
  type FactWords,
  type SessionFact,
  type SessionFactKey,
} from '../facts/session-facts';
import { checkList, withAnswer, type CheckReply } from './check-lines';
import { inPageOrder } from './check-places';
import { doseFigures, protocolDoseLine } from './dose-figures';
import { SessionKeeper, type DraftShelf } from './session-keeper';
import type { SiteChange } from './site-history';
import { SiteList } from './site-list';
import { unchangedSince } from './unchanged-since';

/** What an editor works with: where drafts are kept, the time, and who sits at the page. */
export interface EditorDesk {
  readonly shelf: DraftShelf;
  /** The present, an ISO instant that goes on by itself. */
  readonly now: Signal<string>;
  readonly me: Author;
  /** As whom that person answers checks. */
  readonly signer: CheckAnswerer;
}

/** A lot as the page offers it. */
export type ChosenLot = SessionContext['recentLots'][number] & {
  readonly reconstitutedAt?: string | null;
};

/** A product, and the lot of it where one was chosen. */
type ProductChoice = Pick<SessionDraftBody, 'productId'> &
  Partial<Omit<SessionDraftBody, 'productId' | 'sites'>>;

// A year that is still being typed ('0202') is no date to count days from.
const earliestPlausible: CalendarDate = '1950-01-01';

/**
 * One draft while it is edited: its body, what is computed from it, its checks as the server will make them at signing, and
 * its keeping. Every change is a new body, so what is saved and what is not can be told apart.
 */
export class SessionEditor {
  readonly draft: SessionDraft;
  readonly body: Signal<SessionDraftBody>;
  readonly keeper: SessionKeeper;
  readonly sites: SiteList;
  readonly me: Author;
  readonly signer: CheckAnswerer;

  private readonly bodyNow: WritableSignal<SessionDraftBody>;
  private readonly contextNow: WritableSignal<SessionContext>;
  /** The last date that times of day were entered for. */
  private timesAreOf: CalendarDate | null;
  /** The last product that the units at the sites were of. */
  private unitsAreOf: string | null;
  /** The sites that were left with the units of each other product. */
  private readonly left = new Map<string, readonly SessionSite[]>();

  constructor(
    draft: SessionDraft,
    private readonly desk: EditorDesk,
  ) {
    this.draft = draft;
    this.me = desk.me;
    this.signer = desk.signer;
    this.bodyNow = signal(draft.body);
    this.body = this.bodyNow.asReadonly();
    this.contextNow = signal(draft.context);
    this.timesAreOf = draft.body.performedOn;
    this.unitsAreOf = draft.body.productId;
    this.keeper = new SessionKeeper(draft, this.body, desk.shelf);
    this.sites = new SiteList(
      computed(() => this.body().sites),
      (sites) => this.set({ sites }),
      this.contextNow,
      computed(() => this.body().productId),
    );
  }

  private readonly today = computed(() =>
    todayIn(this.contextNow().timeZone, new Date(this.desk.now())),
  );

  /** What the checks need beside the draft; its day goes on when the page stays open past midnight. */
  readonly context = computed<SessionContext>(() => ({
    ...this.contextNow(),
    today: this.today(),
  }));
  readonly isAmendment = computed(() => this.draft.amendsSessionId !== null);
  readonly protocol = computed(() => this.contextNow().protocol);
  readonly product = computed(() => productHere(this.body().productId, this.contextNow()));
  readonly figures = computed(() => doseFigures(this.body(), this.product()));
  readonly protocolDose = computed(() =>
    protocolDoseLine(this.contextNow(), this.body().productId),
  );

  private readonly checked = computed<CheckedDraft>(() => ({
    body: this.body(),
    context: this.context(),
    amendsSessionId: this.draft.amendsSessionId,
  }));
  private readonly checkInput = computed(() => sessionCheckInput(this.checked(), this.desk.now()));
  private readonly checks = computed(() => sessionChecks(this.checked(), this.desk.now()));
  /** What still blocks signing by the person at the page, gravest first. */
  readonly open = computed(() => openSessionChecks(this.checked(), this.desk.now(), this.signer));
  /** What was checked and found in order. */
  readonly passed = computed(() => passedChecks(this.checkInput()));
  readonly list = computed(() => checkList(this.checks(), this.open(), this.body().checkAnswers));

  private readonly words = computed<FactWords>(() => {
    const { injectors, aftercare } = this.contextNow();
    const people = [...injectors, this.me];
    const lists = [aftercare.list, ...(aftercare.ticked ? [aftercare.ticked] : [])];
    const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
    return {
      timeZone: this.contextNow().timeZone,
      nameOf: (id) => names.get(id) ?? 'somebody not active here',
      aftercareOf: aftercareWords(lists),
    };
  });

  private readonly amended = signal<InjectionSession | null>(null);
  private readonly signed = computed(() => {
    const amended = this.amended();
    return amended && signedSessionBody(amended);
  });
  /** Whether the session that is amended was voided: then the draft can only be discarded. */
  readonly amendsVoided = computed(() => this.amended()?.status === 'voided');
  /** The sites of the signed version that an amendment starts from; null where nothing is amended. */
  readonly signedSites = computed(() => this.signed()?.sites ?? null);
  private readonly changedSince = computed(() => {
    const signed = this.signed();
    if (signed === null) return new Map<SessionFactKey, string>();
    const changed = changedFacts(this.factsOf(signed, signed.consentOn), this.facts());
    return new Map(changed.map(({ key, before }) => [key, before]));
  });

  /** Whether a dose given elsewhere is typed on the page and not added: it is no part of the draft yet. */
  readonly hasUnaddedDose = signal(false);

  /** Everything that the draft says, in words. */
  readonly facts = computed(() => this.factsOf(this.body()));

  /** What still blocks signing, from the top of the page to its foot. */
  readonly openLines = computed(() => {
    const { unfilled, found } = this.list();
    return inPageOrder([...unfilled, ...found].filter(({ isOpen }) => isOpen));
  });

  /**
   * The parts of the form that are walked to, one after the other: what is open, and the frown severity, which blocks nothing
   * but belongs to every session.
   */
  readonly toVisit = computed<ReadonlySet<string>>(() => {
    const { frownAtRest, frownAtMaximum } = this.body();
    const isRated = isFrownRated(this.protocol());
    return new Set([
      ...this.openLines().map(({ place }) => place),
      ...(isRated && frownAtRest === null ? ['frown-rest'] : []),
      ...(isRated && frownAtMaximum === null ? ['frown-maximum'] : []),
      ...(this.unchanged().count > 0 ? ['unchanged'] : []),
    ]);
  });

  /** Last time's answers that can be confirmed as they are. */
  readonly unchanged = computed(() =>
    unchangedSince(this.contextNow(), this.body(), this.product()),
  );

  /** All other toxin of the patient, as the checks see it: on record here, and reported from elsewhere. */
  readonly earlierToxin = computed(() => this.checkInput().previousToxin);
  /** When it is or was injected, an ISO instant; null while that is not known. */
  readonly performedAt = computed(() => this.checkInput().performedAt);

  /** Takes last time's answers over as the answers of today, where they can be. */
  confirmUnchanged(): void {
    const { contraindications, precautions } = this.unchanged();
    const body = this.body();
    this.set({
      contraindications: { ...contraindications, ...body.contraindications },
      precautions: { ...precautions, ...body.precautions },
    });
  }

  /** Another body in the same words; of a draft, the consent is the one on record or the one that was stated before. */
  factsOf(
    body: SessionDraftBody,
    statedConsentOn: CalendarDate | null = this.contextNow().statedConsentOn,
  ): SessionFact[] {
    const standing = consentStanding(this.contextNow().consents, body.performedOn ?? this.today());
    const consentOn = standing.kind === 'in-force' ? standing.consent.agreedOn : statedConsentOn;
    return sessionFacts({ ...body, consentOn }, this.words());
  }

  /**
   * The newest version of the session that is amended: fields that differ from it are marked. A voided session takes no
   * amendment any more.
   */
  compareWith(amended: InjectionSession): void {
    this.amended.set(amended);
  }

  /** What the signed version said, for a fact that the amendment changes: 'was C7741'; undefined for all others. */
  was(key: SessionFactKey): string | undefined {
    const before = this.changedSince().get(key);
    return before === undefined ? undefined : `was ${before === '' ? 'empty' : before}`;
  }

  /** Changes the body; what stays the same is no change and is not saved. */
  set(changed: Partial<SessionDraftBody>): void {
    const before = this.bodyNow();
    const after: SessionDraftBody = { ...before, ...changed };
    const keys = Object.keys(changed) as (keyof SessionDraftBody)[];
    if (keys.every((key) => Object.is(before[key], after[key]))) return;
    this.bodyNow.set(after);
    this.keeper.noticeChange();
  }

  /**
   * Moves the session to another day, and the times of the day with it; when vials were opened ahead the ledger knows, and
   * that stays.
   */
  setDate(on: CalendarDate | null): void {
    const from = this.timesAreOf;
    if (on === null || compareDates(on, earliestPlausible) < 0) {
      this.set({ performedOn: on });
      return;
    }
    this.timesAreOf = on;
    const days = from === null ? 0 : daysBetween(from, on);
    const { injectedAt, reconstitutedAt, aftercareAt } = this.body();
    this.set({
      performedOn: on,
      injectedAt: this.moved(injectedAt, days),
      reconstitutedAt: this.isOfLedger(reconstitutedAt)
        ? reconstitutedAt
        : this.moved(reconstitutedAt, days),
      aftercareAt: this.moved(aftercareAt, days),
    });
  }

  /** Whether the stock has vials of the lot that were opened ahead at that time. */
  private isOfLedger(reconstitutedAt: string | null): boolean {
    const { stock, diluentMl } = this.checkInput();
    return !!stock?.lot && vialsMeant(stock.lot, { reconstitutedAt, diluentMl }).length > 0;
  }

  private moved(at: string | null, days: number): string | null {
    if (at === null || days === 0) return at;
    const clock = this.clockOf(at);
    return clock && (this.instantAt(addDays(clock.day, days), clock.time) ?? at);
  }

  /** The day that times of day are entered for: the session's, today while it has none. */
  readonly day = computed(() => this.body().performedOn ?? this.today());

  /** The day and the time of day of an instant on the practice's clock; null for none. */
  clockOf(at: string | null): { readonly day: CalendarDate; readonly time: string } | null {
    if (at === null) return null;
    const { timeZone } = this.contextNow();
    return { day: todayIn(timeZone, new Date(at)), time: timeOfDayIn(timeZone, at) };
  }

  /** The instant at which the practice's clock shows a time on a day; null where it never does. */
  instantAt(day: CalendarDate, time: string | null): string | null {
    return time === null ? null : instantOnDay(this.contextNow().timeZone, day, time);
  }

  /**
   * Takes over a lot on hand or used lately, as its vial says, and when it was opened where it was opened ahead; whole vials
   * of the stock have no time yet. What that changed of the sites, null for nothing.
   */
  chooseLot(lot: ChosenLot): SiteChange | null {
    const { lotNumber, lotExpiresOn, vialUnits, productId } = lot;
    const diluentMl = lot.diluentMl ?? this.body().diluentMl;
    const reconstitutedAt =
      lot.reconstitutedAt === undefined ? this.body().reconstitutedAt : lot.reconstitutedAt;
    const choice = { productId, lotNumber, lotExpiresOn, vialUnits, diluentMl, reconstitutedAt };
    return this.choose(choice);
  }

  /** Chooses the product; what that changed of the sites, null for nothing. */
  chooseProduct(productId: string | null): SiteChange | null {
    return this.choose({ productId });
  }

  /**
   * Units of one product say nothing of another: the sites are those left with the product, or start anew from the protocol,
   * and what is taken back is taken back with the product. What was signed was injected, so an amendment keeps its units.
   */
  private choose(choice: ProductChoice): SiteChange | null {
    const before = this.body();
    const unitsWereOf = this.unitsAreOf;
    this.set(choice);
    const product = this.product();
    if (product === null || product.id === unitsWereOf) return null;
    this.leaveUnits(product.id);
    if (this.isAmendment()) return null;
    return this.sites.takeUnitsOf(product, this.left.get(product.id), () => {
      this.leaveUnits(unitsWereOf);
      const chosen = Object.keys(choice) as (keyof ProductChoice)[];
      this.set(Object.fromEntries(chosen.map((key) => [key, before[key]])));
    });
  }

  /** From now on the units are of that product; those of the one before are kept for its return. */
  private leaveUnits(productId: string | null): void {
    if (this.unitsAreOf !== null) this.left.set(this.unitsAreOf, this.body().sites);
    this.unitsAreOf = productId;
  }

  /** Answers a check as the facts stand now. */
  answer(check: SessionCheck, answer: CheckReply): void {
    this.set({ checkAnswers: withAnswer(this.body().checkAnswers, check, answer) });
  }

  /** What is ticked of the list that the session tells from; ticks of an older version are none of it. */
  readonly told = computed<readonly string[]>(() => {
    const { aftercareListVersion, aftercareTold } = this.body();
    return aftercareListVersion === this.contextNow().aftercare.list.version ? aftercareTold : [];
  });

  /** Notes which aftercare was told; by the person at the page, unless somebody else is named. */
  tell(told: readonly string[]): void {
    const { aftercareById } = this.body();
    const aftercareListVersion = this.contextNow().aftercare.list.version;
    const isInjector = this.contextNow().injectors.some(({ id }) => id === this.me.id);
    const teller = aftercareById ?? (isInjector ? this.me.id : null);
    this.set({
      aftercareListVersion,
      aftercareTold: [...told],
      aftercareById: told.length === 0 ? aftercareById : teller,
    });
  }

  /** Reads the record beside the draft anew: something changed there since the page was opened. */
  async lookAround(): Promise<void> {
    try {
      const { context } = await this.desk.shelf.readDraft(this.draft.id);
      this.contextNow.set(context);
    } catch {
      // What was refused stands on the page already; the next try to sign asks again.
    }
  }

  /** Drops what stands on the page and takes over what somebody else saved. */
  takeTheirs(theirs: SessionDraft): void {
    this.contextNow.set(theirs.context);
    this.bodyNow.set(theirs.body);
    this.timesAreOf = theirs.body.performedOn;
    this.unitsAreOf = theirs.body.productId;
    this.left.clear();
    this.sites.forget();
    this.keeper.adopt(theirs);
  }
}
