/** The columns of a version with its session as it stands now; `v` is the version, `e` the event. */
export const EVENT_COLUMNS = `
  e.id, v.patient_id, v.version, v.status, v.term_id, v.other_words, v.onset_on, v.severity,
  v.seriousness, v.relatedness, v.judged_by, judge.display_name AS judge_name, v.actions, v.outcome,
  v.ended_on, v.reports, v.note, v.reason, v.author_id, author.display_name AS author_name,
  v.recorded_at, e.created_at AS first_recorded_at, v.session_id, s.performed_on AS session_on,
  s.product_id AS session_product_id, s.lot_number AS session_lot_number, s.voided AS session_voided`;

/** Every version of every event; the caller says which. */
export const EVENT_JOINS = `
  FROM adverse_event e
  JOIN adverse_event_version v ON v.practice_id = e.practice_id AND v.adverse_event_id = e.id
  JOIN staff author ON author.practice_id = v.practice_id AND author.id = v.author_id
  LEFT JOIN staff judge ON judge.practice_id = v.practice_id AND judge.id = v.judged_by
  LEFT JOIN injection_session s ON s.practice_id = v.practice_id AND s.id = v.session_id`;

/** Whom a line speaks of; `p` is the patient. */
export const PATIENT_COLUMNS = 'p.given_name, p.family_name, p.birth_date, p.mrn';
