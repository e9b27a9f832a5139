/** Errors in what papers say of somebody: a death, the household's book, a signature, an old card. */
import { breakOne, thisYear, yearOf } from './breaking.ts'
import { seedUsername } from './seed-device.ts'

export const deadAndStillHere = breakOne(
  (units, breaking) => units.relation !== 'CH' && thisYear(breaking) - yearOf(units) > 50,
  (_, breaking) => ({ life: { status: '2', on: `${thisYear(breaking) - 1}-02`, paper: null } }),
)

export const otherwiseInTheBook = breakOne(
  ({ name }) => name !== null,
  () => ({ bookSays: 'Sổ hộ khẩu ghi chữ đệm khác' }),
)

/** The officer confirmed what nobody had declared. */
export const confirmedUnsigned = breakOne(
  ({ name, declared }) => name !== null && declared === null,
  (_, { today }) => ({ confirmed: { on: today, by: seedUsername, contents: null } }),
)

export const cardOfLongAgo = breakOne(
  (units, breaking) => thisYear(breaking) - yearOf(units) > 30,
  (_, breaking) => ({
    card: { issuedOn: `${thisYear(breaking) - 16}-03-04`, expiresOn: `${thisYear(breaking) - 1}-03-04` },
  }),
)
