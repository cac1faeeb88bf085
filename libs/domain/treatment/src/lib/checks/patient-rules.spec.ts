import { thresholdsWith } from '@glabella/domain/outcomes';
import { contraindicationIds } from '../contraindications';
import { confounderDays } from '../medication/confounders';
import type { MedicationFacts } from '../medication/medication';
import { everyPrecaution, precautionIds, precautions } from '../precautions';
import { glabellarDepression } from '../protocols';
import { passedChecks } from './check-session';
import { checksWith, codesWith, product, readySession, severityOf } from './ready-session';
import type { SessionCheckInput } from './session-check';

const answers = readySession.contraindications;
const general = contraindicationIds.filter((id) => id !== 'cows-milk-allergy');

describe('contraindications', () => {
  it.each(general)('%s: yes asks for a psychiatrist’s reason', (id) => {
    const [check, ...rest] = checksWith({ contraindications: { ...answers, [id]: 'yes' } });
    expect(rest).toEqual([]);
    expect(check).toMatchObject({
      code: `contraindication-${id}`,
      severity: 'reason',
      answerBy: 'psychiatrist',
    });
  });

  it.each(general)('%s: not known asks for a psychiatrist’s reason too, and says so', (id) => {
    const [check, ...rest] = checksWith({ contraindications: { ...answers, [id]: 'not-known' } });
    expect(rest).toEqual([]);
    expect(check).toMatchObject({ severity: 'reason', answerBy: 'psychiatrist' });
    expect(check?.title).toMatch(/^Not known: /);
  });

  it.each(general)('%s: unanswered stops', (id) => {
    expect(codesWith({ contraindications: { ...answers, [id]: undefined } })).toEqual([
      `stop contraindication-${id}-unanswered`,
    ]);
  });

  it('lets only pregnancy and breastfeeding be not applicable', () => {
    const notApplicable = (id: string) =>
      codesWith({ contraindications: { ...answers, [id]: 'not-applicable' } });
    expect(notApplicable('pregnancy-breastfeeding')).toEqual([]);
    expect(notApplicable('hypersensitivity')).toEqual([
      'stop contraindication-hypersensitivity-unanswered',
    ]);
  });

  it('asks for cow’s milk allergy with Dysport and with no other product', () => {
    const code = 'contraindication-cows-milk-allergy-unanswered';
    expect(severityOf(code, { product: product('abobotulinumtoxinA') })).toBe('stop');
    expect(severityOf(code, {})).toBe('none');
    const milk = { ...answers, 'cows-milk-allergy': 'yes' as const };
    expect(codesWith({ contraindications: milk })).toEqual([]);
  });
});

describe('precautions', () => {
  const none = everyPrecaution('no');

  it.each(precautionIds)('%s: yes and not known are acknowledged, they do not stop', (id) => {
    const code = `acknowledge precaution-${id}`;
    expect(codesWith({ precautions: { ...none, [id]: 'yes' } })).toEqual([code]);
    expect(codesWith({ precautions: { ...none, [id]: 'not-known' } })).toEqual([code]);
  });

  it.each(precautionIds)('%s: unanswered stops, and is named', (id) => {
    const [check, ...rest] = checksWith({ precautions: { ...none, [id]: undefined } });
    expect(rest).toEqual([]);
    expect(check).toMatchObject({ code: 'precautions-unanswered', severity: 'stop' });
    expect(check?.title).toBe('Not answered: 1 precaution');
    const label = precautions.find((one) => one.id === id)?.label.toLowerCase();
    expect(check?.evidence).toContain(label);
  });

  it('not answered at all stop once', () => {
    expect(codesWith({ precautions: {} })).toEqual(['stop precautions-unanswered']);
  });
});

describe('item 9', () => {
  it('shows an open follow-up for acknowledgement, with its day', () => {
    const [check] = checksWith({ openItem9On: '2026-11-02' });
    expect(check).toMatchObject({
      code: 'item9-open',
      severity: 'acknowledge',
      evidence: 'PHQ-9 of 2 Nov 2026: the follow-up that it opened is open.',
    });
  });
});

describe('item 9 of the current form', () => {
  const totalOnly = { on: '2026-11-20', item9: null };

  it('is asked to acknowledge where its answer is not known, though the total is current', () => {
    const changed = { latestPhq9Form: totalOnly };
    expect(checksWith(changed)).toEqual([
      expect.objectContaining({
        code: 'item9-not-known',
        severity: 'acknowledge',
        evidence: 'PHQ-9 of 20 Nov 2026: no answer to its item 9 is on record.',
      }),
    ]);
    const passes = passedChecks({ ...readySession, ...changed }).map(({ code }) => code);
    expect(passes).toContain('phq9-current');
  });

  it.each<[string, string[], Partial<SessionCheckInput>]>([
    ['0 is known', [], { latestPhq9Form: { on: '2026-11-20', item9: 0 } }],
    [
      'its own follow-up is open',
      ['item9-open'],
      { latestPhq9Form: totalOnly, openItem9On: '2026-11-20' },
    ],
    [
      'the follow-up of another day is open',
      ['item9-open', 'item9-not-known'],
      { latestPhq9Form: totalOnly, openItem9On: '2026-11-02' },
    ],
    ['14 days old', ['item9-not-known'], { latestPhq9Form: { on: '2026-11-09', item9: null } }],
    ['15 days old', [], { latestPhq9Form: { on: '2026-11-08', item9: null } }],
    ['only its day is at hand', ['item9-not-known'], { latestPhq9Form: null }],
    ['there is none', ['phq9-missing'], { latestPhq9Form: null, latestPhq9On: null }],
    [
      'the protocol does not ask for it',
      [],
      { latestPhq9Form: totalOnly, protocol: { ...glabellarDepression, instruments: ['hdss'] } },
    ],
  ])('%s: %j', (_, codes, changed) => {
    expect(checksWith(changed).map(({ code }) => code)).toEqual(codes);
  });
});

