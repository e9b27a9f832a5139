/** Numbers as the Vietnamese write them: a dot between thousands, a comma before decimals. */
const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 })
const percent = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** `1.406.048` */
export const countText = (count: number): string => whole.format(count)

/** `99,79 %` of `part` in `all`; a dash when there is nothing to count. */
export const shareText = (part: number, all: number): string =>
  all === 0 ? '–' : `${percent.format((part / all) * 100)} %`
