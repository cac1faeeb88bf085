import type pg from 'pg';

/** Which protocol the practice gives beside the shipped ones. */
interface OtherTreatments {
  readonly ownProtocolId: string;
}

/**
 * Turns a made-up practice that treats depression alone into one that treats several things, as its people could have
 * recorded it; by the patient's number, so that every kind of patient is among them. Of six patients
 * - 1 is treated for the axillae: a correction of the course; the HDSS was taken too, of half of them two weeks early,
 * - 2 is treated by the practice's own protocol,
 * - 3 ended its course and has a second one, for the axillae, that began with the last injection, with or without any HDSS.
 * The PHQ-9s of all of them stay. Every 23rd patient is archived. Answers whom it
 * touched: what is derived from their records is to be computed anew.
 */
export async function treatOtherwise(
  client: pg.Client,
  { ownProtocolId }: OtherTreatments,
): Promise<string[]> {
  await otherProtocol(client, 1, 'axillary-hyperhidrosis');
  await otherProtocol(client, 2, ownProtocolId);
  for (const statement of [...secondCourse, hdssOfPhq9, archive]) await client.query(statement);
  const { rows } = await client.query<{ patient_id: string }>(
    `WITH ${numbered} SELECT patient_id FROM numbered
      WHERE number % 6 IN (1, 2, 3) OR number % 23 = 0`,
  );
  return rows.map(({ patient_id }) => patient_id);
}

const numbered = `numbered AS (SELECT id AS patient_id, right(mrn, 4)::integer AS number FROM patient)`;

async function otherProtocol(client: pg.Client, place: number, protocolId: string): Promise<void> {
  await client.query(
    `WITH ${numbered}, corrected AS (
       INSERT INTO course_version
       SELECT (jsonb_populate_record(v, jsonb_build_object(
                'version', v.version + 1, 'protocol_id', $2::text, 'protocol_version', 1,
                'reason', 'Synthetic.'))).*
         FROM course_version v JOIN course c ON c.id = v.course_id AND c.version = v.version
         JOIN numbered n ON n.patient_id = c.patient_id
        WHERE n.number % 6 = $1::integer
       RETURNING course_id, version, protocol_id)
     UPDATE course c SET version = k.version, protocol_id = k.protocol_id
       FROM corrected k WHERE k.course_id = c.id`,
    [place, protocolId],
  );
}

/** The first course ends on the day of the last injection, and that injection begins the second. */
const secondCourse = [
  `WITH ${numbered}, last AS (
     SELECT DISTINCT ON (s.patient_id) s.course_id, s.performed_on
       FROM injection_session s JOIN numbered n ON n.patient_id = s.patient_id
       JOIN course c ON c.id = s.course_id AND c.ended_on IS NULL
      WHERE n.number % 6 = 3 AND NOT s.voided
      ORDER BY s.patient_id, s.performed_on DESC),
   ended AS (
     INSERT INTO course_version
     SELECT (jsonb_populate_record(v, jsonb_build_object(
              'version', v.version + 1, 'ended_on', last.performed_on, 'end_reason', 'other',
              'end_note', 'Second course', 'reason', 'Synthetic.'))).*
       FROM course c JOIN last ON last.course_id = c.id
       JOIN course_version v ON v.course_id = c.id AND v.version = c.version
     RETURNING course_id, version, ended_on)
   UPDATE course c SET version = e.version, ended_on = e.ended_on
     FROM ended e WHERE e.course_id = c.id`,
  `INSERT INTO course
   SELECT (jsonb_populate_record(c, jsonb_build_object(
            'id', gen_random_uuid(), 'version', 1, 'protocol_id', 'axillary-hyperhidrosis',
            'started_on', c.ended_on, 'ended_on', NULL))).*
     FROM course c JOIN course_version v ON v.course_id = c.id AND v.version = c.version
    WHERE v.end_note = 'Second course'`,
  `INSERT INTO course_version
   SELECT (jsonb_populate_record(v, jsonb_build_object(
            'course_id', c.id, 'version', 1, 'protocol_id', c.protocol_id, 'protocol_version', 1,
            'started_on', c.started_on, 'ended_on', NULL, 'end_reason', NULL, 'end_note', NULL,
            'reason', NULL))).*
     FROM course c JOIN course_version v ON v.patient_id = c.patient_id
    WHERE v.end_note = 'Second course' AND c.ended_on IS NULL`,
  `UPDATE injection_session s SET course_id = c.id
     FROM course c JOIN course_version v ON v.patient_id = c.patient_id
    WHERE v.end_note = 'Second course' AND c.ended_on IS NULL
      AND s.patient_id = c.patient_id AND s.performed_on = c.started_on`,
];

/** A grade beside every total of the PHQ-9, the higher the worse; of every other patient those after the injection two weeks early. */
const hdssOfPhq9 = `
  WITH ${numbered}, treated AS (
    SELECT n.patient_id, n.number, min(s.performed_on) AS first_on
      FROM numbered n
      JOIN course c ON c.patient_id = n.patient_id AND c.protocol_id = 'axillary-hyperhidrosis'
      JOIN injection_session s ON s.course_id = c.id
     WHERE n.number % 12 IN (1, 3, 7)
     GROUP BY n.patient_id, n.number)
  INSERT INTO assessment
  SELECT (jsonb_populate_record(a, jsonb_build_object(
           'id', gen_random_uuid(), 'instrument_id', 'hdss', 'score_status', 'total-only',
           'safety_answer', NULL, 'total', 1 + least(3, a.total / 6),
           'assessed_on', CASE WHEN t.number % 12 = 7 AND a.assessed_on > t.first_on
                               THEN a.assessed_on - 14 ELSE a.assessed_on END))).*
    FROM assessment a JOIN treated t ON t.patient_id = a.patient_id
   WHERE a.instrument_id = 'phq9' AND a.total IS NOT NULL AND NOT a.voided`;

const archive = `
  WITH ${numbered}
  UPDATE patient p SET archived_at = now()
    FROM numbered n WHERE n.patient_id = p.id AND n.number % 23 = 0`;
