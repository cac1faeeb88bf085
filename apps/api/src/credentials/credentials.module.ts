import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PracticeModule } from '../practice/practice.module';
import {
  SessionSignatureCredentialEntity,
  StaffCredentialEntity,
  StaffCredentialVersionEntity,
} from './credential.entity';
import { CredentialsController } from './credentials.controller';
import { CredentialsRepository } from './credentials.repository';
import { CredentialsService } from './credentials.service';
import { SigningRights } from './signing-rights';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      StaffCredentialEntity,
      StaffCredentialVersionEntity,
      SessionSignatureCredentialEntity,
    ]),
    PracticeModule,
  ],
  controllers: [CredentialsController],
  providers: [CredentialsRepository, CredentialsService, SigningRights],
  exports: [SigningRights],
})
export class CredentialsModule {}
