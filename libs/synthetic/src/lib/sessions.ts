import { defaultOutcomeThresholds } from '@glabella/domain/outcomes';
import {
  checkSession,
  everyPrecaution,
  plannedAftercare,
  findProduct,
  firstProduct,
  prefillSites,
  totalUnits,
  unresolvedChecks,
  volumeMl,
  type AftercareList,
  type Phq9Form,
  type PreviousToxin,
  type SessionCheck,
  type SessionCheckInput,
  type Sex,
  type TreatmentProtocol,
} from '@glabella/domain/treatment';
import { addMonths, type CalendarDate } from '@glabella/domain/values';
import type { CheckAnswer } from '@glabella/contracts';
import { instantOn } from './assessments';
import type { Random } from './random';
import type { SyntheticSession } from './synthetic-practice';

/** What a made-up session needs to know of the patient and of what came before. */
export interface SessionSetting {
  readonly courseId: string;
  readonly protocol: TreatmentProtocol;
  readonly timeZone: string;
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
  readonly consentOn: CalendarDate;
  readonly injector: { readonly id: string; readonly displayName: string };
  readonly previousToxin: readonly PreviousToxin[];
  readonly latestPhq9Form: Phq9Form | null;
  /** The version of the practice's list in force on that day. */
  readonly aftercareList: AftercareList;
}

const LOT_LIFE_MONTHS = 20;

/** The lot in use in that quarter: one lot a quarter, as a small practice would have it. */
export function lotInUse(on: CalendarDate): { number: string; expiresOn: CalendarDate } {
  const year = Number(on.slice(0, 4));
  const quarter = Math.floor((Number(on.slice(5, 7)) - 1) / 3);
  const firstDay = `${on.slice(0, 4)}-${String(quarter * 3 + 1).padStart(2, '0')}-01`;
  return {
    number: `SYN${(year % 100) * 4 + quarter}`,
    expiresOn: addMonths(firstDay, LOT_LIFE_MONTHS),
  };
}

/** A signed session that follows the protocol and answers every check that the domain raises. */
export function syntheticSession(
  on: CalendarDate,
  setting: SessionSetting,
  random: Random,
): SyntheticSession {
  const { protocol, aftercareList } = setting;
  const told = plannedAftercare(aftercareList, protocol.aftercare).map(({ id }) => id);
  const { productId, vialUnits, diluentMl } = firstProduct(protocol);
  const product = findProduct(productId);
  if (!product || diluentMl === null) throw new Error(`No powder ${productId}`);
  const lot = lotInUse(on);
  const injectedAt = instantOn(on, random);
  const earlier = setting.previousToxin.length;
  const frownAtMaximum = earlier === 0 ? 3 : 2;
  const frownAtRest = random.chance(earlier === 0 ? 0.7 : 0.3) ? 2 : 1;
  const sites = prefillSites(protocol, setting.sex).map((site) => {
    const units = site.units ?? 5;
    return { ...site, units, volumeMl: volumeMl(units, vialUnits, diluentMl) };
  });
  const input: SessionCheckInput = {
    today: on,
    timeZone: setting.timeZone,
    alreadyGiven: false,
    isAmendment: false,
    protocol,
    product,
    patient: { birthDate: setting.birthDate, sex: setting.sex },
    performedOn: on,
    performedAt: injectedAt,
    lotNumber: lot.number,
    lotExpiresOn: lot.expiresOn,
    stock: null,
    recall: null,
    vialUnits,
    vialsOpened: 1,
    diluentMl,
    reconstitutedAt: injectedAt,
    unitsDrawn: null,
    sealIntact: null,
    sites,
    isFirstOfCourse: earlier === 0,
    // Made up in the order of their days: none comes before the first.
    courseStart: null,
    thresholds: defaultOutcomeThresholds,
    previousToxin: setting.previousToxin,
    elsewhereAsked: true,
    contraindications: {
      'pregnancy-breastfeeding': setting.sex === 'male' ? 'not-applicable' : 'no',
      'neuromuscular-disease': 'no',
      'infection-at-site': 'no',
      hypersensitivity: 'no',
    },
    precautions: everyPrecaution('no'),
    medications: [],
    consents: {
      given: [
        {
          id: setting.courseId,
          documentVersion: 1,
          agreedOn: setting.consentOn,
          recordedAt: `${setting.consentOn}T00:00:00Z`,
        },
      ],
      withdrawn: [],
      askedAgain: [],
      keptFrom: null,
    },
    statedConsentOn: null,
    frownBefore: { rest: frownAtRest, maximum: frownAtMaximum },
    aftercareList,
    aftercareTold: told,
    openItem9On: null,
    latestPhq9On: setting.latestPhq9Form?.on ?? null,
    latestPhq9Form: setting.latestPhq9Form,
  };
  return {
    id: random.uuid(),
    courseId: setting.courseId,
    performedOn: on,
    injectedAt,
    performedById: setting.injector.id,
    productId: product.id,
    lotNumber: lot.number,
    lotExpiresOn: lot.expiresOn,
    vialUnits,
    vialsOpened: 1,
    diluentMl,
    reconstitutedAt: injectedAt,
    sites,
    totalUnits: totalUnits(sites),
    frownAtRest,
    frownAtMaximum,
    beforeNeedle: {
      contraindications: input.contraindications,
      precautions: everyPrecaution('no'),
      elsewhereAsked: true,
      toxinElsewhere: [],
      consentOn: setting.consentOn,
    },
    aftercare: {
      told,
      method: 'in-person-and-leaflet',
      byId: setting.injector.id,
      at: injectedAt,
    },
    aftercareListVersion: aftercareList.version,
    checks: answered(checkSession(input)),
    signerName: setting.injector.displayName,
    signedAt: injectedAt,
    cosignature: null,
  };
}

function answered(checks: readonly SessionCheck[]): SyntheticSession['checks'] {
  const withAnswers = checks.map((check) => ({ ...check, answer: answerTo(check) }));
  const given = withAnswers.flatMap(({ answer }) =>
    answer ? [{ ...answer, answeredBy: 'psychiatrist' as const }] : [],
  );
  const open = unresolvedChecks(checks, given);
  if (open.length > 0) {
    throw new Error(
      `A synthetic session must not break ${open.map(({ code }) => code).join(', ')}`,
    );
  }
  return withAnswers;
}

function answerTo(check: SessionCheck): CheckAnswer | null {
  if (check.severity === 'note') return null;
  return {
    code: check.code,
    acknowledged: true,
    reason: check.severity === 'reason' ? 'Synthetic: decided with the patient.' : null,
    evidence: check.evidence,
  };
}
