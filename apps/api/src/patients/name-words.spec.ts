import fc from 'fast-check';
import { foldText, nameKey, patientWords, wordsSought, wordsStored } from './name-words';

describe('folding a name', () => {
  it.each([
    ['Łukasz', 'lukasz'],
    ['Weiß', 'weiss'],
    ['WEISS', 'weiss'],
    ['STRAẞE', 'strasse'],
    ['Søren', 'soren'],
    ['Øyvind', 'oyvind'],
    ['Đặng', 'dang'],
    ['Ægir', 'aegir'],
    ['Þór', 'thor'],
    ['İpek', 'ipek'],
    ['IRMAK', 'irmak'],
    ['Irmak', 'irmak'],
    ['Işık', 'isik'],
    ['ışık', 'isik'],
    ['Nguye\u0302\u0303n', 'nguyen'],
    ['Nguyễn', 'nguyen'],
    ['Ｗａｎｇ', 'wang'],
    ['ﬁsher', 'fisher'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
    ['Οδυσσεύς', 'οδυσσευσ'],
    ['⁗', "''''"],
  ])('%s is found as %s', (name, folded) => {
    expect(foldText(name)).toBe(folded);
  });

  it('changes nothing when it is done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
    // Every character by itself: chance does not find the few that come apart into others of the list.
    const all = Array.from({ length: 0x110000 }, (_, code) => code).filter(
      (code) => code < 0xd800 || code > 0xdfff,
    );
    const other = all
      .map((code) => String.fromCodePoint(code))
      .filter((one) => foldText(foldText(one)) !== foldText(one));
    expect(other).toEqual([]);
  });
});

describe('the words of a name', () => {
  it.each([
    ["O'Brien", ['obrien'], ['obrien', 'o', 'brien']],
    ['O’Brien', ['obrien'], ['obrien', 'o', 'brien']],
    ['O´Brien', ['obrien'], ['obrien', 'o', 'brien']],
    ['Smith-Jones', ['smith', 'jones'], ['smithjones', 'smith', 'jones']],
    ['Smith‑Jones', ['smith', 'jones'], ['smithjones', 'smith', 'jones']],
    ['van der Berg', ['van', 'der', 'berg'], ['van', 'der', 'berg']],
    ['GL-00123', ['gl00123'], ['gl00123', 'gl', '00123']],
    ['山田', ['山田'], ['山田']],
    ['Anna, (Maria)', ['anna', 'maria'], ['anna', 'maria']],
    ["'", [], []],
    ['- –', [], []],
    ['', [], []],
  ])('%s is sought as %j and stored as %j', (name, sought, stored) => {
    expect(wordsSought(name)).toEqual(sought);
    expect(wordsStored(name)).toEqual(stored);
  });

  it('finds every stored text by the same text, and by the beginning of any of its words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.nat(59), (text, cutAt) => {
        const stored = wordsStored(text);
        for (const word of wordsSought(text)) {
          const beginning = [...word].slice(0, cutAt + 1).join('');
          expect(stored.some((known) => known.startsWith(beginning))).toBe(true);
        }
      }),
    );
  });

  it('stores no empty word, none that an index cannot hold, and no half character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const word of wordsStored(text)) {
          expect(word.length).toBeGreaterThan(0);
          expect(Buffer.byteLength(word)).toBeLessThanOrEqual(240);
          expect(word.isWellFormed()).toBe(true);
        }
      }),
    );
    expect(Buffer.byteLength(wordsStored('\ufdfa'.repeat(120)).join(''))).toBeLessThan(1000);
  });
});

describe('the words of a patient', () => {
  const facts = {
    mrn: 'SYN-0042',
    givenName: 'Zoë',
    familyName: "D'Angelo-Müller",
    birthDate: '1984-03-12',
  };

  it('are those of names and MRN, and the birth date in digits', () => {
    expect(patientWords(facts).sort()).toEqual(
      [
        ...['zoe', 'dangelomuller', 'dangelo', 'muller', 'd', 'angelo'],
        ...['syn0042', 'syn', '0042', '19840312'],
      ].sort(),
    );
  });

  it('hold a number in one piece, whatever stands between its parts', () => {
    for (const mrn of ['SYN 00 42', 'SYN-0042', 'syn/00.42']) {
      expect(patientWords({ ...facts, mrn })).toContain('syn0042');
    }
  });

  it('hold a name of Chinese or Japanese characters in one piece, in both orders', () => {
    const words = patientWords({ ...facts, givenName: '太郎', familyName: '山田' });
    expect(words).toEqual(expect.arrayContaining(['山田', '太郎', '山田太郎', '太郎山田']));
  });
});

describe('the key of a name', () => {
  it.each([
    ['O’Brien', 'Zoë', 'OBRIEN', 'zoe'],
    ['Smith-Jones', 'Anna', 'Smith Jones', 'ANNA'],
    ['Łuka\u0301cs', 'Weiß', 'Lukacs', 'Weiss'],
  ])('is the same for %s, %s and %s, %s', (family, given, otherFamily, otherGiven) => {
    expect(nameKey(family, given)).toBe(nameKey(otherFamily, otherGiven));
  });

  it.each([
    ['Berg', 'Anna', 'Anna', 'Berg'],
    ['Berg', 'Anna', 'Berga', 'Nna'],
    ['***', '+', '+++', '*'],
  ])('differs for %s, %s and %s, %s', (family, given, otherFamily, otherGiven) => {
    expect(nameKey(family, given)).not.toBe(nameKey(otherFamily, otherGiven));
  });

  it('sorts by family name, then by given name', () => {
    const keys = [nameKey('Berger', 'Anna'), nameKey('Berg', 'Zoe'), nameKey('Berg', 'Änne')];
    expect([...keys].sort()).toEqual(['berg, anne', 'berg, zoe', 'berger, anna']);
  });
});