describe('the PHQ-9 before an injection by the practice’s own window', () => {
  const own = { thresholds: thresholdsWith({ baselineWindowDays: 7 }) };
  const checks = (latestPhq9On: string, changed: Partial<SessionCheckInput>) =>
    checksWith({
      ...own,
      ...changed,
      latestPhq9On,
      latestPhq9Form: { on: latestPhq9On, item9: 0 },
    });

  it.each([
    ['2026-11-16', true, []],
    ['2026-11-15', true, ['baseline-missing']],
    ['2026-11-16', false, []],
    ['2026-11-15', false, ['phq9-old']],
  ])('of %s, first of the course %s: %j', (on, isFirstOfCourse, codes) => {
    expect(checks(on, { isFirstOfCourse }).map(({ code }) => code)).toEqual(codes);
  });

  it('says the number in force', () => {
    const [old] = checks('2026-11-15', { isFirstOfCourse: false });
    expect(old?.evidence).toBe('Latest PHQ-9 on 15 Nov 2026, 8 days before; current for 7.');
  });

  it('asks for item 9 of the form that is current by it', () => {
    const form = (on: string) => ({ ...own, latestPhq9Form: { on, item9: null } });
    const codes = (on: string) => checksWith(form(on)).map(({ code }) => code);
    expect([codes('2026-11-16'), codes('2026-11-15')]).toEqual([['item9-not-known'], []]);
  });
});

describe('the PHQ-9 before an injection', () => {
  const cases: {
    latestPhq9On: string | null;
    first: string[];
    later: string[];
  }[] = [
    { latestPhq9On: '2026-11-23', first: [], later: [] },
    { latestPhq9On: '2026-11-09', first: [], later: [] },
    {
      latestPhq9On: '2026-11-08',
      first: ['acknowledge baseline-missing'],
      later: ['note phq9-old'],
    },
    {
      latestPhq9On: '2026-11-24',
      first: ['acknowledge baseline-missing'],
      later: ['acknowledge phq9-missing'],
    },
    {
      latestPhq9On: null,
      first: ['acknowledge baseline-missing'],
      later: ['acknowledge phq9-missing'],
    },
  ];
  it.each(cases)(
    'of $latestPhq9On: $first at the first session, $later at a later one',
    ({ latestPhq9On, first, later }) => {
      expect(codesWith({ latestPhq9On, isFirstOfCourse: true })).toEqual(first);
      expect(codesWith({ latestPhq9On, isFirstOfCourse: false })).toEqual(later);
    },
  );

  it('is not asked by a protocol that does not measure with it', () => {
    const protocol = { ...glabellarDepression, instruments: ['hdss'] };
    expect(codesWith({ latestPhq9On: null, protocol })).toEqual([]);
  });
});

describe('an antidepressant that was changed', () => {
  const drug = (facts: Partial<MedicationFacts> = {}): MedicationFacts => ({
    drugId: 'sertraline',
    otherName: null,
    otherClass: null,
    doseUnit: 'mg',
    steps: [
      { on: '2025-10-01', dose: 50 },
      { on: '2026-11-11', dose: 100 },
    ],
    stoppedOn: null,
    purpose: null,
    ...facts,
  });

  it('is noted with drug, change and date, and asks for nothing', () => {
    const lithium = drug({ drugId: 'lithium', steps: [{ on: '2026-11', dose: null }] });
    expect(checksWith({ medications: [drug(), lithium] })).toEqual([
      expect.objectContaining({
        code: 'antidepressant-changed',
        severity: 'note',
        evidence:
          'lithium started at dose not known in Nov 2026, perhaps within 4 weeks before; sertraline 50 to 100 mg on 11 Nov 2026, 12 days before.',
        source: confounderDays.source,
      }),
    ]);
  });

  it.each<[string, string[], Partial<SessionCheckInput>]>([
    ['29 days before', [], { performedOn: '2026-12-10', today: '2026-12-10', performedAt: null }],
    ['after the day of the session', [], { performedOn: '2026-11-10', performedAt: null }],
    [
      'of a drug for something else',
      [],
      {
        medications: [drug({ drugId: 'other', otherName: 'metformin', otherClass: 'other-drug' })],
      },
    ],
    ['12 days before', ['antidepressant-changed'], {}],
  ])('%s: %j', (_, codes, changed) => {
    const found = checksWith({ medications: [drug()], ...changed });
    expect(found.map(({ code }) => code).filter((code) => code.startsWith('antidep'))).toEqual(
      codes,
    );
  });
});

describe('frown severity and aftercare', () => {
  it.each<SessionCheckInput['frownBefore']>([
    { rest: null, maximum: 2 },
    { rest: 1, maximum: null },
    { rest: null, maximum: null },
  ])('notes a frown that was not rated: rest $rest, maximum $maximum', (frownBefore) => {
    expect(codesWith({ frownBefore })).toEqual(['note frown-not-rated']);
  });

  it('takes grade 0 as rated', () => {
    expect(codesWith({ frownBefore: { rest: 0, maximum: 0 } })).toEqual([]);
  });

  it('names the aftercare that was not told', () => {
    const aftercareTold = readySession.aftercareTold.filter((id) => id !== 'red-flags');
    const [check] = checksWith({ aftercareTold });
    expect(check).toMatchObject({
      severity: 'acknowledge',
      code: 'aftercare-not-told',
      evidence: 'Not told: red flags.',
    });
  });
});
