import Fraction from 'fraction.js';
import { expect, it } from 'vitest';
import { formatExpectation, formatPace, toReadingPrecision } from './quantity-texts';

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

it.each([
  ['0.9479', '0.948'],
  ['0.95', '0.95'],
  ['0.59999', '0.59999'],
  ['1.2345', '1.23'],
])('writes the pace %s as %s, on its side of the limits', (pace, text) => {
  expect(formatPace(new Fraction(pace), 'en')).toBe(text);
});

it.each([
  ['0.0497', '4.97%'],
  ['0.05', '5.0%'],
  ['0.123', '12.3%'],
])('writes the expectation %s as %s, on its side of the limit', (share, text) => {
  expect(formatExpectation(new Fraction(share), 'en')).toBe(text);
});
