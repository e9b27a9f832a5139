/** The accounts of the demo. All the people are made up; their names say so. */
import type { NewAccount } from '#server/access/accounts.ts'

/** Of every demo account. Never used outside the demo. */
export const demoPassword = 'dan-cu-thu-nghiem'

export interface DemoAccount extends Omit<NewAccount, 'password'> {
  /** Base32, of the authenticator; printed at every start. Never used outside the demo. */
  readonly totpSecret?: string
}

/** The administrator is made last: whoever finds it finds the whole demo. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    username: 'lan.mui-ne',
    name: 'Cán bộ thử nghiệm Lan',
    role: 'officer',
    areas: [{ level: 'commune', code: '22915' }],
  },
  {
    username: 'minh.mui-ne',
    name: 'Cán bộ thử nghiệm Minh',
    role: 'officer',
    approves: true,
    areas: [{ level: 'commune', code: '22915' }],
  },
  {
    username: 'hoa.ham-thuan-bac',
    name: 'Cán bộ thử nghiệm Hoa',
    role: 'officer',
    areas: [
      { level: 'commune', code: '23074' },
      { level: 'commune', code: '23092' },
    ],
  },
  {
    username: 'dao.ninh-thuan',
    name: 'Cán bộ thử nghiệm Đào',
    role: 'officer',
    areas: [{ level: 'commune', code: '22891' }],
  },
  {
    username: 'doi.binh-thuan',
    name: 'Đội thử nghiệm Bình Thuận',
    role: 'district',
    areas: [{ level: 'province', code: '60' }],
    totpSecret: 'QUQ7255WE6B3CTSZKMJ6TDFU4NDYGQIA',
  },
  {
    username: 'giam-sat.binh-thuan',
    name: 'Giám sát thử nghiệm Bình Thuận',
    role: 'supervisor',
    areas: [{ level: 'province', code: '60' }],
    totpSecret: 'G7W3PUAMUZUYVXAG4IGAR7Z45M3JZ2BD',
  },
  {
    username: 'quan-tri',
    name: 'Quản trị thử nghiệm',
    role: 'administrator',
    areas: [],
    totpSecret: '7RMOT4WXNQZUWNBCM5OPC2NSZ5TAA6RX',
  },
]

/** @throws for an account of the demo without one */
export function demoSecret(username: string): string {
  const secret = demoAccounts.find((account) => account.username === username)?.totpSecret
  if (secret === undefined) throw new Error(`${username} has no second factor`)
  return secret
}
