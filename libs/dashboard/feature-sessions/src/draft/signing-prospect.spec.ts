import { delegateSigning, heldCredential, ownSigning } from '../testing/own-signing';
import { signingProspect, type ProspectedSession } from './signing-prospect';

const session: ProspectedSession = {
  performedOn: '2026-11-20',
  isAmendment: false,
  amendsVoided: false,
  isPsychiatrist: true,
};
const expired = heldCredential({ validUntil: '2026-11-22' });
const young = heldCredential({ validFrom: '2026-11-21' });

describe('what stands between the page and the signature', () => {
  it.each([true, false])('offers signing to a psychiatrist: %s, while nothing is known', (is) => {
    const prospect = signingProspect(null, { ...session, isPsychiatrist: is });
    expect(prospect).toEqual({ isOffered: is, isDelegate: !is, notice: null });
  });

  it('is nothing where a credential covers both days', () => {
    expect(signingProspect(ownSigning(), session)).toEqual({
      isOffered: true,
      isDelegate: false,
      notice: null,
    });
  });

  it('is an expired credential, said with the way out and that the draft is kept', () => {
    const { isOffered, notice } = signingProspect(ownSigning({ credentials: [expired] }), session);
    expect(isOffered).toBe(false);
    expect(notice).toMatchObject({ tone: 'warn', leadsToCredentials: true });
    expect(notice?.text).toContain('ended on 22 Nov 2026');
    expect(notice?.text).toContain('Renew it under Practice, Your credentials');
    expect(notice?.text).toContain('the draft is kept');
  });

  it('is the day of the injection, where the session is not an amendment', () => {
    const signing = ownSigning({ credentials: [young] });
    expect(signingProspect(signing, session).isOffered).toBe(false);
    expect(signingProspect(signing, { ...session, isAmendment: true }).isOffered).toBe(true);
    const voided = { ...session, isAmendment: true, amendsVoided: true };
    for (const known of [signing, null]) {
      expect(signingProspect(known, voided).isOffered).toBe(false);
    }
    expect(signingProspect(signing, { ...session, performedOn: null }).isOffered).toBe(true);
  });

  it('leads nowhere while a credential waits: an administrator is next', () => {
    const credentials = [heldCredential({ state: 'waiting' })];
    const { notice } = signingProspect(ownSigning({ credentials }), session);
    expect(notice).toMatchObject({ leadsToCredentials: false });
    expect(notice?.text).toContain('An administrator verifies it');
  });

  it('warns of a credential that ends within 60 days, and lets sign', () => {
    const credentials = [heldCredential({ validUntil: '2027-01-03' })];
    expect(signingProspect(ownSigning({ credentials }), session)).toMatchObject({
      isOffered: true,
      notice: { tone: 'warn', text: expect.stringContaining('(41 days). Renew it in time.') },
    });
    const waiting = heldCredential({ state: 'waiting' });
    const renewed = ownSigning({ credentials: [...credentials, waiting] });
    expect(signingProspect(renewed, session).notice?.text).toContain('waits to be verified');
  });

  it('tells a delegate who co-signs, and that nobody is there to', () => {
    const offered = signingProspect(delegateSigning(), { ...session, isPsychiatrist: false });
    expect(offered).toMatchObject({ isOffered: true, isDelegate: true, notice: { tone: 'info' } });
    expect(offered.notice?.text).toContain('name the supervising psychiatrist');
    const alone = signingProspect(delegateSigning({ supervisors: [] }), session);
    expect(alone).toMatchObject({ isOffered: false, notice: { tone: 'warn' } });
  });
});
