/**
 * Where the officer was in the list, so that going back is going back. In memory only: what is searched for is a name or a
 * number, and neither the address bar nor any storage of the browser may keep it.
 */
export interface ListPlace {
  search: string
  offset: number
}

export const listPlace: ListPlace = { search: '', offset: 0 }
