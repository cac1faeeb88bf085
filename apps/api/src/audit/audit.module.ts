import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditQueries } from './audit-queries';
import { AuditController } from './audit.controller';
import { AuditEventEntity, AuditSealEntity } from './audit.entity';
import { AuditRepository } from './audit.repository';

@Module({
  imports: [TypeOrmModule.forFeature([AuditEventEntity, AuditSealEntity])],
  controllers: [AuditController],
  providers: [AuditQueries, AuditRepository],
})
export class AuditModule {}
