import { Submission } from './submission';

describe('Submission', () => {
  it('keeps its key for the same content and takes a new one for changed content', () => {
    const submission = new Submission();
    const first = submission.keyFor({ total: 7 });
    expect(submission.keyFor({ total: 7 })).toBe(first);
    expect(submission.keyFor({ total: 8 })).not.toBe(first);
  });

  it('takes a new key once the record is there: the same content again is a second record', () => {
    const submission = new Submission();
    const first = submission.keyFor({ total: 7 });
    submission.finish();
    expect(submission.keyFor({ total: 7 })).not.toBe(first);
  });
});
