import { templatesOf } from './record-operation';

const job = (about: string) => ({
  call: { method: 'GET' as const, path: '/patients' },
  subject: { patientId: about },
});
const sending = (id: string) => ({ id, job: job(id) });
/** What each sending sent: one letter for a statement. */
const sent = (...texts: string[]) => ({
  sendings: texts.map((_, at) => sending(`s${at}`)),
  recording: new Map(
    texts.map((letters, at) => [
      `s${at}`,
      Array.from(letters, (text) => ({ name: text, text, values: [`value of s${at}`] })),
    ]),
  ),
});
const lengthsOf = (...texts: string[]) => {
  const { sendings, recording } = sent(...texts);
  return templatesOf([sendings], recording).map(({ length }) => length);
};

describe('the pattern of a request', () => {
  it('is of the last two that are alike, whatever stands between them', () => {
    expect(lengthsOf('ab', 'abc', 'ab', 'abc', 'ab')).toEqual([2]);
    expect(lengthsOf('xyz', 'abc', 'ab', 'abc', 'a')).toEqual([3]);
  });

  it('is refused where no two are alike, or nothing was sent', () => {
    expect(() => lengthsOf('a', 'ab', 'abc')).toThrow('No two sendings of /patients');
    expect(() => lengthsOf('', '')).toThrow('No two sendings of /patients');
  });
});
