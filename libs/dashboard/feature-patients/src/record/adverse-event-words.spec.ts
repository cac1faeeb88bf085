import { eventOf, idOf, onDay } from '../testing/record-of';
import { eventLine, eventsNewestFirst, openEvents, openEventWords } from './adverse-event-words';

describe('adverse events in words', () => {
  it('are open until their end is recorded, the serious ones on top', () => {
    const early = eventOf({ id: idOf(91), onsetOn: onDay(1) });
    const swallowing = eventOf({ id: idOf(92), termId: 'dysphagia', onsetOn: onDay(9) });
    const unknown = eventOf({ id: idOf(93), outcome: 'unknown' });
    const over = eventOf({ id: idOf(94), outcome: 'resolved', endedOn: onDay(20) });
    const voided = eventOf({ id: idOf(95), status: 'voided' });
    const open = openEvents([unknown, voided, over, early, swallowing]);
    expect(open.map(({ id }) => id)).toEqual([idOf(92), idOf(91), idOf(93)]);
  });

  it('stand in the list by their onset, the latest first', () => {
    const late = eventOf({ id: idOf(91), onsetOn: onDay(9) });
    expect(eventsNewestFirst([eventOf(), late]).map(({ id }) => id)).toEqual([idOf(91), idOf(90)]);
  });

  it.each([
    [
      {},
      'Adverse event open: Eyelid ptosis, mild, since 10 Jan 2026, 4 days after the injection, ongoing.',
    ],
    [
      { seriousness: null, session: null, outcome: 'unknown' },
      'Adverse event open: Eyelid ptosis, mild, seriousness not judged, since 10 Jan 2026, outcome not known.',
    ],
    [
      { termId: 'dysphagia' },
      'Serious adverse event open: Trouble swallowing, mild, serious, since 10 Jan 2026, 4 days after the injection, ongoing.',
    ],
  ] as const)('say what is open: %j', (facts, words) => {
    expect(openEventWords(eventOf(facts)).words).toBe(words);
  });

  it('say where they come from, voided ones as such', () => {
    expect(eventLine(eventOf({ status: 'voided' }))).toMatchObject({
      more: 'lot C7741, 4 days after the injection · K. Aalto (synthetic)',
      isVoided: true,
    });
    expect(eventLine(eventOf({ session: null })).more).toBe('no session · K. Aalto (synthetic)');
  });
});
