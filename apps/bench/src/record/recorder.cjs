/**
 * Loaded into the API before everything else (`node --require`): writes every statement of the requests that carry
 * the header `x-bench-record` to the file named by BENCH_RECORD, one JSON line each, in the order in which they were
 * sent. The product itself has no such log: statements carry what is written about patients.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const { appendFileSync } = require('node:fs');
const { Server } = require('node:http');
const { Client } = require('pg');

const recording = new AsyncLocalStorage();
const file = process.env.BENCH_RECORD;

const { emit } = Server.prototype;
Server.prototype.emit = function (event, incoming, ...rest) {
  const id = event === 'request' ? incoming.headers['x-bench-record'] : undefined;
  const go = () => emit.call(this, event, incoming, ...rest);
  return id === undefined ? go() : recording.run(id, go);
};

const { query } = Client.prototype;
Client.prototype.query = function (config, values, ...rest) {
  const request = recording.getStore();
  if (request !== undefined && file !== undefined) {
    for (const { name, text, values: own } of statementsOf(config)) {
      appendFileSync(
        file,
        `${JSON.stringify({ request, name, text, values: own ?? values ?? [] })}\n`,
      );
    }
  }
  return query.call(this, config, values, ...rest);
};

/** A text, a statement, or a flight of several (`apps/api/src/database/flight-query.ts`). */
function statementsOf(config) {
  if (typeof config === 'string') return [{ text: config }];
  return Array.isArray(config.statements) ? config.statements : [config];
}
