import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig } from 'fastify';

/** The metadata key under which the Fastify adapter looks for a route's `config`. */
const ROUTE_CONFIG_METADATA = '__fastify_route_config__';

/**
 * Adds to the `config` of a route, so that several decorators may each say their part: the running router then
 * carries policy, body limit and answers of every route.
 */
export function routeConfig(part: Partial<FastifyContextConfig>): MethodDecorator {
  return (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const known: unknown = Reflect.getMetadata(ROUTE_CONFIG_METADATA, handler);
    const config = { ...(typeof known === 'object' ? known : {}), ...part };
    RouteConfig(config)(target, key, descriptor as TypedPropertyDescriptor<unknown>);
  };
}

/** Lets a route take a larger body than the 256 kB of all others; signed-in callers only. */
export const LargeBody = (bytes: number): MethodDecorator => routeConfig({ largeBodyBytes: bytes });
