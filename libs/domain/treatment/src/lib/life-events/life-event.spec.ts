import {
  type LifeEventFacts,
  lifeEventFaults,
  lifeEventKinds,
  lifeEventLabels,
  lifeEventMeanings,
  lifeEventName,
  lifeEventRows,
  lifeEventWords,
} from './life-event';

const death: LifeEventFacts = { happenedOn: '2026-03-03', kind: 'bereavement', note: null };
const context = { today: '2026-03-10', birthDate: '1980-05-05' };
const codes = (facts: Partial<LifeEventFacts>) =>
  lifeEventFaults({ ...death, ...facts }, context).map(({ field, code }) => `${field}: ${code}`);

describe('a life event', () => {
  it.each<Partial<LifeEventFacts>>([
    {},
    { happenedOn: '2026-03-10' },
    { happenedOn: '2026-03' },
    { happenedOn: '2026' },
    { happenedOn: '1980' },
    { kind: 'other', note: 'Won a prize' },
  ])('may be recorded with %j', (facts) => {
    expect(codes(facts)).toEqual([]);
  });

  it.each<[Partial<LifeEventFacts>, string]>([
    [{ happenedOn: '2026-03-11' }, 'happenedOn: in-future'],
    [{ happenedOn: '2026-04' }, 'happenedOn: in-future'],
    [{ happenedOn: '1980-05-04' }, 'happenedOn: before-birth'],
    [{ happenedOn: '1979' }, 'happenedOn: before-birth'],
    [{ kind: 'other' }, 'note: other-not-said'],
  ])('is refused with %j', (facts, code) => {
    expect(codes(facts)).toEqual([code]);
  });

  it('reads as its kind with the note, and another one as the note alone', () => {
    expect(lifeEventWords(death)).toBe('bereavement');
    expect(lifeEventWords({ kind: 'work', note: 'Lost the job' })).toBe(
      'work or study: Lost the job',
    );
    expect(lifeEventWords({ kind: 'other', note: 'Won a prize' })).toBe('Won a prize');
  });

  it('is called by its kind and as much of its date as is known', () => {
    expect(lifeEventName(death)).toBe('bereavement of 3 Mar 2026');
    expect(lifeEventName({ kind: 'other', happenedOn: '2025' })).toBe('other event of 2025');
  });

  it('stands in a list with the latest first, voided ones marked', () => {
    const move = { kind: 'move', happenedOn: '2025', status: 'voided' } as const;
    const loss = { kind: 'bereavement', happenedOn: '2026-03-03', status: 'recorded' } as const;
    expect(lifeEventRows([move, loss])).toEqual([
      { event: loss, when: '3 Mar 2026', name: 'bereavement of 3 Mar 2026', isVoided: false },
      { event: move, when: '2025', name: 'move of 2025', isVoided: true },
    ]);
  });

  it('has words for every kind', () => {
    for (const kind of lifeEventKinds) {
      expect(lifeEventLabels[kind]).not.toBe('');
      expect(lifeEventMeanings[kind]).not.toBe('');
    }
  });
});
