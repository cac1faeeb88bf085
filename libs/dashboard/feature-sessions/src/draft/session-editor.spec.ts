import type { SessionContext, SessionDraftBody } from '@glabella/contracts';
import { glabellarDepression } from '@glabella/domain/treatment';
import {
  colleague,
  context,
  draftOf,
  editorOf,
  injector,
  newBody,
  readyBody,
  recentLot,
  signedSession,
} from '../testing/session-draft';
import { saveDelayMs } from './session-keeper';

const withContext = (part: Partial<SessionContext>) => ({ context: { ...context, ...part } });
const ready = (body: Partial<SessionDraftBody> = {}, part: Partial<SessionContext> = {}) =>
  editorOf(draftOf({ ...readyBody, ...body }, withContext(part)));

describe('the checks of the editor', () => {
  it('has nothing open for a session with everything answered', () => {
    const { editor } = ready();
    expect(editor.openLines()).toEqual([]);
    expect(editor.toVisit().size).toBe(0);
  });

  it('runs at every change and names what is open from the top of the page to its foot', () => {
    const { editor } = editorOf(draftOf());
    expect(editor.openLines().map(({ place }) => place)).toEqual([
      'lot',
      'expiry',
      'reconstituted',
      'question-pregnancy-breastfeeding',
      'question-neuromuscular-disease',
      'question-infection-at-site',
      'question-hypersensitivity',
      'precautions',
      'elsewhere',
      'aftercare',
    ]);
    editor.set({ lotNumber: 'C7781', lotExpiresOn: '2027-08-31' });
    expect(editor.openLines()[0]?.place).toBe('reconstituted');
  });

  it('walks to the frown severity as well, though it blocks nothing', () => {
    const { editor } = ready({ frownAtRest: null, frownAtMaximum: null });
    expect(editor.openLines()).toEqual([]);
    expect([...editor.toVisit()]).toEqual(['frown-rest', 'frown-maximum']);
    editor.set({ frownAtRest: 0 });
    expect([...editor.toVisit()]).toEqual(['frown-maximum']);
  });

  it('asks for a reason under 84 days and takes it for the facts it was given to', () => {
    const previousToxin = [
      { on: '2026-10-05', productId: 'onabotulinumtoxinA', units: 29, elsewhere: false },
    ];
    const { editor } = ready({}, { previousToxin });
    const line = () => editor.list().found.find(({ check }) => check.code === 'interval-short');
    expect(line()).toMatchObject({ isOpen: true, place: 'check-interval-short' });
    const check = line()?.check;
    if (!check) throw new Error('no interval check');
    editor.answer(check, { reason: 'Effect worn off' });
    expect(line()).toMatchObject({ isOpen: false, reason: 'Effect worn off', isOutdated: false });
    editor.setDate('2026-11-22');
    expect(line()).toMatchObject({ isOpen: true, reason: 'Effect worn off', isOutdated: true });
  });

  it('leaves a contraindication open for a clinician, whatever reason is written', () => {
    const body = {
      ...readyBody,
      contraindications: { ...readyBody.contraindications, hypersensitivity: 'yes' as const },
    };
    const open = (signer: 'injector' | 'psychiatrist') => {
      const { editor } = editorOf(draftOf(body), { signer });
      const [line] = editor.openLines();
      if (!line) throw new Error('nothing open');
      editor.answer(line.check, { reason: 'Tested, no reaction' });
      return editor.openLines().length;
    };
    expect(open('injector')).toBe(1);
    expect(open('psychiatrist')).toBe(0);
  });

  it('sees a vial run past its use-by while the page stays open', () => {
    const { editor, clock } = ready();
    clock.set('2026-11-24T12:40:00.000Z');
    editor.setDate('2026-11-24');
    editor.set({ reconstitutedAt: '2026-11-23T12:40:00.000Z' });
    expect(editor.openLines()).toEqual([]);
    clock.set('2026-11-24T12:40:01.000Z');
    expect(editor.openLines().map(({ place }) => place)).toEqual(['reconstituted']);
  });

  it('turns a session into a late entry at midnight of the practice', () => {
    const { editor, clock } = ready({ injectedAt: '2026-11-23T14:00:00.000Z' });
    const codes = () => editor.list().found.map(({ check }) => check.code);
    clock.set('2026-11-23T22:59:59.000Z');
    expect(codes()).not.toContain('late-entry');
    clock.set('2026-11-23T23:00:00.000Z');
    expect(codes()).toContain('late-entry');
  });
});

