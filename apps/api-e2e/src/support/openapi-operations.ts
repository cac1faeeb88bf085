import type { Role } from '@glabella/contracts';
import type { Schema } from './sampled-body';

/** One operation of the API's own description. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** The roles that may call it; empty where everybody, or everybody signed in, may. */
  readonly roles: readonly Role[];
  readonly parameters: readonly Parameter[];
  readonly body: Schema | null;
  /** The schema of each documented status's JSON body; null for a status without one. */
  readonly answers: ReadonlyMap<number, Schema | null>;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}

/** The description as `/api/openapi.json` answers it, as far as the tests read it. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Described {
  readonly 'x-roles'?: readonly Role[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: Schema & { readonly $ref?: string } }>>;

/** Every operation below `/api/v1/`. */
export function operationsOf({ paths, components }: OpenApiDocument): Operation[] {
  const resolved = (content: Content | undefined): Schema | null => {
    const schema = Object.entries(content ?? {}).find(([type]) => type.includes('json'))?.[1]
      .schema;
    const name = schema?.$ref?.split('/').at(-1);
    return (name === undefined ? schema : components.schemas[name]) ?? null;
  };
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => ({
        method: method.toUpperCase(),
        path,
        roles: described['x-roles'] ?? [],
        parameters: described.parameters ?? [],
        body: resolved(described.requestBody?.content),
        answers: new Map(
          Object.entries(described.responses).map(([status, { content }]) => [
            Number(status),
            resolved(content),
          ]),
        ),
      })),
    );
}
