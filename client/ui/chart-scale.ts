/** The top of a chart's scale: the next of 2, 4, 10, 20, 40, 100 … so that its middle is a whole number. */
export function ceilingOf(values: readonly number[]): number {
  const highest = Math.max(2, ...values)
  const ten = 10 ** Math.floor(Math.log10(highest))
  return (
    [1, 2, 4, 10].map((step) => step * ten).find((ceiling) => ceiling >= highest && ceiling >= 2) ?? 10 * ten
  )
}
