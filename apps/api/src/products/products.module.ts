import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ProductActivationVersionEntity } from './product-activation.entity';
import { ProductActivationsController } from './product-activations.controller';
import { ProductActivationsRepository } from './product-activations.repository';
import { ProductActivationsService } from './product-activations.service';

@Module({
  imports: [TypeOrmModule.forFeature([ProductActivationVersionEntity])],
  controllers: [ProductActivationsController],
  providers: [ProductActivationsRepository, ProductActivationsService],
  exports: [ProductActivationsService],
})
export class ProductsModule {}
