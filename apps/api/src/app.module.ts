import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { AdverseEventsModule } from './adverse-events/adverse-events.module';
import { AbsencesModule } from './absences/absences.module';
import { AssessmentsModule } from './assessments/assessments.module';
import { AftercareModule } from './aftercare/aftercare.module';
import { AuditModule } from './audit/audit.module';
import { CaseloadModule } from './caseload/caseload.module';
import { ComparisonModule } from './comparison/comparison.module';
import type { Environment } from './config/environment';
import { ConsentsModule } from './consents/consents.module';
import { CosignaturesModule } from './cosignatures/cosignatures.module';
import { CoursesModule } from './courses/courses.module';
import { CredentialsModule } from './credentials/credentials.module';
import { buildDataSource } from './database/data-source';
import { DueModule } from './due/due.module';
import { ExportsModule } from './exports/exports.module';
import { FollowUpsModule } from './follow-ups/follow-ups.module';
import { FormDraftsModule } from './form-drafts/form-drafts.module';
import { HealthModule } from './health/health.module';
import type { Clock } from './http/clock';
import { HttpModule } from './http/http.module';
import { IdentityModule } from './identity/identity.module';
import { ImportsModule } from './imports/imports.module';
import { OperationalListsModule } from './operational-lists/operational-lists.module';
import { OutcomesModule } from './outcomes/outcomes.module';
import { PatientHistoryModule } from './patient-history/patient-history.module';
import { PatientRecordModule } from './patient-record/patient-record.module';
import { PatientSummaryModule } from './patient-summary/patient-summary.module';
import { PatientsModule } from './patients/patients.module';
import { PracticeModule } from './practice/practice.module';
import { ProtocolsModule } from './protocols/protocols.module';
import { ProductsModule } from './products/products.module';
import { RecallsModule } from './recalls/recalls.module';
import { SavedReportsModule } from './saved-reports/saved-reports.module';
import { SessionsModule } from './sessions/sessions.module';
import { StockModule } from './stock/stock.module';

/** What the application is built from. */
export interface AppParts {
  readonly environment: Environment;
  /** Connection string of the application role `glabella_app`. */
  readonly appUrl: string;
  readonly clock: Clock;
}

/** Composition only: a feature is a module in this list. */
@Module({})
export class AppModule {
  static of({ environment, appUrl, clock }: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRootAsync({
          // Every feature brings its own entities with `TypeOrmModule.forFeature([...])`.
          useFactory: () => ({
            type: 'postgres',
            autoLoadEntities: true,
            retryAttempts: 3,
            retryDelay: 500,
          }),
          dataSourceFactory: async (options) =>
            buildDataSource(appUrl, entitiesOf(options)).initialize(),
        }),
        HttpModule.for(environment, appUrl, clock),
        HealthModule,
        AuditModule,
        IdentityModule,
        PracticeModule,
        AftercareModule,
        ProductsModule,
        PatientSummaryModule,
        PatientsModule,
        ProtocolsModule,
        CoursesModule,
        ConsentsModule,
        CredentialsModule,
        CosignaturesModule,
        SessionsModule,
        StockModule,
        RecallsModule,
        PatientHistoryModule,
        PatientRecordModule,
        ComparisonModule,
        OutcomesModule,
        SavedReportsModule,
        AssessmentsModule,
        DueModule,
        FollowUpsModule,
        FormDraftsModule,
        AdverseEventsModule,
        AbsencesModule,
        ImportsModule,
        ExportsModule,
        OperationalListsModule,
        CaseloadModule,
      ],
    };
  }
}

function entitiesOf(options: DataSourceOptions | undefined) {
  return options?.entities ?? [];
}
