/**
 * The first three digits of a personal identification number: "0" and the statistics office's code of the 63 provinces of
 * birth registration (decree 137/2015, circular 07/2016). Births registered abroad carry a country's code, whose list
 * we do not have: a prefix that is not here is a warning, never an error. The list outlives the mergers of 2025.
 */
const provinces =
  '01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96'

export const idPrefixes: ReadonlySet<string> = new Set(provinces.split(' ').map((code) => `0${code}`))
