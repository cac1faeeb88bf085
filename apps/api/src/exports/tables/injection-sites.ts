import {
  aftercareMethodLabels,
  contraindicationIds,
  frownSeverities,
  knownAreas,
  precautionIds,
  products,
  shippedAftercare,
  sideIds,
} from '@glabella/domain/treatment';
import {
  code,
  day,
  decimal,
  type ExportTable,
  firstRecorded,
  id,
  identifying,
  instant,
  labelled,
  listOf,
  ownCode,
  ownCodes,
  spaced,
  whole,
  words,
  yesNo,
} from './export-table';

const FROWN = frownSeverities.map(({ value, label }) => `${value} = ${label}`).join(' | ');

export const injectionSitesTable: ExportTable = {
  name: 'injection_sites',
  row:
    'One injected site of a session in its current version; what is said of the session repeats on each of its ' +
    'sites. Drafts that nobody has signed are no sessions and are not in it.',
  columns: [
    id('session_id', 'The session; joins adverse_events.'),
    id('course_id', 'The course; joins courses.'),
    id('patient_id', 'The patient; joins all tables.'),
    code('status', 'Signed, or voided as entered by mistake (in the file only if asked for).', {
      values: listOf(['signed', 'voided']),
    }),
    whole('version', 'Version of the session, 1 for the first; above 1 it was amended.', {
      values: '1 and above',
    }),
    yesNo('amendment_begun', 'Whether somebody has begun an amendment that is not signed yet.'),
    day('performed_on', 'Day of the injection.'),
    words('performed_by', 'Who injected.'),
    id('care_site', 'The site of care, by its code in the practice’s list; empty: not recorded.'),
    words('care_site_name', 'The site of care as it was called when this version was signed.'),
    code('protocol_id', 'The protocol that the session keeps; see courses.'),
    whole('protocol_version', 'The version of it that the session keeps.', {
      values: '1 and above',
    }),
    code('product_id', 'Botulinum toxin by its nonproprietary name; units are not exchangeable.', {
      values: listOf(products.map(({ id: value }) => value)),
    }),
    words('lot_number', 'Lot as printed on the vial.'),
    identifying(day('lot_expires_on', 'Expiry of the lot.')),
    decimal('vial_units', 'Units in a vial as labelled.', { unit: 'units of the product' }),
    whole('vials_opened', 'Vials opened for the session.', { unit: 'vials' }),
    decimal('diluent_ml', 'Saline per vial; empty where the product is ready to use.', {
      unit: 'mL',
    }),
    instant('reconstituted_at', 'When the vial was reconstituted.'),
    words(
      'reconstituted_by',
      'Who reconstituted it, or the pharmacy it came drawn up from; empty: not recorded.',
    ),
    decimal('units_drawn', 'Units drawn up from the opened vials; empty: not recorded.', {
      unit: 'units of the product',
    }),
    yesNo(
      'seal_intact',
      'Whether seal and hologram of the vials were intact; empty: not checked or not recorded.',
    ),
    instant('injected_at', 'When the injection was given, where a time is known.'),
    decimal('total_units', 'Units of the session: the sum of its sites.', {
      unit: 'units of the product',
      source: 'computed; equal to the sum of units over the rows of the session',
    }),
    whole('frown_at_rest', 'Frown severity at rest before the injection.', { values: FROWN }),
    whole('frown_at_maximum', 'Frown severity at maximum frown before the injection.', {
      values: FROWN,
    }),
    day('consent_on', 'Day of the consent that covers the session.'),
    whole('consent_version', 'Version of the consent text that was agreed to.', {
      values: '1 and above; empty where no consent was on record',
    }),
    code('contraindications_present', 'Contraindications that were answered with yes.', {
      values: spaced(contraindicationIds),
    }),
    code('contraindications_not_known', 'Contraindications that were not known.', {
      values: spaced(contraindicationIds),
    }),
    code('precautions_present', 'Precautions that were answered with yes; empty: not asked.', {
      values: spaced(precautionIds),
    }),
    code(
      'precautions_not_known',
      'Precautions that were not known; empty: not asked, or signed before "not known" could be answered.',
      { values: spaced(precautionIds) },
    ),
    words('check_reasons', 'Why the session went ahead where a check asked for a reason.'),
    ownCodes(
      'aftercare_told',
      'What the patient was told to do, leave or watch for afterwards, each by its id in the practice’s aftercare list, ' +
        'which may word it otherwise; one that the practice added goes by the id it was given. ' +
        'none: the session was signed with nothing told; empty: not recorded.',
      shippedAftercare.instructions.map(({ id: value, short }) => ({ id: value, label: short })),
    ),
    code('aftercare_method', 'How it was told; empty: not recorded.', {
      values: labelled(aftercareMethodLabels),
    }),
    words('aftercare_by', 'Who told it; empty: not recorded.'),
    instant('aftercare_at', 'When it was told; empty: not recorded.'),
    whole(
      'aftercare_list_version',
      'Version of the practice’s aftercare list that the session was signed with: its wording is what was told.',
      { values: '1 and above' },
    ),
    whole('site_number', 'The site within the session.', { values: '1 and above' }),
    ownCode(
      'muscle',
      'The injected muscle or area; one of the practice’s own goes by its name.',
      knownAreas,
    ),
    code('side', 'The patient’s side.', { values: listOf(sideIds) }),
    decimal('units', 'Units injected at the site.', { unit: 'units of the product' }),
    decimal('volume_ml', 'Volume injected at the site.', {
      unit: 'mL',
      source: 'computed from units and dilution when the session was signed',
    }),
    words('note', 'What was written about the session.'),
    words(
      'correction_reason',
      'Why this version differs from the one before, or why it was voided.',
    ),
    firstRecorded(),
    words('signed_by', 'Printed name of the signature of this version.'),
    instant('signed_at', 'When this version was signed.'),
    words('signature_meaning', 'What the signature says.'),
    code(
      'cosignature',
      'Where a delegate signed: how the co-signature of this version stands; empty: none is asked.',
      {
        values: listOf(['awaited', 'signed', 'returned']),
      },
    ),
    words('cosigned_by', 'Printed name of the co-signature; empty until it is given.'),
    instant('cosigned_at', 'When this version was co-signed.'),
    words('cosignature_meaning', 'What the co-signature says.'),
  ],
};
