/** A co-signature `k` with its steps as one JSON value, in the shape of its contract; instants as PostgreSQL writes them. */
export const COSIGNATURE_JSON = `
  json_build_object(
    'id', k.id, 'version', k.version, 'state', k.state,
    'supervisor', (SELECT json_build_object('id', h.id, 'displayName', h.display_name)
                     FROM staff h WHERE h.practice_id = k.practice_id AND h.id = k.supervisor_id),
    'events', (
      SELECT json_agg(json_build_object(
               'kind', e.kind,
               'author', json_build_object('id', ea.id, 'displayName', ea.display_name),
               'awaitedFrom', CASE WHEN es.id IS NOT NULL
                 THEN json_build_object('id', es.id, 'displayName', es.display_name) END,
               'reason', e.reason, 'printedName', e.printed_name, 'meaning', e.meaning,
               'recordedAt', e.recorded_at) ORDER BY e.ordinal)
        FROM session_cosignature_event e
        JOIN staff ea ON ea.practice_id = e.practice_id AND ea.id = e.author_id
        LEFT JOIN staff es ON es.practice_id = e.practice_id AND es.id = e.supervisor_id
       WHERE e.practice_id = k.practice_id AND e.cosignature_id = k.id))`;