describe('changing a session', () => {
  it('moves the times of the day with the date, on the practice’s clock', () => {
    const { editor } = ready({
      injectedAt: '2026-11-23T13:00:00.000Z',
      aftercareAt: '2026-11-23T13:20:00.000Z',
    });
    editor.setDate('2026-10-20');
    // 14:00, 13:40 and 14:20 in Berlin, which is in summer time then.
    expect(editor.body()).toMatchObject({
      performedOn: '2026-10-20',
      injectedAt: '2026-10-20T12:00:00.000Z',
      reconstitutedAt: '2026-10-20T11:40:00.000Z',
      aftercareAt: '2026-10-20T12:20:00.000Z',
    });
  });

  it('keeps the times while a year is being typed, and over a cleared date', () => {
    const { editor } = ready();
    for (const half of ['0002-11-20', '0020-11-20', '0202-11-20', null, '2026-11-20']) {
      editor.setDate(half);
    }
    expect(editor.body().reconstitutedAt).toBe('2026-11-20T12:40:00.000Z');
  });

  it('keeps a reconstitution of the day before on the day before', () => {
    const { editor } = ready({ reconstitutedAt: '2026-11-22T17:00:00.000Z' });
    editor.setDate('2026-11-21');
    expect(editor.clockOf(editor.body().reconstitutedAt)).toEqual({
      day: '2026-11-20',
      time: '18:00',
    });
  });

  it('takes a recent lot over with its expiry, vial and diluent', () => {
    const { editor } = editorOf(draftOf());
    editor.chooseLot(recentLot);
    expect(editor.body()).toMatchObject({
      lotNumber: 'C7781',
      lotExpiresOn: '2027-08-31',
      vialUnits: 50,
      diluentMl: 1.25,
    });
    editor.set({ diluentMl: 3 });
    editor.chooseLot({ ...recentLot, diluentMl: null });
    expect(editor.body().diluentMl).toBe(3);
  });

  const abo = 'abobotulinumtoxinA' as const;
  const unitsOf = (editor: ReturnType<typeof editorOf>['editor']) =>
    editor.body().sites.map(({ units }) => units);

  const ona = 'onabotulinumtoxinA';
  const ofBoth = {
    ...glabellarDepression,
    products: [...glabellarDepression.products, { productId: abo, vialUnits: 300, diluentMl: 2.5 }],
    sites: glabellarDepression.sites.map((site) => ({
      ...site,
      units: { ...site.units, [abo]: { female: 10, male: 10, other: 10, unknown: 10 } },
    })),
  };
  const withBoth = () => {
    const { editor } = ready({}, { protocol: ofBoth });
    const told = () => [editor.body().productId, ...unitsOf(editor)];
    return { editor, told };
  };
  const byHand = [ona, 9, 6, 6, 5, 5];

  it('starts the sites anew with the protocol’s units of another product, and takes back both', () => {
    const { editor, told } = withBoth();
    editor.sites.setUnits('procerus/midline', 9);
    const change = editor.chooseProduct(abo);
    expect(change?.text).toBe('Filled in the protocol’s units of abobotulinumtoxinA.');
    expect(told()).toEqual([abo, 10, 10, 10, 10, 10]);
    expect(editor.sites.takeBack(change)).toBe(true);
    expect(told()).toEqual(byHand);
    editor.chooseProduct(abo);
    expect(told()).toEqual([abo, 10, 10, 10, 10, 10]);
  });

  it('puts the units of a product back as they were left, and never those of one under another', () => {
    const { editor, told } = withBoth();
    editor.sites.setUnits('procerus/midline', 9);
    editor.chooseProduct(abo);
    editor.sites.setUnits('procerus/midline', 12);
    const change = editor.chooseProduct(ona);
    expect(change?.text).toBe('Put back the sites and units of onabotulinumtoxinA as they were.');
    expect(told()).toEqual(byHand);
    editor.sites.takeBack(change);
    expect(told()).toEqual([abo, 12, 10, 10, 10, 10]);
    editor.sites.takeBack();
    expect(told()).toEqual(byHand);
    expect(editor.sites.lastChange()).toBeNull();
  });

  it('takes back with a product what was done to its sites since', () => {
    const { editor, told } = withBoth();
    const change = editor.chooseProduct(abo);
    editor.sites.remove('procerus/midline');
    editor.sites.add({ muscle: 'procerus', side: 'midline' });
    editor.sites.takeBack(change);
    expect(told()).toEqual([ona, 7, 6, 6, 5, 5]);
    expect(editor.sites.lastChange()).toBeNull();
  });

  it('takes back the lot of another product together with its units', () => {
    const { editor, told } = withBoth();
    const before = editor.body();
    const lot = { ...recentLot, productId: abo, lotNumber: 'D100', vialUnits: 300, diluentMl: 2.5 };
    const change = editor.chooseLot(lot);
    expect(told()).toEqual([abo, 10, 10, 10, 10, 10]);
    editor.sites.takeBack(change);
    expect(editor.body()).toEqual(before);
  });

  it('empties the units of a product that the protocol does not have, and keeps none for later', () => {
    const { editor } = ready();
    expect(editor.chooseProduct(null)).toBeNull();
    expect(unitsOf(editor)).toEqual([7, 6, 6, 5, 5]);
    expect(editor.chooseProduct(abo)?.text).toBe(
      'Emptied the units: the protocol has none of abobotulinumtoxinA.',
    );
    expect(unitsOf(editor)).toEqual([null, null, null, null, null]);
    expect(editor.openLines().map(({ check }) => check.code)).toContain('units-missing');
  });

  const openedAt = '2026-11-23T08:00:00.000Z';
  const stock = {
    lots: [
      {
        productId: 'onabotulinumtoxinA',
        lotNumber: 'C7781',
        lotExpiresOn: '2027-08-31',
        vialUnits: 100,
        unopened: 4,
        opened: [{ opening: 2, reconstitutedAt: openedAt, diluentMl: 2.5, vials: 1 }],
      },
    ],
    outside: null,
  };

  it('has no time of reconstitution for whole vials of the stock', () => {
    const { editor } = ready({ reconstitutedAt: openedAt }, { stock });
    editor.chooseLot({ ...recentLot, vialUnits: 100, reconstitutedAt: null });
    expect(editor.body().reconstitutedAt).toBeNull();
    editor.chooseLot({ ...recentLot, vialUnits: 100, reconstitutedAt: openedAt });
    expect(editor.body().reconstitutedAt).toBe(openedAt);
  });

  it('keeps when the stock’s vials were opened where the date moves, and moves a time that was typed', () => {
    const { editor } = ready({ reconstitutedAt: openedAt }, { stock });
    editor.setDate('2026-11-22');
    expect(editor.body().reconstitutedAt).toBe(openedAt);
    editor.set({ reconstitutedAt: '2026-11-22T09:00:00.000Z' });
    editor.setDate('2026-11-21');
    expect(editor.body().reconstitutedAt).toBe('2026-11-21T09:00:00.000Z');
  });

  it('stops before the needle with a lot under recall', () => {
    const openRecalls = [{ lotNumber: 'c77 81', productId: null, startedOn: '2026-11-20' }];
    const { editor } = ready({}, { openRecalls });
    expect(editor.openLines().map(({ place }) => place)).toEqual(['lot']);
    editor.set({ injectedAt: '2026-11-23T13:00:00.000Z' });
    expect(editor.openLines().map(({ place }) => place)).toEqual(['check-lot-recalled']);
  });

  it('names the person at the page as having told the aftercare, unless somebody else is', () => {
    const { editor } = editorOf(draftOf());
    editor.tell(['no-rubbing']);
    expect(editor.body().aftercareById).toBe(injector.id);
    editor.set({ aftercareById: colleague.id });
    editor.tell(['no-rubbing', 'red-flags']);
    expect(editor.body().aftercareById).toBe(colleague.id);
  });

  it('does not name an administrator as having told the aftercare', () => {
    const me = { id: '0198c0de-0000-7000-8000-000000000009', displayName: 'K. Obermann' };
    const { editor } = editorOf(draftOf(), { me });
    editor.tell(['no-rubbing']);
    expect(editor.body().aftercareById).toBeNull();
  });
});

