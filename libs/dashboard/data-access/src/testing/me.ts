import type { Me } from '@glabella/contracts';

/** Somebody signed in to a synthetic practice; for specs. */
export const me: Me = {
  staffId: '0198c0de-0000-7000-8000-000000000001',
  displayName: 'Dr A. Reyes',
  email: 'reyes@demo.example',
  roles: ['psychiatrist', 'administrator'],
  sessionId: '0198c0de-0000-7000-8000-0000000000aa',
  hasSecondFactor: false,
  lacksSecondFactor: false,
  secondFactorResetAt: null,
  practice: {
    id: '0198c0de-0000-7000-8000-0000000000bb',
    name: 'Synthetic practice',
    timeZone: 'Europe/Berlin',
    today: '2026-11-23',
    phone: '000',
    isSynthetic: true,
  },
  idleMinutes: 15,
  signedOutAt: '2026-11-23T14:15:00Z',
  expiresAt: '2026-11-24T02:00:00Z',
};
