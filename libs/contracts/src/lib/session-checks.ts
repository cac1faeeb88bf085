import { thresholdsWith } from '@glabella/domain/outcomes';
import {
  checkSession,
  findAftercare,
  findProduct,
  isSameLot,
  openRecallOf,
  productInPractice,
  unresolvedChecks,
  type CheckAnswerer,
  type PreviousToxin,
  type Product,
  type SessionCheck,
  type SessionCheckAnswer,
  type SessionCheckInput,
  type SessionStock,
} from '@glabella/domain/treatment';
import {
  compareDates,
  compareInstants,
  daysBetween,
  formatDate,
  todayIn,
  type CalendarDate,
} from '@glabella/domain/values';
import type { SessionContext, SessionDraft, SessionDraftBody } from './sessions';

/** What of a draft its checks are about: the editor has it while typing, the server when it signs. */
export type CheckedDraft = Pick<SessionDraft, 'body' | 'context' | 'amendsSessionId'>;

/**
 * A draft as `checkSession` wants it, the same on the page and on the server. `now` is the present as an ISO
 * instant. What amends a signed session speaks of one that was given.
 */
export function sessionCheckInput(
  { body, context, amendsSessionId }: CheckedDraft,
  now: string,
): SessionCheckInput {
  const isAboutToHappen = amendsSessionId === null && body.performedOn === context.today;
  return {
    today: context.today,
    timeZone: context.timeZone,
    alreadyGiven:
      amendsSessionId !== null ||
      (body.injectedAt !== null && compareInstants(body.injectedAt, now) <= 0),
    isAmendment: amendsSessionId !== null,
    protocol: context.protocol,
    product: productHere(body.productId, context),
    patient: { birthDate: context.patient.birthDate, sex: context.patient.sex },
    performedOn: body.performedOn,
    performedAt: body.injectedAt ?? (isAboutToHappen ? now : null),
    lotNumber: body.lotNumber,
    lotExpiresOn: body.lotExpiresOn,
    stock: stockFor(body, context),
    recall: openRecallOf(context.openRecalls, {
      productId: body.productId,
      lotNumber: body.lotNumber ?? '',
    }),
    vialUnits: body.vialUnits,
    vialsOpened: body.vialsOpened,
    diluentMl: body.diluentMl,
    reconstitutedAt: body.reconstitutedAt,
    unitsDrawn: body.unitsDrawn,
    sealIntact: body.sealIntact,
    sites: body.sites,
    isFirstOfCourse: context.isFirstOfCourse,
    courseStart: context.courseStart,
    thresholds: thresholdsWith(context.thresholdValues),
    previousToxin: otherToxin(body, context),
    elsewhereAsked: body.elsewhereAsked,
    contraindications: body.contraindications,
    precautions: body.precautions,
    medications: context.medications,
    consents: context.consents,
    statedConsentOn: context.statedConsentOn,
    frownBefore: { rest: frownGrade(body.frownAtRest), maximum: frownGrade(body.frownAtMaximum) },
    aftercareList: context.aftercare.list,
    aftercareTold: body.aftercareTold,
    openItem9On: context.openItem9On,
    latestPhq9On: latestUntil(context.phq9Dates, body.performedOn),
    latestPhq9Form: context.recentPhq9.find(isUntil(body.performedOn)) ?? null,
  };
}

/** The product as the practice has it; null for none and for a code that does not exist. */
export function productHere(
  productId: string | null,
  here: Pick<SessionContext, 'activeProductIds' | 'labelUseBy'>,
): Product | null {
  const product = findProduct(productId ?? '');
  return product ? productInPractice(product, here) : null;
}

/** What the stock has of the lot that the draft says; null where the session has nothing to do with the stock. */
function stockFor(
  { productId, lotNumber }: SessionDraftBody,
  { stock }: Pick<SessionContext, 'stock'>,
): SessionStock | null {
  if (stock === null) return null;
  const says = (lot: { readonly productId: string; readonly lotNumber: string }) =>
    lot.productId === productId && isSameLot(lot.lotNumber, lotNumber ?? '');
  if (stock.outside !== null && says(stock.outside)) return null;
  const lot = stock.lots.find(says);
  if (!lot) return { lot: null };
  const { vialUnits, lotExpiresOn, unopened, opened } = lot;
  return { lot: { vialUnits, expiresOn: lotExpiresOn, unopened, opened } };
}