describe('saving', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('saves a change a second later, and nothing when nothing changed', async () => {
    const { editor, saved } = editorOf(draftOf());
    editor.set({ vialUnits: 100 });
    editor.setDate('2026-11-23');
    await jest.advanceTimersByTimeAsync(10 * saveDelayMs);
    expect(saved).toEqual([]);
    editor.set({ vialUnits: 50 });
    await jest.advanceTimersByTimeAsync(saveDelayMs);
    expect(saved.map(({ vialUnits }) => vialUnits)).toEqual([50]);
  });

  it('saves the same body that the checks have seen', async () => {
    const { editor, saved } = editorOf(draftOf());
    editor.sites.setUnits('procerus/midline', 8);
    await editor.keeper.settle();
    expect(saved).toEqual([editor.body()]);
  });

  it('takes over what somebody else saved, with nothing left to take back', () => {
    const { editor } = editorOf(draftOf());
    editor.sites.remove('procerus/midline');
    const theirs = draftOf({ lotNumber: 'THEIRS' }, { version: 9 });
    editor.takeTheirs(theirs);
    expect(editor.body()).toEqual({ ...newBody, lotNumber: 'THEIRS' });
    expect(editor.keeper.hasUnsaved()).toBe(false);
    expect(editor.keeper.version).toBe(9);
    expect(editor.sites.lastChange()).toBeNull();
  });
});

