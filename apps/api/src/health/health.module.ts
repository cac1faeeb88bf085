import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { HealthController } from './health.controller';
import { ReadinessProbe } from './readiness';

@Module({ imports: [AuditModule], controllers: [HealthController], providers: [ReadinessProbe] })
export class HealthModule {}
