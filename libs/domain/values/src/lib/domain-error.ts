/**
 * Facts about a refusal that may be shown and logged: numbers, codes and names of fields, never
 * patient data.
 */
export type DomainErrorFields = Readonly<Record<string, string | number>>;

/**
 * A rule of the domain was broken; `code` is stable ('phq9.item_out_of_range') and is what callers
 * translate. Message and fields hold no patient data, so both are safe to log and to answer.
 */
export abstract class DomainError extends Error {
  readonly code: string;
  readonly fields: DomainErrorFields;

  protected constructor(code: string, message: string, fields: DomainErrorFields = {}) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.fields = fields;
  }
}