/** All toxin of the patient beside this session: what the record holds and what this draft reports, each once. */
function otherToxin(
  body: SessionDraftBody,
  context: Pick<SessionContext, 'previousToxin'>,
): PreviousToxin[] {
  const keyOf = ({ on, productId, units }: PreviousToxin) => JSON.stringify([on, productId, units]);
  const known = new Set(
    context.previousToxin.filter(({ elsewhere }) => elsewhere).map((toxin) => keyOf(toxin)),
  );
  const reported = new Map(
    body.toxinElsewhere
      .filter((toxin) => !known.has(keyOf(toxin)))
      .map((toxin) => [keyOf(toxin), { ...toxin, elsewhere: true }]),
  );
  return [...context.previousToxin, ...reported.values()];
}

/** Whether something of a day was there on the day of the injection; all of it while that is not known. */
function isUntil(performedOn: CalendarDate | null) {
  return ({ on }: { readonly on: CalendarDate }): boolean =>
    performedOn === null || compareDates(on, performedOn) <= 0;
}

function latestUntil(
  dates: readonly CalendarDate[],
  performedOn: CalendarDate | null,
): CalendarDate | null {
  const before = dates.filter((on) => isUntil(performedOn)({ on }));
  return before.sort((a, b) => compareDates(b, a))[0] ?? null;
}

function frownGrade(grade: number | null): 0 | 1 | 2 | 3 | null {
  return grade === 0 || grade === 1 || grade === 2 || grade === 3 ? grade : null;
}

/**
 * Everything to settle or know before a draft is signed: what the record needs (who injected, dates within the
 * course, aftercare in full, the reason of an amendment), then the rules of the treatment, gravest first.
 */
export function sessionChecks(draft: CheckedDraft, now: string): SessionCheck[] {
  return [...recordChecks(draft, now), ...checkSession(sessionCheckInput(draft, now))];
}

/** The checks of a draft that still block signing by somebody who answers as `signer`. */
export function openSessionChecks(
  draft: CheckedDraft,
  now: string,
  signer: CheckAnswerer,
): SessionCheck[] {
  return unresolvedChecks(sessionChecks(draft, now), answersBy(draft.body, signer));
}

function answersBy(body: SessionDraftBody, signer: CheckAnswerer): SessionCheckAnswer[] {
  return body.checkAnswers.map(({ code, acknowledged, reason, evidence }) => ({
    code,
    acknowledged,
    reason,
    answeredBy: signer,
    ...(evidence === null ? {} : { evidence }),
  }));
}

const longestReconstitutedDays = 30;

function recordChecks(draft: CheckedDraft, now: string): SessionCheck[] {
  return [
    ...injector(draft),
    ...reconstituter(draft),
    ...withinCourse(draft),
    ...instants(draft, now),
    ...datesUntilToday(draft),
    ...aftercareListChanged(draft),
    ...aftercareInFull(draft),
    ...amendment(draft),
  ];
}

function stop(code: string, title: string, evidence: string): SessionCheck {
  return { code, severity: 'stop', title, evidence, answerBy: 'injector' };
}

function injector({ body, context }: CheckedDraft): SessionCheck[] {
  const { performedById } = body;
  if (performedById === null) {
    return [stop('injector-missing', 'Injector missing', 'Name who injected.')];
  }
  if (context.injectors.some(({ id }) => id === performedById)) return [];
  const evidence = 'Choose a psychiatrist or clinician who is active in this practice.';
  return [stop('injector-unknown', 'Injector not active here', evidence)];
}

/** Nobody named is not recorded; whoever is named is a person of the practice, or a pharmacy with a name. */
function reconstituter({ body, context }: CheckedDraft): SessionCheck[] {
  if (body.reconstitutedBy === null) return [];
  const { staffId, name } = body.reconstitutedBy;
  if (staffId === null) {
    if (name.trim() !== '') return [];
    const evidence = 'Write the name of the pharmacy, or choose that it is not recorded.';
    return [stop('pharmacy-missing', 'Name of the pharmacy missing', evidence)];
  }
  if (context.injectors.some(({ id }) => id === staffId)) return [];
  const evidence = 'Choose a psychiatrist or clinician who is active in this practice.';
  return [stop('reconstituter-unknown', 'Who reconstituted is not active here', evidence)];
}

