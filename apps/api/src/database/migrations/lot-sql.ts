/** A lot number without spaces and capitals, as `lotKey` of the domain has it; stored, so that an index can be asked. */
export const LOT_KEY = `text NOT NULL GENERATED ALWAYS AS (upper(regexp_replace(lot_number, '\\s', '', 'g'))) STORED`;
