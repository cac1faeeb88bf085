import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/** A contract's schema as the OpenAPI document shows it. */
export function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const json: JsonSchema = {
    ...z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => describeRange(jsonSchema),
    }),
  };
  // The document says once which dialect its schemas are in.
  delete json['$schema'];
  return json;
}

/** Numbers one after the other are described by the first and the last of them. */
function describeRange(json: z.core.JSONSchema.BaseSchema): void {
  const values = json.enum ?? [];
  const [least] = values;
  if (values.length < 3 || typeof least !== 'number') return;
  if (!values.every((value, above) => value === least + above)) return;
  delete json.enum;
  Object.assign(json, { type: 'integer', minimum: least, maximum: values.at(-1) });
}
