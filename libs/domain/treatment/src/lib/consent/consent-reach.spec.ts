import fc from 'fast-check';
import { axillaryHyperhidrosis } from '../axillary-hyperhidrosis';
import { glabellarDepression } from '../protocols';
import { consentPointIds, optionalConsentPointIds } from './consent-document';
import {
  everyTreatment,
  isAskedIn,
  isAskedNowhere,
  pointsAskedIn,
  reachFault,
  reachWords,
} from './consent-reach';
import { shippedConsentPoints } from './shipped-consent';

const idsAskedIn = (protocolId: string) =>
  pointsAskedIn(shippedConsentPoints, protocolId).map(({ id }) => id);

describe('in which treatments a point is asked', () => {
  const names = new Map([['axilla', 'Axilla, 10 sites each']]);

  it.each([
    [[], null],
    [['axilla', 'another'], null],
    [['axila'], 'There is no such protocol.'],
    [['axilla', 'axilla'], 'Name each protocol once.'],
  ])('is said of known protocols, each once: %j', (protocolIds, fault) => {
    const known = new Set(['axilla', 'another']);
    expect(reachFault({ kind: 'only', protocolIds }, known)).toBe(fault);
  });

  it.each([
    [everyTreatment, true, true, 'in every treatment'],
    [
      { kind: 'all-but', protocolIds: ['axilla'] } as const,
      false,
      true,
      'in all treatments but Axilla, 10 sites each',
    ],
    [
      { kind: 'only', protocolIds: ['axilla'] } as const,
      true,
      false,
      'in Axilla, 10 sites each alone',
    ],
    [{ kind: 'only', protocolIds: [] } as const, false, false, 'in no treatment'],
  ])('%j: in the axilla %s, elsewhere %s, in words %s', (reach, inAxilla, elsewhere, words) => {
    expect(isAskedIn(reach, 'axilla')).toBe(inAxilla);
    expect(isAskedIn(reach, 'another')).toBe(elsewhere);
    expect(reachWords(reach, names)).toBe(words);
  });

  it('names a protocol that is not known by its id', () => {
    expect(reachWords({ kind: 'only', protocolIds: ['gone'] }, names)).toBe('in gone alone');
  });

  it('is every treatment for all but none, and nowhere only for none alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('all-but', 'only'),
        fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
        fc.constantFrom('a', 'b', 'c', 'new'),
        (kind, protocolIds, protocolId) => {
          const reach = { kind, protocolIds };
          expect(isAskedNowhere(reach)).toBe(kind === 'only' && protocolIds.length === 0);
          if (isAskedNowhere(reach)) expect(isAskedIn(reach, protocolId)).toBe(false);
          // A protocol to come is asked what all are asked.
          expect(isAskedIn(reach, 'to-come')).toBe(kind === 'all-but');
        },
      ),
    );
  });
});

describe('the shipped text', () => {
  it('speaks of depression in every treatment but that of the axilla', () => {
    const sweating = consentPointIds.filter((id) => id.startsWith('sweating-'));
    const others = consentPointIds.filter((id) => !sweating.includes(id));
    expect(idsAskedIn(glabellarDepression.id)).toEqual(others);
    expect(idsAskedIn('a-protocol-to-come')).toEqual(others);
  });

  it('says nothing of depression and nothing off-label where sweating is treated on the label', () => {
    expect(idsAskedIn(axillaryHyperhidrosis.id)).toEqual([
      'sweating-alternatives',
      'sweating-temporary',
      'sweating-adverse-events',
      'photographs',
      'data-use',
    ]);
    const texts = pointsAskedIn(shippedConsentPoints, axillaryHyperhidrosis.id).map(
      ({ text }) => text,
    );
    expect(texts.join(' ')).not.toMatch(/depress|forehead|brow|face|frown/i);
  });

  it('asks what may be declined in every treatment', () => {
    for (const { id, askedIn } of shippedConsentPoints) {
      if ((optionalConsentPointIds as readonly string[]).includes(id)) {
        expect(askedIn).toEqual(everyTreatment);
      }
    }
  });
});
