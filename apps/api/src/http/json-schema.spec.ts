import { assessmentSchema } from '@glabella/contracts';
import * as z from 'zod';
import { toJsonSchema } from './json-schema';

describe('a schema in the document', () => {
  it('shows numbers one after the other as a range', () => {
    expect(toJsonSchema(z.literal([0, 1, 2, 3]), 'output')).toEqual({
      type: 'integer',
      minimum: 0,
      maximum: 3,
    });
  });

  it.each([
    ['with a gap', [0, 1, 3]],
    ['that are two', [0, 1]],
    ['that are texts', ['0', '1', '2']],
    ['of several kinds', [0, 1, 'none']],
    ['in another order', [2, 1, 0]],
  ])('shows values %s one by one', (_, values) => {
    expect(toJsonSchema(z.literal(values), 'output')).toMatchObject({ enum: values });
  });

  it('shows an answer of a form as a whole number or null', () => {
    const { properties } = toJsonSchema(assessmentSchema, 'output') as {
      properties: { functionAnswer: { anyOf: unknown[] } };
    };
    expect(properties.functionAnswer.anyOf).toEqual([
      { type: 'integer', minimum: 0, maximum: 480 },
      { type: 'null' },
    ]);
  });
});
