import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { findInstrument } from '@glabella/domain/instruments';

@Controller()
class A {
  @Get('x') x() {
    return String(findInstrument);
  }
}
@Module({ controllers: [A] })
class M {}
void NestFactory.create(M, new FastifyAdapter()).then((a) => a.listen(3999, '127.0.0.1'));
