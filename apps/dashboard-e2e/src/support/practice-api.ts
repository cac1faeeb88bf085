import { randomUUID } from 'node:crypto';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { z } from 'zod';

/** The API as somebody who is signed in calls it; an answer that is refused or breaks its contract fails the test. */
export class PracticeApi {
  constructor(private readonly request: APIRequestContext) {}

  async get<S extends z.ZodType>(path: string, answer: S): Promise<z.output<S>> {
    return read(await this.request.get(`/api/v1/${path}`), answer);
  }

  /** A POST that only asks. */
  async ask<S extends z.ZodType>(path: string, data: unknown, answer: S): Promise<z.output<S>> {
    return read(await this.request.post(`/api/v1/${path}`, { data }), answer);
  }

  async create<S extends z.ZodType>(
    path: string,
    data: unknown,
    answer: S,
    version?: number,
  ): Promise<z.output<S>> {
    const headers = { 'Idempotency-Key': randomUUID(), ...ifMatch(version) };
    return read(await this.request.post(`/api/v1/${path}`, { data, headers }), answer);
  }

  async change<S extends z.ZodType>(
    path: string,
    data: unknown,
    answer: S,
    version: number,
  ): Promise<z.output<S>> {
    const headers = ifMatch(version);
    return read(await this.request.put(`/api/v1/${path}`, { data, headers }), answer);
  }
}

function ifMatch(version: number | undefined): Record<string, string> {
  return version === undefined ? {} : { 'If-Match': `"${version}"` };
}

async function read<S extends z.ZodType>(response: APIResponse, schema: S): Promise<z.output<S>> {
  if (!response.ok()) {
    throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
  }
  return schema.parse(await response.json());
}

/** What calls the API for the preparations of a test or a benchmark. */
export type PracticeCalls = Pick<PracticeApi, 'get' | 'ask' | 'create' | 'change'>;
