import fc from 'fast-check';
import pg from 'pg';
import { INSTANT_OID, readInstant } from './read-instant';

const asTheDriver = pg.types.getTypeParser(INSTANT_OID, 'text') as unknown as (
  text: string,
) => Date;

/** What PostgreSQL writes of it: no zeros at the end of a fraction, no fraction where it is zero. */
function written(at: Date, micros: number, offset: string): string {
  const digits = `${at.toISOString().slice(20, 23)}${String(micros).padStart(3, '0')}`;
  const fraction = digits.replace(/0+$/, '');
  const seconds = at.toISOString().slice(0, 19).replace('T', ' ');
  return `${seconds}${fraction === '' ? '' : `.${fraction}`}${offset}`;
}

describe('an instant as PostgreSQL writes it', () => {
  const instants = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });

  it('is what was written, to the millisecond', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 999 }), (at, micros) => {
        expect(readInstant(written(at, micros, '+00')).getTime()).toBe(at.getTime());
      }),
    );
  });

  it('is what the driver reads, with whatever offset', () => {
    const offsets = fc.constantFrom('+00', '-05', '+05:30', '+00:19:32');
    fc.assert(
      fc.property(instants, fc.nat(999), offsets, (at, micros, offset) => {
        const text = written(at, micros, offset);
        expect(readInstant(text)).toEqual(asTheDriver(text));
      }),
    );
  });

  it.each(['infinity', '-infinity', '12026-03-01 10:00:00+00', '0044-03-15 10:00:00+00 BC'])(
    'is read by the driver where it is none of ours: %s',
    (text) => {
      expect(readInstant(text)).toEqual(asTheDriver(text));
    },
  );
});
