import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PracticeModule } from '../practice/practice.module';
import { AuditQueries } from './audit-queries';
import { AuditController } from './audit.controller';
import { AuditEventEntity, AuditSealEntity } from './audit.entity';
import { AuditRepository } from './audit.repository';
import { Sealer } from './seal/sealer';

@Module({
  imports: [PracticeModule, TypeOrmModule.forFeature([AuditEventEntity, AuditSealEntity])],
  controllers: [AuditController],
  providers: [AuditQueries, AuditRepository, Sealer],
  exports: [Sealer],
})
export class AuditModule {}
