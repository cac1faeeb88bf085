import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PracticeModule } from '../practice/practice.module';
import { ProductsModule } from '../products/products.module';
import { SessionStock } from './session-stock.service';
import { StockLedgerRepository } from './stock-ledger.repository';
import { StockReads } from './stock-reads.repository';
import { StockController } from './stock.controller';
import {
  StockDeliveryVersionEntity,
  StockEntryEntity,
  StockLotEntity,
  StockLotVersionEntity,
} from './stock.entity';
import { StockService } from './stock.service';

@Module({
  imports: [
    PracticeModule,
    ProductsModule,
    TypeOrmModule.forFeature([
      StockDeliveryVersionEntity,
      StockEntryEntity,
      StockLotEntity,
      StockLotVersionEntity,
    ]),
  ],
  controllers: [StockController],
  providers: [SessionStock, StockLedgerRepository, StockReads, StockService],
  exports: [SessionStock],
})
export class StockModule {}
