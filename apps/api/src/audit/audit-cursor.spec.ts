import { readAuditCursor, writeAuditCursor } from './audit-cursor';

const encoded = (text: string) => Buffer.from(text).toString('base64url');

describe('the cursor of the trail', () => {
  it.each([['1'], ['42'], ['900000000000000000']])('gives id %s back', (id) => {
    expect(readAuditCursor(writeAuditCursor(id))).toBe(id);
  });

  it('is not needed for the first page', () => {
    expect(readAuditCursor(undefined)).toBeNull();
  });

  it.each([
    [''],
    ['abc'],
    [encoded('audit:0')],
    [encoded('audit:-1')],
    [encoded('audit:1;DROP')],
    [encoded('audit:1.5')],
    [encoded('patients:1')],
    [encoded(`audit:${'9'.repeat(19)}`)],
  ])('is refused when it is another text: %s', (cursor) => {
    expect(() => readAuditCursor(cursor)).toThrow(
      expect.objectContaining({ code: 'request.invalid' }),
    );
  });
});
