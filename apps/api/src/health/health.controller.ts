import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Access } from '../http/access';
import { Answers } from '../http/answers';
import { ReadinessProbe, type Readiness } from './readiness';

const livenessSchema = z.strictObject({ status: z.literal('alive') });
const readinessSchema = z.strictObject({
  status: z.literal('ready'),
  migrations: z.int(),
  sealing: z.strictObject({
    state: z.enum(['off', 'running', 'elsewhere', 'failing', 'contradicted']),
    oldestUnsealedSeconds: z.int().nullable(),
  }),
});

@Controller('health')
export class HealthController {
  constructor(private readonly readiness: ReadinessProbe) {}

  /** Alive means that the process answers; it asks nobody else. */
  @Get('live')
  @Access.public()
  @Answers(livenessSchema)
  live() {
    return { status: 'alive' };
  }

  /** Ready means that it can work: 503 while the database is gone or of another version. */
  @Get('ready')
  @Access.public()
  @Answers(readinessSchema)
  ready(): Promise<Readiness> {
    return this.readiness.look();
  }
}