function withinCourse({ body, context }: CheckedDraft): SessionCheck[] {
  const { performedOn } = body;
  const { courseStartedOn, courseEndedOn } = context;
  if (performedOn === null) return [];
  const change = 'Correct the date of the injection or the dates of the course.';
  if (compareDates(performedOn, courseStartedOn) < 0) {
    const evidence = `The course starts on ${formatDate(courseStartedOn)}. ${change}`;
    return [stop('date-before-course', 'Date before the course', evidence)];
  }
  if (courseEndedOn === null || compareDates(performedOn, courseEndedOn) <= 0) return [];
  const evidence = `The course ended on ${formatDate(courseEndedOn)}. ${change}`;
  return [stop('date-after-course', 'Date after the end of the course', evidence)];
}

function instants({ body, context }: CheckedDraft, now: string): SessionCheck[] {
  const { injectedAt, aftercareAt, performedOn, reconstitutedAt } = body;
  const isLater = (at: string | null) => at !== null && compareInstants(at, now) > 0;
  const told = 'It cannot have been told later than now.';
  const inFuture = [
    ...(isLater(injectedAt)
      ? [stop('time-in-future', 'Time in the future', 'The injection cannot be later than now.')]
      : []),
    ...(isLater(aftercareAt) ? [stop('aftercare-in-future', 'Aftercare in the future', told)] : []),
    ...aftercareOutsideDay(body, context),
  ];
  if (reconstitutedAt === null || performedOn === null) return inFuture;
  const madeOn = todayIn(context.timeZone, new Date(reconstitutedAt));
  if (Math.abs(daysBetween(madeOn, performedOn)) <= longestReconstitutedDays) return inFuture;
  const evidence = `More than ${longestReconstitutedDays} days from the injection.`;
  return [...inFuture, stop('reconstitution-date', 'Date of reconstitution impossible', evidence)];
}

function aftercareOutsideDay(
  { aftercareAt, performedOn }: SessionDraftBody,
  { timeZone }: SessionContext,
): SessionCheck[] {
  if (aftercareAt === null || performedOn === null) return [];
  const toldOn = todayIn(timeZone, new Date(aftercareAt));
  if (toldOn === performedOn) return [];
  const evidence = `It says ${formatDate(toldOn)}. Enter the time anew; what was told on another day goes into the note.`;
  return [stop('aftercare-outside-day', 'Aftercare on another day', evidence)];
}

function datesUntilToday({ body, context }: CheckedDraft): SessionCheck[] {
  const isLater = (on: CalendarDate | null) => on !== null && compareDates(on, context.today) > 0;
  return [
    ...(body.toxinElsewhere.some(({ on }) => isLater(on))
      ? [stop('elsewhere-in-future', 'Toxin elsewhere in the future', 'Correct its date.')]
      : []),
  ];
}

/** What was ticked of an older version may read otherwise now: nothing is signed that the signer did not read. */
function aftercareListChanged({ body, context }: CheckedDraft): SessionCheck[] {
  const { aftercareListVersion, aftercareTold } = body;
  const { list } = context.aftercare;
  const isKnown = (id: string) => findAftercare(list, id) !== undefined;
  if (aftercareTold.length === 0) return [];
  if (aftercareListVersion === list.version && aftercareTold.every(isKnown)) return [];
  const evidence =
    `Version ${list.version} is in force since ${formatDate(list.publishedOn)}; ` +
    `what is ticked speaks of version ${aftercareListVersion}.`;
  return [stop('aftercare-list-changed', 'The aftercare list changed', evidence)];
}

function aftercareInFull({ body, context }: CheckedDraft): SessionCheck[] {
  const { aftercareTold, aftercareMethod, aftercareById } = body;
  if (aftercareById !== null && !context.injectors.some(({ id }) => id === aftercareById)) {
    const evidence = 'Choose a psychiatrist or clinician who is active in this practice.';
    return [
      stop('aftercare-teller-unknown', 'Who told the aftercare is not active here', evidence),
    ];
  }
  if (aftercareTold.length === 0 || (aftercareMethod !== null && aftercareById !== null)) return [];
  const evidence = 'Say how it was told, and by whom.';
  return [stop('aftercare-incomplete', 'Aftercare incomplete', evidence)];
}

function amendment({ amendsSessionId, body }: CheckedDraft): SessionCheck[] {
  if (amendsSessionId === null || (body.amendmentReason ?? '').trim() !== '') return [];
  const evidence = 'Write why the signed session is amended.';
  return [stop('amendment-reason-missing', 'Reason of the amendment missing', evidence)];
}
