import Fraction from 'fraction.js';
import { expect, it } from 'vitest';
import { toReadingPrecision } from './quantity-texts';

it.each([
  ['132982664.5', '133000000'],
  ['-132982664.5', '-133000000'],
  ['10.0712', '10.07'],
  ['0.123456', '0.123'],
  ['999.96', '1000'],
  ['677', '677'],
  ['0', '0'],
  ['12345', '12350'],
])('reads %s as %s', (value, reading) => {
  expect(toReadingPrecision(new Fraction(value), 'km')).toBe(reading);
});

it('names no parts of things that come in wholes', () => {
  expect(toReadingPrecision(new Fraction('5.006'), 'count')).toBe('5');
  expect(toReadingPrecision(new Fraction('0.7138'), 'count')).toBe('0.714');
  expect(toReadingPrecision(new Fraction('6237123.4'), 'people')).toBe('6237000');
});
