import { DomainError } from './domain-error';

class DoseTooHigh extends DomainError {
  constructor(limitUnits: number) {
    super('dose.too_high', 'The dose is above the limit.', { limitUnits });
  }
}

describe('a refusal of the domain', () => {
  it('carries a stable code, safe fields and the name of its class', () => {
    const refusal = new DoseTooHigh(400);
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({
      name: 'DoseTooHigh',
      code: 'dose.too_high',
      message: 'The dose is above the limit.',
      fields: { limitUnits: 400 },
    });
  });
});
