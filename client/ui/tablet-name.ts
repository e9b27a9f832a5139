/** The end of a device's id, as people read it to each other: `9F3A-41C2`. */
export function tabletName(deviceId: string): string {
  const end = deviceId.replaceAll('-', '').slice(-8).toUpperCase()
  return `${end.slice(0, 4)}-${end.slice(4)}`
}
