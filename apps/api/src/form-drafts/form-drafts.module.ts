import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FormDraftEntity } from './form-draft.entity';
import { FormDraftsController } from './form-drafts.controller';
import { FormDraftsRepository } from './form-drafts.repository';
import { FormDraftsService } from './form-drafts.service';

@Module({
  imports: [TypeOrmModule.forFeature([FormDraftEntity])],
  controllers: [FormDraftsController],
  providers: [FormDraftsRepository, FormDraftsService],
})
export class FormDraftsModule {}
