import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Snapshots } from '../database/snapshots';
import { PracticeModule } from '../practice/practice.module';
import { DataExportEntity } from './data-export.entity';
import { DataExportsRepository } from './data-exports.repository';
import { ExportRowsRepository } from './export-rows.repository';
import { ExportRunner } from './export-runner';
import { ExportsController } from './exports.controller';
import { ExportsService } from './exports.service';
import { RunningExports } from './running-exports';

@Module({
  imports: [TypeOrmModule.forFeature([DataExportEntity]), PracticeModule],
  controllers: [ExportsController],
  providers: [
    DataExportsRepository,
    ExportRowsRepository,
    ExportRunner,
    ExportsService,
    RunningExports,
    Snapshots,
  ],
  exports: [ExportsService],
})
export class ExportsModule {}
