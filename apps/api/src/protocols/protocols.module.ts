import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AftercareModule } from '../aftercare/aftercare.module';
import { ProtocolEntity, ProtocolRetirementEntity, ProtocolVersionEntity } from './protocol.entity';
import { ProtocolsController } from './protocols.controller';
import { ProtocolsRepository } from './protocols.repository';
import { ProtocolsService } from './protocols.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([ProtocolEntity, ProtocolVersionEntity, ProtocolRetirementEntity]),
    AftercareModule,
  ],
  controllers: [ProtocolsController],
  providers: [ProtocolsRepository, ProtocolsService],
  exports: [ProtocolsService],
})
export class ProtocolsModule {}
