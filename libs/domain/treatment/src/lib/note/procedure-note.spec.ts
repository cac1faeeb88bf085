import { axillaryHyperhidrosis } from '../axillary-hyperhidrosis';
import { glabellarDepression } from '../protocols';
import { everyPrecaution } from '../precautions';
import { prefillSites } from '../protocol';
import { product } from '../checks/ready-session';
import type { ProcedureNoteFacts } from './note-facts';
import { procedureNote } from './procedure-note';

const facts: ProcedureNoteFacts = {
  timeZone: 'Europe/Berlin',
  performedOn: '2026-11-23',
  performedAt: '2026-11-23T13:00:00Z',
  recordedAt: '2026-11-23T13:05:00Z',
  performedByName: 'Alma Reyes',
  protocol: glabellarDepression,
  diagnosis: { code: 'F33.1', label: 'Major depressive disorder, recurrent, moderate' },
  product: product('onabotulinumtoxinA'),
  lotNumber: 'C7781',
  lotExpiresOn: '2027-08-31',
  vialUnits: 100,
  vialsOpened: 1,
  diluentMl: 2.5,
  reconstitutedAt: '2026-11-23T12:40:00Z',
  reconstitutedByName: 'J. Weber',
  unitsDrawn: 31,
  sealIntact: true,
  sites: prefillSites(glabellarDepression, 'female'),
  frownBefore: { rest: 1, maximum: 2 },
  contraindications: {
    'pregnancy-breastfeeding': 'not-applicable',
    'neuromuscular-disease': 'no',
    'infection-at-site': 'no',
    hypersensitivity: 'no',
  },
  precautions: { ...everyPrecaution('no'), 'dry-eye': 'yes' },
  elsewhereAsked: true,
  toxinElsewhere: [],
  consentOn: '2026-01-06',
  consentVersion: 1,
  checks: [
    {
      code: 'interval-short',
      severity: 'reason',
      title: 'Last toxin 49 days ago',
      evidence: '49 days since the last toxin on 5 Oct 2026; the protocol asks for 90.',
      reason: 'Effect worn off,\nmood falling',
      answeredByName: 'A. Reyes',
    },
    {
      code: 'item9-open',
      severity: 'acknowledge',
      title: 'Item 9 follow-up open',
      evidence: 'PHQ-9 of 2 Nov 2026: its item 9 follow-up is open.',
      acknowledged: true,
      answeredByName: 'A. Reyes',
    },
    {
      code: 'dose-above-label',
      severity: 'note',
      title: 'Dose above the label',
      evidence: '29 U; the label of Botox Cosmetic has 20 U for frown lines.',
    },
  ],
  aftercare: {
    told: [
      'Do not rub or massage the treated area for 24 hours.',
      'Trouble swallowing, speaking or breathing, or spreading weakness, hours to weeks later: get emergency care at once.',
    ],
    listVersion: 2,
    method: 'in-person-and-leaflet',
    byName: 'A. Reyes',
    at: '2026-11-23T13:04:00Z',
  },
  remarks: 'Tolerated well.\nNo bleeding.',
  version: 1,
  isVoided: false,
  versionReason: null,
  signature: {
    printedName: 'Alma Reyes',
    credential: 'Medical licence 4711, State Board',
    at: '2026-11-23T13:06:00Z',
    meaning: 'I performed this session and this record is correct',
  },
};

const noteWith = (changed: Partial<ProcedureNoteFacts>) => procedureNote({ ...facts, ...changed });
const linesWith = (changed: Partial<ProcedureNoteFacts>) => noteWith(changed).split('\n');

