import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import {
  databaseTrouble,
  isServiceUnavailable,
  passingTrouble,
  violates,
} from './database-trouble';

function answered(code: string, constraint?: string): DatabaseError {
  const error = new DatabaseError('text with values', 0, 'error');
  error.code = code;
  if (constraint) error.constraint = constraint;
  return error;
}

function thrown(message: string, fields: object = {}): Error {
  return Object.assign(new Error(message), fields);
}

describe('an error of the database', () => {
  it.each([
    ['57014', 'a statement that took too long'],
    ['57P01', 'a server that shuts down'],
    ['57P03', 'a server that starts'],
    ['53300', 'too many connections'],
    ['53100', 'a full disk'],
    ['58030', 'a disk that fails'],
    ['40P01', 'a deadlock'],
    ['40001', 'two transactions in each other’s way'],
    ['08006', 'a broken connection'],
    ['55P03', 'a lock that was not given'],
    ['25P03', 'a transaction that idled'],
    ['25006', 'a server that only reads'],
  ])('%s passes: %s', (code) => {
    expect(isServiceUnavailable(answered(code))).toBe(true);
    expect(isServiceUnavailable(new QueryFailedError('SELECT', [], answered(code)))).toBe(true);
  });

  it.each([
    ['23505', 'a value that is there already'],
    ['23514', 'a broken check'],
    ['42501', 'a missing right'],
    ['42704', 'a query outside its practice'],
    ['22P02', 'a text that is no id'],
    ['42P01', 'a missing table'],
  ])('%s stays: %s', (code) => {
    expect(isServiceUnavailable(answered(code))).toBe(false);
  });

  it.each([
    [thrown('timeout exceeded when trying to connect'), true],
    [thrown('Connection terminated unexpectedly'), true],
    [thrown('Query read timeout'), true],
    [thrown('connect ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'connect' }), true],
    [thrown('read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' }), true],
    [thrown('no such file', { code: 'ENOENT' }), false],
    [thrown('Cannot read properties of undefined'), false],
    ['a text', false],
    [null, false],
  ])('of the driver (%s) passes: %s', (error, expected) => {
    expect(isServiceUnavailable(error)).toBe(expected);
  });

  it.each([
    [answered('53100'), '53100'],
    [thrown('Query read timeout'), 'Query read timeout'],
    [thrown('Connection terminated by Smith'), 'Connection terminated'],
    [thrown('connect ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'connect' }), 'ECONNREFUSED'],
    [answered('23505'), null],
    [thrown('Smith'), null],
  ])('is logged by a name that holds no value: %s as %s', (error, expected) => {
    expect(passingTrouble(error)).toBe(expected);
  });

  it('is told by its code and constraint, never by its message', () => {
    const trouble = databaseTrouble(answered('23514', 'phq9_item_range'));
    expect(trouble).toEqual({ sqlState: '23514', constraint: 'phq9_item_range' });
    expect(databaseTrouble(new Error('text'))).toBeNull();
  });

  it('is recognised by the constraint that it broke, through TypeORM as well', () => {
    const error = answered('23505', 'login_email_unique');
    expect(violates(error, 'login_email_unique')).toBe(true);
    expect(violates(new QueryFailedError('q', [], error), 'login_email_unique')).toBe(true);
    expect(violates(error, 'another')).toBe(false);
    expect(violates(new Error('login_email_unique'), 'login_email_unique')).toBe(false);
  });
});
