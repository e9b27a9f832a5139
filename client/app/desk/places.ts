/** The desks' places: who works where. The server decides what is answered; this only decides what is offered. */
import type { Role } from '#shared/access/actor.ts'

export const places = [
  { to: '/can-xem', name: 'desk:places.flags', roles: ['supervisor'] },
  { to: '/tien-do', name: 'desk:places.coverage', roles: ['district', 'supervisor'] },
  { to: '/chuyen-di', name: 'desk:places.moves', roles: ['district'] },
  { to: '/quan-tri', name: 'desk:places.administration', roles: ['administrator'] },
  // an administrator sees there what no district looks at
  { to: '/hang-doi', name: 'desk:places.queue', roles: ['district', 'administrator'] },
] as const satisfies readonly { to: string; name: string; roles: readonly Role[] }[]
export type Place = (typeof places)[number]

const isFor = (place: Place, role: Role): boolean => place.roles.some((each) => each === role)

export const placesOf = (role: Role): readonly Place[] => places.filter((place) => isFor(place, role))

/** Where a role's work begins; officers work on their tablets. */
export const homeOf = (role: Role): Place['to'] | undefined => placesOf(role)[0]?.to

export const placeAt = (pathname: string): Place | undefined =>
  places.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`))

/** An address that is no desk's is nobody's secret. */
export function mayVisit(role: Role, pathname: string): boolean {
  const place = placeAt(pathname)
  return place === undefined || isFor(place, role)
}
