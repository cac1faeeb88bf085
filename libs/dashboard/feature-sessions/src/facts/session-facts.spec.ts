import { everyPrecaution } from '@glabella/domain/treatment';
import { aftercareList, colleague, injector, newBody, readyBody } from '../testing/session-draft';
import { aftercareWords, changedFacts, sessionFacts, type SessionFactKey } from './session-facts';

const names = new Map([injector, colleague].map(({ id, displayName }) => [id, displayName]));
const words = {
  timeZone: 'Europe/Berlin',
  nameOf: (id: string) => names.get(id) ?? id,
  aftercareOf: aftercareWords([aftercareList]),
};

const told = (body: Partial<typeof newBody>): Partial<Record<SessionFactKey, string>> =>
  Object.fromEntries(
    sessionFacts({ ...newBody, ...body }, words)
      .filter(({ text }) => text !== '')
      .map(({ key, text }) => [key, text]),
  );

describe('a session in words', () => {
  it('says everything that a ready draft holds', () => {
    expect(
      told({
        ...readyBody,
        injectedAt: '2026-11-23T13:00:00Z',
        reconstitutedBy: { staffId: null, name: 'Synthetic pharmacy ' },
        unitsDrawn: 31.5,
        sealIntact: false,
        aftercareAt: '2026-11-23T13:20:00Z',
        toxinElsewhere: [
          { on: '2026-09-30', productId: null, units: 155 },
          { on: '2026-08-01', productId: 'onabotulinumtoxinA', units: null },
        ],
        precautions: { ...everyPrecaution('no'), 'dry-eye': 'yes', 'eyelid-weakness': 'not-known' },
        checkAnswers: [
          { code: 'interval-short', acknowledged: false, reason: 'Worn off', evidence: '49 days.' },
          { code: 'dose', acknowledged: true, reason: null, evidence: '31 U.' },
          { code: 'other', acknowledged: false, reason: null, evidence: null },
        ],
        note: 'Tolerated well.',
        amendmentReason: 'Wrong lot',
      }),
    ).toEqual({
      date: '23 Nov 2026',
      time: '23 Nov 2026, 14:00',
      injector: 'Dr A. Reyes',
      product: 'onabotulinumtoxinA (Botox Cosmetic)',
      lot: 'C7781',
      expiry: '31 Aug 2027',
      vial: '100 U',
      opened: '1',
      diluent: '2.5 mL',
      reconstituted: '23 Nov 2026, 13:40',
      'reconstituted-by': 'Synthetic pharmacy (outside pharmacy)',
      drawn: '31.5 U',
      seal: 'not intact',
      sites:
        'Procerus: 7 U\nCorrugator, medial, left: 6 U\nCorrugator, medial, right: 6 U\n' +
        'Corrugator, lateral, left: 5 U\nCorrugator, lateral, right: 5 U',
      total: '29 U',
      'frown-rest': '1 (mild)',
      'frown-maximum': '2 (moderate)',
      contraindications:
        'Pregnancy or breastfeeding: no\nNeuromuscular disease: no\n' +
        'Infection at the site: no\nHypersensitivity: no',
      precautions: 'Dry eye\nWeak or drooping eyelid: not known',
      elsewhere:
        '30 Sep 2026, product unknown, 155 U\n1 Aug 2026, onabotulinumtoxinA, units unknown',
      consent: '6 Jan 2026',
      answers: '49 days. Worn off\n31 U. acknowledged',
      aftercare:
        'red flags\nupright, 4 h\nno rubbing, 24 h\nno exercise, sauna, alcohol, 24 h\n' +
        'no facial, laser, peel, 7 days\neffect review, day 14',
      'aftercare-how': 'in person, by Dr A. Reyes, 23 Nov 2026, 14:20',
      note: 'Tolerated well.',
      reason: 'Wrong lot',
    });
  });

  it('tells not asked, asked and none, and a grade of 0 apart', () => {
    expect(told({ precautions: {}, elsewhereAsked: false })).not.toHaveProperty('precautions');
    expect(told({ precautions: everyPrecaution('no') }).precautions).toBe('none');
    expect(told({ precautions: { 'dry-eye': 'no' } }).precautions).toBe('6 not asked');
    expect(told({}).elsewhere).toBeUndefined();
    expect(told({ elsewhereAsked: true }).elsewhere).toBe('asked, none');
    expect(told({ frownAtRest: 0 })['frown-rest']).toBe('0 (none)');
    expect(told({ frownAtRest: null })['frown-rest']).toBeUndefined();
  });

  it('tells a seal that was not checked from one that was intact, and names a person as such', () => {
    expect(told({})).not.toHaveProperty('seal');
    const reconstitutedBy = { staffId: injector.id, name: 'Dr A. Reyes' };
    expect(told({ sealIntact: true, reconstitutedBy })).toMatchObject({
      seal: 'intact',
      'reconstituted-by': 'Dr A. Reyes',
    });
  });

  it('says that units are not entered, rather than 0', () => {
    const sites = [{ muscle: 'procerus' as const, side: 'midline' as const, units: null }];
    expect(told({ sites }).sites).toBe('Procerus: units not entered');
  });
});

describe('what differs between two versions', () => {
  it('names each changed fact with both texts', () => {
    const before = sessionFacts(readyBody, words);
    const after = sessionFacts({ ...readyBody, lotNumber: 'C9', consentOn: null }, words);
    expect(changedFacts(before, after)).toEqual([
      { key: 'lot', label: 'Lot', text: 'C9', before: 'C7781' },
      { key: 'consent', label: 'Consent', text: '', before: '6 Jan 2026' },
    ]);
    expect(changedFacts(before, before)).toEqual([]);
  });
});
