import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AftercareModule } from '../aftercare/aftercare.module';
import { AssessmentsModule } from '../assessments/assessments.module';
import { ConsentsModule } from '../consents/consents.module';
import { CosignaturesModule } from '../cosignatures/cosignatures.module';
import { CoursesModule } from '../courses/courses.module';
import { CredentialsModule } from '../credentials/credentials.module';
import { FollowUpsModule } from '../follow-ups/follow-ups.module';
import { IdentityModule } from '../identity/identity.module';
import { PatientsModule } from '../patients/patients.module';
import { PracticeModule } from '../practice/practice.module';
import { ProtocolsModule } from '../protocols/protocols.module';
import { ProductsModule } from '../products/products.module';
import { StockModule } from '../stock/stock.module';
import { ContextReader } from './context-reader';
import { SessionDraftEntity } from './session-draft.entity';
import { SessionDraftsController } from './session-drafts.controller';
import { SessionDraftsRepository } from './session-drafts.repository';
import { SessionDraftsService } from './session-drafts.service';
import { SessionSignatures } from './session-signature';
import { SessionSigningService } from './session-signing.service';
import {
  InjectionSessionEntity,
  InjectionSessionVersionEntity,
  InjectionSiteEntity,
} from './session.entity';
import { SessionsController } from './sessions.controller';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      InjectionSessionEntity,
      InjectionSessionVersionEntity,
      InjectionSiteEntity,
      SessionDraftEntity,
    ]),
    AftercareModule,
    AssessmentsModule,
    ConsentsModule,
    CosignaturesModule,
    CoursesModule,
    CredentialsModule,
    FollowUpsModule,
    IdentityModule,
    PatientsModule,
    PracticeModule,
    ProtocolsModule,
    ProductsModule,
    StockModule,
  ],
  controllers: [SessionDraftsController, SessionsController],
  providers: [
    ContextReader,
    SessionDraftsRepository,
    SessionDraftsService,
    SessionSignatures,
    SessionSigningService,
    SessionsRepository,
    SessionsService,
  ],
  exports: [SessionDraftsService, SessionsService],
})
export class SessionsModule {}
