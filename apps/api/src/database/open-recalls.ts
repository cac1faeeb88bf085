/**
 * The recalls of a practice that are not closed, as a JSON list, the oldest first: of which lot, and of which product or of every
 * one; an empty list without any. `practice` is a column or place of the query around it.
 */
export const openRecalls = (practice: string): string => `
  (SELECT coalesce(json_agg(json_build_object(
            'lotNumber', recall.lot_number, 'productId', recall.product_id,
            'startedOn', (recall.started_at AT TIME ZONE recalling.time_zone)::date)
            ORDER BY recall.started_at, recall.id), '[]')
     FROM lot_recall recall JOIN practice recalling ON recalling.id = recall.practice_id
    WHERE recall.practice_id = ${practice} AND NOT recall.closed)`;
