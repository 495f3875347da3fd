import { expect, test } from 'vitest';
import { asciiLowercase } from './ascii.js';

test.each([
  ['Host-Z09 @[`{', 'host-z09 @[`{'],
  ['À\u212a\u0130AZ', 'À\u212a\u0130az'],
  ['A\r\nZ\u007f', 'a\r\nz\u007f'],
])('10.3.4.1.10#p1: %j has A to Z in lowercase, and all else as it was', (text, lowercase) => {
  expect(asciiLowercase(text)).toBe(lowercase);
});
