import { consentReachKinds, isAskedIn, shippedConsentPoints } from '@glabella/domain/treatment';
import type { ConsentText } from '@glabella/contracts';
import fc from 'fast-check';
import { changeOf, entryOf, LATER, reachOf } from './text-entry';

const protocols = ['one', 'two'].map((id) => ({ id, label: id, indication: 'Synthetic' }));
const textOf = (points: ConsentText['versions'][number]['points']): ConsentText => ({
  version: 3,
  today: '2026-11-23',
  versions: [
    {
      version: 3,
      points,
      furtherText: null,
      asksAgain: false,
      reason: null,
      author: null,
      publishedOn: '2026-11-01',
    },
  ],
});

describe('the consent text as its form holds it', () => {
  it('comes back as it was where nothing is changed', () => {
    const points = [...shippedConsentPoints];
    expect(changeOf(entryOf(textOf(points), protocols)).points).toEqual(points);
  });

  it('starts a point that the text does not have yet as the product words it', () => {
    const older = shippedConsentPoints.filter(({ id }) => !id.startsWith('sweating-'));
    expect(changeOf(entryOf(textOf(older), protocols)).points).toEqual([...shippedConsentPoints]);
  });

  it('asks each treatment what it was asked before, those to come included', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...consentReachKinds),
        fc.uniqueArray(fc.constantFrom('one', 'two', 'gone')),
        (kind, protocolIds) => {
          const [first, ...others] = shippedConsentPoints;
          if (!first) throw new Error('no points');
          const askedIn = { kind, protocolIds };
          const entry = entryOf(textOf([{ ...first, askedIn }, ...others]), protocols);
          const reach = reachOf(entry.askedIn[first.id]);
          for (const id of ['one', 'two', 'gone', 'to-come']) {
            expect(isAskedIn(reach, id)).toBe(isAskedIn(askedIn, id));
          }
        },
      ),
    );
  });

  it('names those that are asked, or those that are not where later ones are asked too', () => {
    expect(reachOf({ one: true, two: false, [LATER]: true })).toEqual({
      kind: 'all-but',
      protocolIds: ['two'],
    });
    expect(reachOf({ one: true, two: false, [LATER]: false })).toEqual({
      kind: 'only',
      protocolIds: ['one'],
    });
  });
});
