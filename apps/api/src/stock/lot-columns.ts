/** A lot `l` with the vials that were opened ahead and wait. */
export const LOT_COLUMNS = `
  l.id, l.version, l.product_id, l.lot_number, l.expires_on, l.vial_units, l.unopened, l.open,
  coalesce((
    SELECT json_agg(json_build_object('opening', o.ordinal, 'diluentMl', o.diluent_ml,
                                      'reconstitutedAt', to_char(o.reconstituted_at AT TIME ZONE 'UTC',
                                                                 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                      'vials', left_over.vials)
                    ORDER BY o.reconstituted_at, o.ordinal)
      FROM stock_entry o
     CROSS JOIN LATERAL (
       SELECT o.open + coalesce(sum(t.open), 0)::integer AS vials FROM stock_entry t
        WHERE t.practice_id = o.practice_id AND t.lot_id = o.lot_id AND t.opening = o.ordinal
     ) left_over
     WHERE l.open > 0 AND o.practice_id = l.practice_id AND o.lot_id = l.id AND o.kind = 'opened'
       AND left_over.vials > 0), '[]') AS opened`;
