import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CredentialsModule } from '../credentials/credentials.module';
import { IdentityModule } from '../identity/identity.module';
import { SessionCosignatureEntity, SessionCosignatureEventEntity } from './cosignature.entity';
import { CosignaturesController } from './cosignatures.controller';
import { CosignaturesRepository } from './cosignatures.repository';
import { CosignaturesService } from './cosignatures.service';
import { OwnSigningService } from './own-signing.service';
import { Supervisors } from './supervisors';

@Module({
  imports: [
    TypeOrmModule.forFeature([SessionCosignatureEntity, SessionCosignatureEventEntity]),
    CredentialsModule,
    IdentityModule,
  ],
  controllers: [CosignaturesController],
  providers: [CosignaturesRepository, CosignaturesService, OwnSigningService, Supervisors],
  exports: [CosignaturesService],
})
export class CosignaturesModule {}
