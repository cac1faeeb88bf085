import { Injectable } from '@nestjs/common';
import {
  noCareSite,
  type ExportCounts,
  type ExportKind,
  type ExportSelection,
  type ExportTableName,
} from '@glabella/contracts';
import type { RowBatch } from '../database/copied-rows';
import type { Snapshot } from '../database/snapshots';
import type { Statement, TenantTransaction } from '../database/tenant';
import { recordedTreatments } from '../database/recorded-treatments';
import { MOST_ITEMS } from './tables/assessments';

/**
 * Patients of the selection: everybody, or whoever has a session that stands and matches. $1 practice, $2 protocol,
 * $3 product, $4 and $5 first and last day, $6 whether voided records come too, $7 whether those who refuse the use of their
 * data are left out, $8 diagnosis or its category,
 * $9 site of care.
 */
const isSelected = (patient: string): string => `
  (($2::text IS NULL AND $3::text IS NULL AND $4::date IS NULL AND $5::date IS NULL
    AND $8::text IS NULL AND $9::text IS NULL)
   OR ${patient} IN (
     SELECT treated.patient_id
       FROM injection_session treated
       JOIN course of_treated ON of_treated.practice_id = treated.practice_id
                             AND of_treated.id = treated.course_id
       JOIN course_version stated ON stated.practice_id = of_treated.practice_id
                                 AND stated.course_id = of_treated.id
                                 AND stated.version = of_treated.version
      WHERE treated.practice_id = $1 AND NOT treated.voided
        AND ($2::text IS NULL OR of_treated.protocol_id = $2)
        AND ($3::text IS NULL OR treated.product_id = $3)
        AND ($4::date IS NULL OR treated.performed_on >= $4)
        AND ($5::date IS NULL OR treated.performed_on <= $5)
        AND ($8::text IS NULL OR stated.diagnosis_code = $8
             OR starts_with(stated.diagnosis_code, $8 || '.'))
        AND ($9::text IS NULL OR coalesce(treated.care_site, '${noCareSite}') = $9)))
  AND NOT ($7::boolean AND ${patient} IN (
     SELECT said.patient_id FROM patient_data_use said
      WHERE said.practice_id = $1 AND said.is_refused))`;

const isWanted = (record: string): string => `($6::boolean OR NOT ${record}.voided)`;

/** What cannot be voided comes in any case; every query takes the same parameters. */
const isNeverVoided = '$6::boolean IS NOT NULL';

