import { readFileSync } from 'node:fs';
import { z } from 'zod';

const bytesSchema = z.object({ type: z.literal('Buffer'), data: z.array(z.int()) });

const valueSchema = z.unknown().transform((value) => {
  const bytes = bytesSchema.safeParse(value);
  return bytes.success ? Buffer.from(bytes.data.data) : value;
});

const lineSchema = z.object({
  request: z.string(),
  name: z.string().optional(),
  text: z.string(),
  values: z.array(valueSchema),
});

/** A statement that the API sent for one request, with its values as `pg` got them. */
export type RecordedStatement = Omit<z.output<typeof lineSchema>, 'request'>;

/** What was recorded, by the id that the request carried; each in the order of sending. */
export function readRecording(file: string): ReadonlyMap<string, readonly RecordedStatement[]> {
  const requests = new Map<string, RecordedStatement[]>();
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { request, ...statement } = lineSchema.parse(JSON.parse(line));
    requests.set(request, [...(requests.get(request) ?? []), statement]);
  }
  return requests;
}
