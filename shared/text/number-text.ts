/** Numbers as the Vietnamese write them: a dot between thousands, a comma before decimals. */
const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 })
const percent = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** `1.406.048` */
export const countText = (count: number): string => whole.format(count)

/** `99,79 %` of `part` in `all`; a dash when there is nothing to count. Cut, not rounded: 100,00 % is said when all is there. */
export const shareText = (part: number, all: number): string =>
  all === 0 ? '–' : `${percent.format(Math.floor((part / all) * 10_000 + 1e-7) / 100)} %`

/** `1.406.048 / 1.408.997 · 99,79 %`; the count alone where no target is known. */
export const progressText = (part: number, all: number | null): string =>
  all === null ? countText(part) : `${countText(part)} / ${countText(all)} · ${shareText(part, all)}`
