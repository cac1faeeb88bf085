import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Access } from '../http/access';
import { Answers } from '../http/answers';

const livenessSchema = z.strictObject({ status: z.literal('alive') });

@Controller('health')
export class HealthController {
  /** Alive means that the process answers; it asks nobody else. */
  @Get('live')
  @Access.public()
  @Answers(livenessSchema)
  live() {
    return { status: 'alive' };
  }
}
