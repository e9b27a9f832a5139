import { expect, test } from '../fixtures.ts'

test('the description of the API is shown without anything from another host', async ({ newTablet }) => {
  const { page, network } = await newTablet()
  const found: string[] = []
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== network.origin) found.push(`asked ${request.url()}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') found.push(message.text())
  })
  page.on('pageerror', (error) => found.push(`thrown ${error.message}`))

  await page.goto(`${network.origin}/api/docs/`)
  await expect(page.getByRole('heading', { name: /Dân Cư/ })).toBeVisible()
  const description: unknown = await (await fetch(`${network.origin}/api/openapi.json`)).json()
  const paths = Object.values((description as { paths: Record<string, object> }).paths)
  const described = paths.flatMap((methods) => Object.keys(methods))
  await expect(page.locator('.opblock')).toHaveCount(described.length)

  // One that is opened shows its example, and has nothing that would send it.
  await page.locator('#operations-accounts-makeAccount .opblock-summary-control').click()
  await expect(page.locator('.opblock-body').getByText('sau.mui-ne').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /try it out|execute/i })).toHaveCount(0)
  expect(found).toEqual([])
})
