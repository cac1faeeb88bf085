import { glabellarDepression, type ProtocolContent } from '@glabella/domain/treatment';
import { FinishedProtocols } from './finished-protocols';

const { id, version, ...shipped } = glabellarDepression;
const row = (changes: Partial<ProtocolContent> = {}) => ({
  id,
  version,
  content: JSON.stringify({ ...shipped, ...changes }),
});
const practiceId = '5d4f5a3e-0c4a-4b60-9f0e-2b5a3a1d0001';
const otherPracticeId = '5d4f5a3e-0c4a-4b60-9f0e-2b5a3a1d0002';

describe('finished protocols', () => {
  it('say what is stored, and are made once of it', () => {
    const finished = new FinishedProtocols();
    const first = finished.of(practiceId, row());
    expect(JSON.parse(first.bytes.toString('utf8'))).toEqual(glabellarDepression);
    expect(finished.of(practiceId, row())).toBe(first);
  });

  it('are made anew where the text differs, and are each practice’s own', () => {
    const finished = new FinishedProtocols();
    const named = (practice: string, name: string) =>
      JSON.parse(finished.of(practice, row({ name })).bytes.toString('utf8')) as { name: string };
    expect(named(practiceId, 'Frown muscles, ours').name).toBe('Frown muscles, ours');
    expect(named(otherPracticeId, 'Frown muscles, theirs').name).toBe('Frown muscles, theirs');
    expect(named(practiceId, 'Frown muscles, again').name).toBe('Frown muscles, again');
  });

  it('are refused when they break the contract', () => {
    const { name, ...nameless } = JSON.parse(row().content) as ProtocolContent;
    expect(name).not.toBe('');
    const broken = { ...row(), content: JSON.stringify(nameless) };
    expect(() => new FinishedProtocols().of(practiceId, broken)).toThrow(/^name: /);
  });
});
