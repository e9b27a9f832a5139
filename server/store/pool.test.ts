import { expect, test } from 'vitest'
import { openTestDatabase } from '#server/testing/database.ts'
import { createOwnerPool, endPools } from './pool.ts'

test('a command that is done does not fail because its database ends before its connections have', async () => {
  const database = await openTestDatabase()
  const pool = createOwnerPool(database.url)
  await pool.query('select 1')
  const ending = endPools(pool)
  const told = () => pool.emit('error', new Error('terminating connection due to administrator command'))
  expect(told).not.toThrow()
  await ending
  await expect(pool.query('select 1')).rejects.toThrow()
  await database.close()
})