describe('an amendment', () => {
  const given = { ...readyBody, injectedAt: '2026-11-23T13:00:00.000Z' };
  const amending = (body: SessionDraftBody = given) =>
    editorOf(draftOf(body, { amendsSessionId: '0198c0de-0000-7000-8000-00000000e001' }));

  it('does not sign without its reason', () => {
    const { editor } = amending();
    expect(editor.openLines().map(({ place }) => place)).toEqual(['reason']);
    editor.set({ amendmentReason: '  ' });
    expect(editor.openLines()).toHaveLength(1);
    editor.set({ amendmentReason: 'Wrong lot' });
    expect(editor.openLines()).toEqual([]);
  });

  it('is not judged as injected at the present, which goes on', () => {
    const yesterday = '2026-11-22T13:00:00.000Z';
    const { editor } = amending({ ...readyBody, reconstitutedAt: yesterday });
    const codes = editor.list().found.map(({ check }) => check.code);
    expect(codes).toContain('injection-time-missing');
    expect(codes).not.toContain('past-use-by');
  });

  it('keeps the units that were injected when the product is corrected', () => {
    const { editor } = amending();
    expect(editor.chooseProduct('abobotulinumtoxinA')).toBeNull();
    expect(editor.body().sites.map(({ units }) => units)).toEqual([7, 6, 6, 5, 5]);
  });

  it('marks that the consent of the signed version is none any more', () => {
    const consents = { ...context.consents, given: [] };
    const { editor } = editorOf(
      draftOf(readyBody, { amendsSessionId: draftOf().id, ...withContext({ consents }) }),
    );
    editor.compareWith(signedSession());
    expect(editor.was('consent')).toBe('was 6 Jan 2026');
  });

  it('marks what differs from the signed version, and nothing else', () => {
    const { editor } = amending();
    editor.compareWith(signedSession({ injectedAt: given.injectedAt }));
    expect(editor.was('lot')).toBeUndefined();
    editor.set({ lotNumber: 'C9', note: 'Seen again' });
    expect(editor.was('lot')).toBe('was C7781');
    expect(editor.was('note')).toBe('was empty');
    expect(editor.was('expiry')).toBeUndefined();
    editor.set({ lotNumber: 'C7781' });
    expect(editor.was('lot')).toBeUndefined();
  });
});