describe('the procedure note', () => {
  it('reads as an injector would paste it', () => {
    expect(procedureNote(facts)).toBe(
      [
        'PROCEDURE NOTE: BOTULINUM TOXIN INJECTION',
        '',
        'SESSION',
        'Date: 23 Nov 2026, 14:00',
        'Injected by: Alma Reyes',
        'Indication: Depression',
        'Diagnosis: F33.1 Major depressive disorder, recurrent, moderate',
        'Botulinum toxin for depression is off-label: the Botox Cosmetic US label covers cosmetic uses only.',
        'Protocol: Glabella 5-point, version 1',
        '',
        'PRODUCT',
        'onabotulinumtoxinA (Botox Cosmetic)',
        'Lot C7781, use through 31 Aug 2027',
        'Opened: 1 x 100 U, single-dose',
        'Seal and hologram: intact',
        'Diluent: 2.5 mL preservative-free 0.9 % saline per vial: 4 U per 0.1 mL',
        'Reconstituted: 23 Nov 2026, 13:40',
        'Reconstituted by: J. Weber',
        'Drawn up: 31 U',
        '',
        'SITES (THE PATIENT’S LEFT AND RIGHT)',
        'Site                        Units     mL',
        'Procerus                        7  0.175',
        'Corrugator, medial, left        6  0.150',
        'Corrugator, medial, right       6  0.150',
        'Corrugator, lateral, left       5  0.125',
        'Corrugator, lateral, right      5  0.125',
        'Total                          29  0.725',
        'Waste: 71 U',
        '',
        'BEFORE THE INJECTION',
        'Consent: 6 Jan 2026, to version 1 of the text',
        'Pregnancy or breastfeeding: not applicable',
        'Neuromuscular disease: no',
        'Infection at the site: no',
        'Hypersensitivity: no',
        'Precautions: Dry eye',
        'Toxin at other clinics: none reported',
        'Frown severity at rest: 1 (mild)',
        'Frown severity at maximum frown: 2 (moderate)',
        '',
        'CHECKS',
        '- Last toxin 49 days ago: 49 days since the last toxin on 5 Oct 2026; the protocol asks for 90.',
        '  Reason (A. Reyes): Effect worn off, mood falling',
        '- Item 9 follow-up open: PHQ-9 of 2 Nov 2026: its item 9 follow-up is open.',
        '  Acknowledged (A. Reyes)',
        '- Dose above the label: 29 U; the label of Botox Cosmetic has 20 U for frown lines.',
        '',
        'AFTERCARE',
        '- Do not rub or massage the treated area for 24 hours.',
        '- Trouble swallowing, speaking or breathing, or spreading weakness, hours to weeks later: get emergency care at once.',
        'Told: in person, with leaflet, by A. Reyes, 23 Nov 2026, 14:04',
        'From version 2 of the aftercare list',
        '',
        'REMARKS',
        'Tolerated well. No bleeding.',
        '',
        'RECORD',
        'Version 1',
        'Signed by Alma Reyes, 23 Nov 2026, 14:06',
        'Credential: Medical licence 4711, State Board',
        'Meaning: I performed this session and this record is correct',
      ].join('\n'),
    );
  });

  it.each([
    { recordedAt: '2026-11-23T22:59:00Z', line: undefined },
    {
      recordedAt: '2026-11-23T23:00:00Z',
      line: 'Late entry: recorded 24 Nov 2026, 00:00, 1 day later',
    },
    {
      recordedAt: '2026-11-26T09:00:00Z',
      line: 'Late entry: recorded 26 Nov 2026, 10:00, 3 days later',
    },
  ])('recorded at $recordedAt has the line $line', ({ recordedAt, line }) => {
    expect(linesWith({ recordedAt }).find((each) => each.startsWith('Late entry'))).toBe(line);
  });

  it('gives the day alone when no time was written', () => {
    expect(linesWith({ performedAt: null })).toContain('Date: 23 Nov 2026');
  });

  it('says of an amendment which version it is, why, and that it is not signed yet', () => {
    const amended = linesWith({ version: 2, versionReason: 'Wrong lot', signature: null });
    expect(amended.slice(-3)).toEqual(['Version 2', 'Amended because: Wrong lot', 'NOT SIGNED']);
  });

  it('prints the reason of an amendment only from version 2 on', () => {
    expect(noteWith({ version: 1, versionReason: 'Wrong lot' })).not.toContain('Wrong lot');
    expect(noteWith({ version: 2, versionReason: null })).toContain('no reason recorded');
  });

  it('says of a voided session that it is, and why, in whatever version', () => {
    const voided = linesWith({ isVoided: true, versionReason: 'Other patient' });
    expect(voided).toContain('VOIDED because: Other patient');
    expect(linesWith({ version: 3, isVoided: true })).toContain(
      'VOIDED because: no reason recorded',
    );
  });

  it.each([
    { elsewhereAsked: false, toxinElsewhere: [], words: 'not asked' },
    {
      elsewhereAsked: true,
      toxinElsewhere: [
        { on: '2026-09-30', productId: 'onabotulinumtoxinA', units: 155 },
        { on: '2026-08-01', productId: null, units: null },
      ],
      words: '30 Sep 2026, onabotulinumtoxinA, 155 U; 1 Aug 2026, product unknown, units unknown',
    },
  ])('tells of toxin at other clinics: $words', ({ words, ...changed }) => {
    expect(linesWith(changed)).toContain(`Toxin at other clinics: ${words}`);
  });

  it('has no heading for remarks when none were written', () => {
    expect(linesWith({ remarks: '  ' })).not.toContain('REMARKS');
    expect(linesWith({ remarks: null })).not.toContain('REMARKS');
  });

  it.each([
    {
      cosignature: { state: 'awaited', from: 'Dr. Alma\nReyes' },
      lines: ['CO-SIGNATURE AWAITED from Dr. Alma Reyes'],
    },
    {
      cosignature: {
        state: 'signed',
        printedName: 'Dr. Alma Reyes',
        at: '2026-11-24T08:00:00Z',
        meaning: 'I supervised this session',
      },
      lines: [
        'Co-signed by Dr. Alma Reyes, 24 Nov 2026, 09:00',
        'Meaning: I supervised this session',
      ],
    },
    {
      cosignature: {
        state: 'returned',
        by: 'Dr. Alma Reyes',
        at: '2026-11-24T08:00:00Z',
        reason: 'Which side?',
      },
      lines: [
        'NOT CO-SIGNED: returned by Dr. Alma Reyes, 24 Nov 2026, 09:00',
        'Reason: Which side?',
      ],
    },
  ] as const)('ends a delegate’s signature with $lines', ({ cosignature, lines }) => {
    const signature = {
      printedName: 'N. Delegate',
      at: '2026-11-23T13:06:00Z',
      meaning: 'I performed this session',
      cosignature,
    };
    expect(linesWith({ signature }).slice(-lines.length)).toEqual(lines);
  });

  it('says what was not recorded instead of leaving it out', () => {
    const bare = noteWith({
      diluentMl: null,
      reconstitutedAt: null,
      reconstitutedByName: null,
      unitsDrawn: null,
      sealIntact: null,
      consentOn: null,
      precautions: {},
      frownBefore: { rest: null, maximum: 0 },
      aftercare: null,
    });
    for (const line of [
      'Seal and hologram: not recorded',
      'Dilution: not recorded',
      'Reconstituted by: not recorded',
      'Drawn up: not recorded',
      'Total                          29  not known',
      'Consent: not on record',
      'Precautions: not asked',
      'Frown severity at rest: not rated',
      'Frown severity at maximum frown: 0 (none)',
      'Not told',
    ]) {
      expect(bare.split('\n')).toContain(line);
    }
    expect(linesWith({ reconstitutedAt: null })).toContain('Reconstituted: time not recorded');
    expect(linesWith({ sealIntact: false })).toContain('Seal and hologram: NOT INTACT');
  });

  it.each([
    { protocol: glabellarDepression, rest: null, says: true },
    { protocol: axillaryHyperhidrosis, rest: null, says: false },
    { protocol: axillaryHyperhidrosis, rest: 1, says: true },
  ] as const)(
    'speaks of the frown where $protocol.name rates it, or one is on record ($rest): $says',
    ({ protocol, rest, says }) => {
      const note = noteWith({ protocol, frownBefore: { rest, maximum: null } });
      expect(note.includes('Frown severity at rest')).toBe(says);
      expect(note.includes('Frown severity at maximum frown')).toBe(says);
    },
  );

  it('says that a check was not answered', () => {
    const [interval] = facts.checks;
    const checks = interval === undefined ? [] : [{ ...interval, reason: null }];
    expect(linesWith({ checks })).toContain('  Not answered');
  });

  it('has no heading for checks when none was raised', () => {
    expect(linesWith({ checks: [] })).not.toContain('CHECKS');
  });

  it('lets no typed text pass for a line of its own', () => {
    const [interval] = facts.checks;
    const reason = 'Worn off\n\nRECORD\u2028Signed by Nobody\u202e\u0000\u0085end';
    const checks = interval === undefined ? [] : [{ ...interval, reason }];
    const note = noteWith({ checks, lotNumber: 'C1\nLot C2' });
    expect(note.split('\n')).toContain('  Reason (A. Reyes): Worn off RECORD Signed by Nobody end');
    expect(note.split('\n')).toContain('Lot C1 Lot C2, use through 31 Aug 2027');
    expect(note.split(/[\n\u2028\u0085]/).filter((line) => line === 'RECORD')).toHaveLength(1);
  });

  it('prints the concentration of a liquid product without a diluent', () => {
    const liquid = linesWith({
      product: product('relabotulinumtoxinA'),
      diluentMl: null,
      vialUnits: 150,
      reconstitutedByName: null,
    });
    expect(liquid).toContain('Liquid, 10 U per 0.1 mL');
    expect(liquid.join('\n')).not.toContain('Reconstituted');
    expect(liquid).toContain('Total                          29  0.290');
  });

  it('leaves the off-label statement out where a protocol is on the label', () => {
    const protocol = { ...glabellarDepression, offLabelStatement: null };
    expect(noteWith({ protocol })).not.toContain('off-label');
  });
});
