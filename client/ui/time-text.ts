/** Moments as people here write them: the hour today, else day and month before it. */
const hour = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', hour12: false })

/** `09:12` today, `03/02 09:12` this year, `03/02/2021 09:12` before. */
export function timeText(iso: string, now: Date = new Date()): string {
  const at = new Date(iso)
  const time = hour.format(at)
  if (at.toDateString() === now.toDateString()) return time
  const day = `${String(at.getDate()).padStart(2, '0')}/${String(at.getMonth() + 1).padStart(2, '0')}`
  return at.getFullYear() === now.getFullYear() ? `${day} ${time}` : `${day}/${at.getFullYear()} ${time}`
}
