/** Names, numbers and addresses that a test plants, and the search for them in a text, in whatever form they took. */
export const canaries = {
  name: 'HOÀNG YẾN THỬ NGHIỆM',
  renamed: 'HOÀNG YẾN ĐỔI TÊN',
  claimed: 'HOÀNG YẾN TRANH CHẤP',
  decided: 'HOÀNG YẾN ĐÃ QUYẾT',
  held: 'HOÀNG YẾN BỊ GIỮ',
  broken: 'HOÀNG YẾN LÀM HỎNG',
  father: 'HOÀNG VĂN CHA',
  number: '060086987651',
  brokenNumber: '060086987652',
  cmnd: '260987653',
  street: 'Hẻm Chim Hoàng Yến',
  house: 'số nhà 987654',
  book: 'SHK-987655',
  left: 'chuyển đến Ấp Hoàng Yến',
  reason: 'lý do của Hoàng Yến',
  dismissal: 'bỏ vì Hoàng Yến',
  colleague: 'Cán Bộ Hoàng Yến',
  typedName: 'hoàng yến gõ nhầm ô',
  password: 'mật khẩu hoàng yến',
  path: 'Hoàng Yến trong địa chỉ',
} as const

/** As it is written, in a JSON text, in an address, and as the bytes of a column. */
export function formsOf(text: string): string[] {
  const escaped = [...text].map((each) =>
    each < '\u0080' ? each : `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const bytes = Buffer.from(text)
  return [
    text,
    text.normalize('NFD'),
    encodeURIComponent(text),
    escaped.join(''),
    bytes.toString('hex'),
    bytes.toString('base64').slice(0, -4),
  ]
}
/** The names of the canaries that are in it. */
export function foundIn(log: string): string[] {
  const heard = log.toLowerCase()
  const found = Object.entries(canaries).filter(([, text]) =>
    formsOf(text).some((form) => heard.includes(form.toLowerCase())),
  )
  return found.map(([name]) => name)
}
