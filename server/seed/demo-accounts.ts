/** The accounts of the demo. All the people are made up; their names say so. */
import type { NewAccount } from '#server/access/accounts.ts'

/** Of every demo account. Never used outside the demo. */
export const demoPassword = 'dan-cu-thu-nghiem'

export type DemoAccount = Omit<NewAccount, 'password'>

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
  },
  {
    username: 'giam-sat.binh-thuan',
    name: 'Giám sát thử nghiệm Bình Thuận',
    role: 'supervisor',
    areas: [{ level: 'province', code: '60' }],
  },
  { username: 'quan-tri', name: 'Quản trị thử nghiệm', role: 'administrator', areas: [] },
]
