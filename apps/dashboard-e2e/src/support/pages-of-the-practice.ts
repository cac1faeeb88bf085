import { shippedProtocols } from '@glabella/domain/treatment';
import type { Clinic } from './clinic';
import type { LookedAt } from './looked-at';

const shippedProtocol = shippedProtocols[0]?.id ?? '';

const lotOfSomebody = async (clinic: Clinic) => {
  const { id } = await clinic.patient();
  await clinic.session(await clinic.course(id), { lotNumber: 'PAGE-1' });
  return clinic.lot('PAGE-1', 3);
};

/** The pages of the practice, its stock and its reports, and those around a sign-in. */
export const pagesOfThePractice: readonly LookedAt[] = [
  { name: 'the stock', visitor: 'clinician', address: () => '/stock?show=all', heading: 'Stock' },
  {
    name: 'the receipt of a delivery',
    visitor: 'administrator',
    address: () => '/stock/receive',
    heading: 'Receive a delivery',
  },
  {
    name: 'a lot',
    visitor: 'clinician',
    address: async (clinic) => `/stock/lots/${await lotOfSomebody(clinic)}`,
    heading: 'Lot PAGE-1',
  },
  {
    name: 'who received a lot',
    visitor: 'administrator',
    address: async (clinic) => {
      await lotOfSomebody(clinic);
      return '/recalls/lot?lot=page-1';
    },
    heading: 'Who received a lot',
  },
  { name: 'the recalls', visitor: 'clinician', address: () => '/recalls', heading: 'Recalls' },
  { name: 'sign-in', visitor: 'nobody', address: () => '/sign-in', heading: 'Sign in' },
  {
    name: 'forgotten password',
    visitor: 'nobody',
    address: () => '/forgotten-password',
    heading: 'Forgotten password',
  },
  {
    name: 'a link that does not work',
    visitor: 'nobody',
    address: () => '/link#no-such-secret-in-this-link',
    heading: 'Choose your password',
  },
  { name: 'set-up', visitor: 'nobody', address: () => '/set-up', heading: 'Set up the practice' },
  {
    name: 'the outcomes of the practice',
    visitor: 'administrator',
    address: () => '/outcomes',
    heading: 'Outcomes',
  },
  {
    name: 'the imports',
    visitor: 'administrator',
    address: () => '/imports',
    heading: 'Imports',
  },
  {
    name: 'a new import',
    visitor: 'administrator',
    address: () => '/imports/new',
    heading: 'Import a file',
  },
  {
    name: 'the exports',
    visitor: 'administrator',
    address: () => '/reports',
    heading: 'Reports',
  },
  {
    name: 'the lists',
    visitor: 'administrator',
    address: () => '/reports/lists?list=injectors',
    heading: 'Lists',
  },
  {
    name: 'the settings, to read',
    visitor: 'clinician',
    address: () => '/practice/settings',
    heading: 'Practice',
  },
  {
    name: 'the settings, to change',
    visitor: 'administrator',
    address: () => '/practice/settings',
    heading: 'Practice',
  },
  {
    name: 'the people',
    visitor: 'administrator',
    address: () => '/practice/people',
    heading: 'People',
  },
  {
    name: 'who may sign',
    visitor: 'administrator',
    address: () => '/practice/credentials',
    heading: 'Credentials',
  },
  {
    name: 'the own credentials',
    visitor: 'clinician',
    address: () => '/practice/my-credentials',
    heading: 'Your credentials',
  },
  {
    name: 'the co-signatures',
    visitor: 'psychiatrist',
    address: () => '/cosignatures?whose=practice',
    heading: 'Co-signatures',
  },
  {
    name: 'the absences',
    visitor: 'clinician',
    address: () => '/practice/absences',
    heading: 'Absences',
  },
  {
    name: 'the thresholds, to read',
    visitor: 'clinician',
    address: () => '/practice/thresholds',
    heading: 'Thresholds',
  },
  {
    name: 'the thresholds, to change',
    visitor: 'administrator',
    address: () => '/practice/thresholds',
    heading: 'Thresholds',
  },
  {
    name: 'the aftercare list',
    visitor: 'clinician',
    address: () => '/practice/aftercare',
    heading: 'Aftercare',
  },
  {
    name: 'the protocols',
    visitor: 'clinician',
    address: () => '/practice/protocols',
    heading: 'Protocols',
  },
  {
    name: 'the products',
    visitor: 'clinician',
    address: () => '/practice/products',
    heading: 'Products',
  },
  {
    name: 'the audit trail',
    visitor: 'administrator',
    address: () => '/audit',
    heading: 'Audit trail',
  },
  {
    name: 'the own account',
    visitor: 'clinician',
    address: () => '/account',
    heading: 'Your account',
  },
  {
    name: 'a page that does not exist',
    visitor: 'clinician',
    address: () => '/no-such-page',
    heading: 'Page not found',
  },
  {
    name: 'the saved reports',
    visitor: 'administrator',
    address: () => '/outcomes/saved',
    heading: 'Saved reports',
  },
  {
    name: 'the credentials of a person',
    visitor: 'administrator',
    address: async (clinic) => {
      const { id } = await clinic.patient();
      const { psychiatristId } = await clinic.courseWithoutConsent(id);
      return `/practice/people/${psychiatristId}/credentials`;
    },
    heading: /^Credentials/,
  },
  {
    name: 'the consent text, to read',
    visitor: 'clinician',
    address: () => '/practice/consent-text',
    heading: 'Consent text',
  },
  {
    name: 'the consent text, to change',
    visitor: 'administrator',
    address: () => '/practice/consent-text',
    heading: 'Consent text',
  },
  {
    name: 'a new protocol',
    visitor: 'administrator',
    address: () => '/practice/protocols/new',
    heading: 'New protocol',
  },
  {
    name: 'the next version of a protocol',
    visitor: 'psychiatrist',
    address: () => `/practice/protocols/${shippedProtocol}/edit`,
    heading: 'Next version of the protocol',
  },
  {
    name: 'the versions of a protocol',
    visitor: 'clinician',
    address: () => `/practice/protocols/${shippedProtocol}/versions`,
    heading: 'Versions of a protocol',
  },
  {
    name: 'a page that the own roles do not open',
    visitor: 'clinician',
    address: () => '/audit',
    heading: 'Not allowed',
  },
  {
    name: 'a page that cannot be opened now',
    visitor: 'nobody',
    address: () => '/unavailable',
    heading: 'Not available',
  },
];