/** An instant as files write it. */
const utc = (column: string, name: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${name}`;

/** A list of codes: "none" if it was answered with nothing, null if it was not answered. */
const codes = (column: string): string =>
  `CASE WHEN cardinality(${column}) = 0 THEN 'none' ELSE array_to_string(${column}, ' ') END`;

/** A list of codes in JSON, in its order: "none" where it is empty, null where there is no list. */
const listedCodes = (list: string): string =>
  `CASE WHEN jsonb_typeof(${list}) = 'array' THEN coalesce(
     (SELECT string_agg(listed, ' ' ORDER BY place)
        FROM jsonb_array_elements_text(${list}) WITH ORDINALITY AS list (listed, place)), 'none') END`;

/** The questions before the needle with that answer: "none" where all were answered otherwise, null where none was asked. */
const answeredCodes = (questions: string, answer: string): string =>
  `CASE WHEN jsonb_typeof(v.before_needle -> '${questions}') = 'object'
          AND v.before_needle -> '${questions}' <> '{}' THEN coalesce(
     (SELECT string_agg(key, ' ' ORDER BY key) FROM jsonb_each_text(v.before_needle -> '${questions}')
       WHERE value = '${answer}'), 'none') END`;

/** Versions from before each was answered by itself list the precautions that are present, and know of none that it was not known. */
const PRECAUTIONS_PRESENT = `coalesce(${answeredCodes('precautions', 'yes')},
                  ${listedCodes("v.before_needle -> 'precautions'")})`;

/** Staff of the same practice under a name of their own. */
const staff = (name: string, idColumn: string, practiceColumn: string): string =>
  `JOIN staff ${name} ON ${name}.practice_id = ${practiceColumn} AND ${name}.id = ${idColumn}`;

const ofPatients = `WHERE p.practice_id = $1 AND ${isSelected('p.id')} AND ${isNeverVoided}`;
const ofCourses = `WHERE c.practice_id = $1 AND ${isSelected('c.patient_id')} AND ${isNeverVoided}`;
const ofSessions = `WHERE s.practice_id = $1 AND ${isSelected('s.patient_id')} AND ${isWanted('s')}`;
const ofAssessments = `WHERE a.practice_id = $1 AND ${isSelected('a.patient_id')} AND ${isWanted('a')}`;
const ofEvents = `WHERE e.practice_id = $1 AND ${isSelected('e.patient_id')} AND ${isWanted('e')}`;

const ofHistory = (record: string): string =>
  `WHERE ${record}.practice_id = $1 AND ${isSelected(`${record}.patient_id`)} AND ${isWanted(record)}`;

/** The doses of a medication as they stand. */
const DOSES = `
  JOIN medication_version v ON v.practice_id = m.practice_id AND v.medication_id = m.id AND v.version = m.version
  CROSS JOIN LATERAL jsonb_array_elements(v.steps) WITH ORDINALITY AS list (taken, step)`;

/** A yes or no as files write it; empty where it was not answered. */
const yesNo = (column: string, name: string): string =>
  `CASE WHEN ${column} THEN 'yes' WHEN NOT ${column} THEN 'no' END AS ${name}`;

/** The sites of a session as they stand. */
const SITES = `
  JOIN injection_site i ON i.practice_id = s.practice_id AND i.session_id = s.id AND i.version = s.version`;

const COUNTS: Statement = {
  name: 'export_counts',
  text: `SELECT (SELECT count(*) FROM patient p ${ofPatients})::integer AS patients,
                (SELECT count(*) FROM course c ${ofCourses})::integer AS courses,
                (SELECT count(*) FROM injection_session s ${SITES} ${ofSessions})::integer AS injection_sites,
                (SELECT count(*) FROM assessment a ${ofAssessments})::integer AS assessments,
                (SELECT count(*) FROM adverse_event e ${ofEvents})::integer AS adverse_events,
                (SELECT count(*) FROM prior_treatment t ${ofHistory('t')})::integer AS trials,
                (SELECT count(*) FROM medication m ${DOSES} ${ofHistory('m')})::integer AS medications,
                (SELECT count(*) FROM frown_rating f ${ofHistory('f')})::integer AS frown_ratings,
                (SELECT count(*) FROM life_event l ${ofHistory('l')})::integer AS life_events`,
};

const PATIENTS: Statement = {
  name: 'export_patients',
  text: `SELECT p.id AS patient_id, p.mrn, p.family_name, p.given_name, p.birth_date, p.sex, v.phone, v.email,
                CASE WHEN p.archived_at IS NULL THEN 'no' ELSE 'yes' END AS archived,
                (SELECT min(performed_on) FROM injection_session s
                  WHERE s.practice_id = p.practice_id AND s.patient_id = p.id AND NOT s.voided)
                  AS first_injection_on,
                v.version, ${utc('v.recorded_at', 'recorded_at')}, author.display_name AS recorded_by
           FROM patient p
           JOIN patient_version v ON v.practice_id = p.practice_id AND v.patient_id = p.id
                                 AND v.version = p.version
           ${staff('author', 'v.author_id', 'v.practice_id')}
          ${ofPatients}
          ORDER BY p.id`,
};

export const COURSES: Statement = {
  name: 'export_courses',
  text: `SELECT v.course_id, v.patient_id, v.protocol_id, k.content ->> 'name' AS protocol_name,
                v.protocol_version, v.diagnosis_code,
                v.episode_started_on, v.psychosis, v.bipolar, responsible.display_name AS responsible,
                (SELECT string_agg(member.display_name, '; ' ORDER BY member.display_name, member.id)
                   FROM course_clinician m ${staff('member', 'm.staff_id', 'm.practice_id')}
                  WHERE m.practice_id = v.practice_id AND m.course_id = v.course_id
                    AND m.version = v.version) AS clinicians,
                v.started_on, v.ended_on, v.end_reason, v.end_note, v.version,
                (SELECT min(s.performed_on) FROM injection_session s
                  WHERE s.practice_id = c.practice_id AND s.patient_id = c.patient_id
                    AND s.course_id = c.id AND NOT s.voided)
                  AS first_injection_on,
                ${recordedTreatments('c.practice_id', 'c.patient_id')}::text AS prior_treatments,
                ${utc('v.recorded_at', 'recorded_at')}, author.display_name AS recorded_by,
                v.reason AS correction_reason
           FROM course c
           JOIN course_version v ON v.practice_id = c.practice_id AND v.course_id = c.id
                                AND v.version = c.version
           JOIN protocol_version k ON k.practice_id = v.practice_id AND k.protocol_id = v.protocol_id
                                  AND k.version = v.protocol_version
           ${staff('responsible', 'v.responsible_id', 'v.practice_id')}
           ${staff('author', 'v.author_id', 'v.practice_id')}
          ${ofCourses}
          ORDER BY c.patient_id, c.started_on, c.id`,
};

/** What a session's version says in lists: put in words once for each session and not for each of its sites. */
const STATED = `
             SELECT v.before_needle ->> 'consentOn' AS consent_on,
                    v.before_needle #>> '{consent,documentVersion}' AS consent_version,
                    ${answeredCodes('contraindications', 'yes')} AS contraindications_present,
                    ${answeredCodes('contraindications', 'not-known')} AS contraindications_not_known,
                    ${PRECAUTIONS_PRESENT} AS precautions_present,
                    ${answeredCodes('precautions', 'not-known')} AS precautions_not_known,
                    (SELECT string_agg(concat(c ->> 'title', ': ', c #>> '{answer,reason}'), '; ' ORDER BY place)
                       FROM jsonb_array_elements(v.checks) WITH ORDINALITY AS list (c, place)
                      WHERE c #>> '{answer,reason}' IS NOT NULL) AS check_reasons,
                    ${listedCodes("v.aftercare -> 'told'")} AS aftercare_told
             OFFSET 0`;

const INJECTION_SITES: Statement = {
  name: 'export_injection_sites',
  text: `SELECT v.session_id, v.course_id, v.patient_id, v.status, v.version,
                CASE WHEN EXISTS (SELECT FROM session_draft d
                                   WHERE d.practice_id = s.practice_id AND d.amends_session_id = s.id)
                     THEN 'yes' ELSE 'no' END AS amendment_begun,
                v.performed_on, performer.display_name AS performed_by, v.care_site,
                v.care_site_name, v.protocol_id, v.protocol_version,
                v.product_id, v.lot_number, v.lot_expires_on, v.vial_units, v.vials_opened, v.diluent_ml,
                ${utc('v.reconstituted_at', 'reconstituted_at')}, v.reconstituted_by_name AS reconstituted_by,
                v.units_drawn, ${yesNo('v.seal_intact', 'seal_intact')}, ${utc('v.injected_at', 'injected_at')},
                v.total_units, v.frown_at_rest, v.frown_at_maximum,
                ${utc('s.created_at', 'first_recorded_at')},
                stated.*, v.aftercare ->> 'method' AS aftercare_method, teller.display_name AS aftercare_by,
                ${utc("(v.aftercare ->> 'at')::timestamptz", 'aftercare_at')},
                v.aftercare_list_version,
                i.ordinal AS site_number, i.muscle, i.side,
                i.units, i.volume_ml, v.note, v.reason AS correction_reason, v.signer_name AS signed_by,
                ${utc('v.signed_at', 'signed_at')}, v.signature_meaning, cosigning.state AS cosignature,
                cosigned.printed_name AS cosigned_by, ${utc('cosigned.recorded_at', 'cosigned_at')},
                cosigned.meaning AS cosignature_meaning
           FROM injection_session s
           JOIN injection_session_version v ON v.practice_id = s.practice_id AND v.session_id = s.id
                                           AND v.version = s.version
           CROSS JOIN LATERAL (${STATED}) stated
           ${SITES}
           ${staff('performer', 'v.performed_by', 'v.practice_id')}
           LEFT ${staff('teller', "(v.aftercare ->> 'byId')::uuid", 'v.practice_id')}
           LEFT JOIN session_cosignature cosigning ON cosigning.practice_id = v.practice_id
            AND cosigning.session_id = v.session_id AND cosigning.session_version = v.version
           LEFT JOIN session_cosignature_event cosigned ON cosigned.practice_id = cosigning.practice_id
            AND cosigned.cosignature_id = cosigning.id AND cosigned.kind = 'signed'
          ${ofSessions}
          ORDER BY s.patient_id, s.performed_on, s.id, i.ordinal`,
};

const ITEMS = Array.from(
  { length: MOST_ITEMS },
  (_, index) => `v.item_scores[${index + 1}] AS item_${index + 1}`,
).join(', ');

const ASSESSMENTS: Statement = {
  name: 'export_assessments',
  text: `SELECT v.assessment_id, v.patient_id, v.status, v.version, v.assessed_on, v.instrument_id,
                v.instrument_version, ${ITEMS}, v.function_score AS function_item, v.total, v.score_status,
                v.missing_reason, v.mode, v.language, v.source, v.note, v.reason AS correction_reason,
                ${utc('v.recorded_at', 'recorded_at')}, ${utc('a.created_at', 'first_recorded_at')},
                author.display_name AS recorded_by
           FROM assessment a
           JOIN assessment_version v ON v.practice_id = a.practice_id AND v.assessment_id = a.id
                                    AND v.version = a.version
           ${staff('author', 'v.author_id', 'v.practice_id')}
          ${ofAssessments}
          ORDER BY a.patient_id, a.instrument_id, a.assessed_on, a.id`,
};

const ADVERSE_EVENTS: Statement = {
  name: 'export_adverse_events',
  text: `SELECT v.adverse_event_id, v.patient_id, v.session_id, v.status, v.version, v.term_id, v.other_words,
                v.onset_on, v.severity, ${codes('v.seriousness')} AS seriousness, v.relatedness,
                judge.display_name AS judged_by, ${codes('v.actions')} AS actions, v.outcome, v.ended_on,
                jsonb_array_length(v.reports) AS report_count,
                (SELECT string_agg(concat_ws(', ', told ->> 'reportedTo', told ->> 'reportedOn',
                                             told ->> 'reference'), '; ' ORDER BY place)
                   FROM jsonb_array_elements(v.reports) WITH ORDINALITY AS list (told, place)) AS reports,
                v.note, v.reason AS correction_reason, ${utc('v.recorded_at', 'recorded_at')},
                author.display_name AS recorded_by
           FROM adverse_event e
           JOIN adverse_event_version v ON v.practice_id = e.practice_id AND v.adverse_event_id = e.id
                                       AND v.version = e.version
           ${staff('author', 'v.author_id', 'v.practice_id')}
           LEFT ${staff('judge', 'v.judged_by', 'v.practice_id')}
          ${ofEvents}
          ORDER BY e.patient_id, e.onset_on, e.id`,
};

const VERSION_COLUMNS = `v.reason AS correction_reason, v.version, ${utc('v.recorded_at', 'recorded_at')},
                author.display_name AS recorded_by`;

const TRIALS: Statement = {
  name: 'export_trials',
  text: `SELECT v.prior_treatment_id AS trial_id, v.patient_id, v.status, v.kind, v.drug_id, v.other_name,
                v.other_class, v.started_on, v.stopped_on, ${yesNo('v.ongoing', 'ongoing')}, v.maximum_dose,
                v.dose_unit, v.weeks_at_dose, ${yesNo('v.dose_adequate', 'dose_stated_adequate')},
                v.session_count, v.electrodes, v.adherence, v.outcome, v.augmentation_of AS added_to,
                v.information_source, v.reason_stopped, v.side_effects, ${VERSION_COLUMNS}
           FROM prior_treatment t
           JOIN prior_treatment_version v ON v.practice_id = t.practice_id
                                         AND v.prior_treatment_id = t.id AND v.version = t.version
           ${staff('author', 'v.author_id', 'v.practice_id')}
          ${ofHistory('t')}
          ORDER BY t.patient_id, t.created_at, t.id`,
};

const MEDICATIONS: Statement = {
  name: 'export_medications',
  text: `SELECT v.medication_id, v.patient_id, v.status, v.drug_id, v.other_name, v.other_class, step,
                taken ->> 'on' AS from_on, (taken ->> 'dose')::numeric AS dose, v.dose_unit, v.stopped_on,
                ${yesNo('v.stopped_on IS NULL', 'ongoing')}, v.purpose, ${VERSION_COLUMNS}
           FROM medication m
           ${DOSES}
           ${staff('author', 'v.author_id', 'v.practice_id')}
          ${ofHistory('m')}
          ORDER BY m.patient_id, m.created_at, m.id, step`,
};

const FROWN_RATINGS: Statement = {
  name: 'export_frown_ratings',
  text: `SELECT v.frown_rating_id, v.patient_id, v.status, v.rated_on, v.at_maximum AS frown_at_maximum,
                v.at_rest AS frown_at_rest, rater.display_name AS rated_by, v.note, ${VERSION_COLUMNS}
           FROM frown_rating f
           JOIN frown_rating_version v ON v.practice_id = f.practice_id AND v.frown_rating_id = f.id
                                      AND v.version = f.version
           ${staff('rater', 'v.rated_by', 'v.practice_id')}
           ${staff('author', 'v.author_id', 'v.practice_id')}
          ${ofHistory('f')}
          ORDER BY f.patient_id, v.rated_on, f.created_at, f.id`,
};

const LIFE_EVENTS: Statement = {
  name: 'export_life_events',
  text: `SELECT v.life_event_id, v.patient_id, v.status,
                CASE WHEN length(v.happened_on) = 10 THEN v.happened_on END AS happened_on,
                v.happened_on AS happened_as_known, v.kind, v.note, ${VERSION_COLUMNS}
           FROM life_event l
           JOIN life_event_version v ON v.practice_id = l.practice_id AND v.life_event_id = l.id
                                    AND v.version = l.version
           ${staff('author', 'v.author_id', 'v.practice_id')}
          ${ofHistory('l')}
          ORDER BY l.patient_id, v.happened_on, l.created_at, l.id`,
};

const statements: Readonly<Record<ExportTableName, Statement>> = {
  patients: PATIENTS,
  courses: COURSES,
  injection_sites: INJECTION_SITES,
  assessments: ASSESSMENTS,
  adverse_events: ADVERSE_EVENTS,
  trials: TRIALS,
  medications: MEDICATIONS,
  frown_ratings: FROWN_RATINGS,
  life_events: LIFE_EVENTS,
};

/**
 * Held for as long as the snapshot lasts: whoever gets it knows that nobody writes this export any more. Nobody waits for
 * it: a snapshot has no time limit, and there are few of them.
 */
const CLAIM: Statement = {
  name: 'export_claim',
  text: 'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS claimed',
};

const valuesOf = (practiceId: string, { selection, kind }: WantedRows): readonly unknown[] => [
  practiceId,
  selection.protocolId,
  selection.productId,
  selection.from,
  selection.until,
  selection.withVoided,
  kind === 'pseudonymised',
  selection.diagnosisCode,
  selection.careSite,
];

/** Which records an export wants; a pseudonymised one leaves out who refuses the use of their data. */
export interface WantedRows {
  readonly selection: ExportSelection;
  readonly kind: ExportKind;
}

/** The rows of exports, counted and read. */
@Injectable()
export class ExportRowsRepository {
  async count(tx: TenantTransaction, wanted: WantedRows): Promise<ExportCounts> {
    const { rows } = await tx.query<ExportCounts>(COUNTS, valuesOf(tx.caller.practiceId, wanted));
    const [counts] = rows;
    if (!counts) throw new Error('Counting answered no row');
    return counts;
  }

  /** Marks an export as being written for as long as the snapshot is open; false when somebody writes it already. */
  async claim(snapshot: Snapshot, exportId: string): Promise<boolean> {
    const answer = await snapshot.first<{ claimed: boolean }>(CLAIM, [exportId]);
    return answer?.claimed === true;
  }

  /** The rows of a table in batches. */
  read(
    snapshot: Snapshot,
    table: ExportTableName,
    practiceId: string,
    wanted: WantedRows,
  ): AsyncGenerator<RowBatch> {
    return snapshot.read(statements[table], valuesOf(practiceId, wanted));
  }
}
