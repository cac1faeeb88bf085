import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule, type AppParts } from './app.module';
import { AccessGuard, assertAllowed } from './http/access.guard';
import { serveApiDocs } from './http/api-docs';
import { Clock } from './http/clock';
import { CsrfGuard } from './http/csrf.guard';
import { dashboardFolder, serveDashboard } from './http/dashboard-files';
import { buildFastifyAdapter } from './http/fastify-server';
import { policyTable } from './http/policy-table';
import { ProblemFilter } from './http/problem.filter';
import { NestMessages, ProcessLog } from './http/process-log';
import { buildValidationPipe } from './http/validation';
import { Authentication } from './identity/authentication';
import { AuthenticationGuard } from './identity/authentication.guard';

/**
 * Builds the application, connected and ready to listen: `app.listen(port, host)`. Rejects when the database is not
 * there or a route has no policy. `app.close()` ends requests, timers and connections.
 */
export async function buildApp(
  parts: Omit<AppParts, 'clock'> & { readonly clock?: Clock },
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of({ clock: new Clock(), ...parts }),
    buildFastifyAdapter(parts.environment),
    {
      bodyParser: false,
      logger: new NestMessages(parts.environment.logLevel),
      abortOnError: false,
    },
  );
  try {
    app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready'] });
    app.useGlobalGuards(app.get(AuthenticationGuard), app.get(CsrfGuard), app.get(AccessGuard));
    app.useGlobalPipes(buildValidationPipe());
    app.useGlobalFilters(app.get(ProblemFilter));
    logAnswers(app);
    askBeforeLargeBodies(app);
    serveApiDocs(app, parts.environment.offersApiDocs);
    await serveDashboard(routerOf(app), dashboardFolder());
    await app.init();
    await routerOf(app).ready();
    policyTable(app);
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

function routerOf(app: NestFastifyApplication): FastifyInstance {
  return app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
}

/** Guards run once the body is read; a large one is only read for somebody whom the route would let in. */
function askBeforeLargeBodies(app: NestFastifyApplication): void {
  const authentication = app.get(Authentication);
  routerOf(app).addHook('preParsing', async (request) => {
    const { access, largeBodyBytes } = request.routeOptions.config;
    if (!access || largeBodyBytes === undefined) return;
    await authentication.identify(request);
    assertAllowed(access, request.caller);
  });
}

function logAnswers(app: NestFastifyApplication): void {
  const log = app.get(ProcessLog);
  routerOf(app).addHook('onResponse', (request, reply, done) => {
    log.answered(request, reply);
    done();
  });
}
