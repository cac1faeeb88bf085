import { DatabaseError } from 'pg';
import { describeFault } from './process-log';

describe('a fault in the log', () => {
  it('has its class, code, constraint and frames, and no text', () => {
    const error = new DatabaseError('Failing row contains (Smith, 1980-01-01)', 0, 'error');
    error.code = '23514';
    error.constraint = 'phq9_item_range';
    error.detail = 'Smith';
    const described = describeFault(error);
    expect(described).toMatchObject({ code: '23514', constraint: 'phq9_item_range' });
    expect(described['at']).toEqual(expect.arrayContaining([expect.stringContaining('at ')]));
    expect(JSON.stringify(described)).not.toContain('Smith');
  });

  it('whose text spans lines does not smuggle one in as a frame', () => {
    const error = new Error('first\n    at Smith (1980)');
    expect(JSON.stringify(describeFault(error))).not.toContain('Smith');
  });

  it('that is no error is told by its type alone', () => {
    expect(describeFault('Smith')).toEqual({ fault: 'string' });
  });
});
