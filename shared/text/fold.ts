/**
 * The key by which texts are searched and compared without tones: "Hòa", "Hoà" and "hoa" are one. Marks go, đ becomes d
 * (it has no decomposition), apostrophes go, hyphens become spaces, spaces collapse, lower case.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/['’‘ʼ`]/g, '')
    .replace(/[-–]/g, ' ')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether every word of `wanted` occurs in `folded`, a text that was folded before. */
export function hasEveryWord(folded: string, wanted: string): boolean {
  return fold(wanted)
    .split(' ')
    .every((word) => folded.includes(word))
}
