/** UUIDv7 out of the seed, so that loading the same people again is recognised as the same. */
import type { Random } from './random.ts'

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/** `at`: milliseconds since 1970, the time that the id carries. */
export function syntheticId(random: Random, at: number): string {
  const time = hex(at, 12)
  const variant = '89ab'[random.between(0, 3)] ?? '8'
  const tail = `${hex(random.between(0, 0xffffff), 6)}${hex(random.between(0, 0xffffff), 6)}`
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${hex(random.between(0, 0xfff), 3)}`,
    `${variant}${hex(random.between(0, 0xfff), 3)}`,
    tail,
  ].join('-')
}
