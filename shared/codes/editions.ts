/** From which edition of which list codes are, as it is told where one is chosen; and which of them are only ours. */
export interface Edition {
  readonly vi: string
  readonly en: string
}

const sharedData: Edition = {
  vi: 'Danh mục chia sẻ dữ liệu của Cơ sở dữ liệu quốc gia về dân cư',
  en: 'data-sharing list of the national population database',
}
const ours: Edition = { vi: 'mã riêng của phần mềm', en: 'codes of our own' }

const withOurs = ({ vi, en }: Edition): Edition => ({ vi: `${vi}; ${ours.vi}`, en: `${en}; ${ours.en}` })

/** Of every list of this folder, by the name of its file. */
export const listEditions = {
  'absence-reasons': withOurs({
    vi: 'Luật Cư trú 68/2020/QH14, điều 31 khoản 1',
    en: 'Law on Residence 68/2020/QH14, article 31.1',
  }),
  'blood-types': { vi: `${sharedData.vi}, bản mới`, en: `${sharedData.en}, newer edition` },
  closing: ours,
  countries: { vi: 'ISO 3166-1, mã hai chữ', en: 'ISO 3166-1, codes of two letters' },
  'ethnic-groups': {
    vi: '54 dân tộc theo Quyết định 121-TCTK/PPCĐ năm 1979, kèm số của Tổng điều tra 2019',
    en: '54 groups of decision 121-TCTK/PPCĐ of 1979, with the numbers of the census of 2019',
  },
  'event-kinds': withOurs({
    vi: '16 việc hộ tịch và cư trú, từ ngữ theo Luật Cư trú 68/2020/QH14',
    en: '16 events of civil status and residence, in the terms of the Law on Residence 68/2020/QH14',
  }),
  'id-prefixes': {
    vi: 'Nghị định 137/2015/NĐ-CP và Thông tư 07/2016/TT-BCA, 63 tỉnh, thành phố',
    en: 'decree 137/2015/NĐ-CP and circular 07/2016/TT-BCA, 63 provinces',
  },
  leaving: withOurs({
    vi: 'từ ngữ theo Luật Cư trú 68/2020/QH14',
    en: 'in the terms of the Law on Residence 68/2020/QH14',
  }),
  'life-statuses': { ...sharedData },
  marital: { ...sharedData },
  relations: { vi: 'Thông tư 55/2021/TT-BCA', en: 'circular 55/2021/TT-BCA' },
  religions: {
    vi: '16 tôn giáo theo Ban Tôn giáo Chính phủ và Tổng điều tra 2019',
    en: '16 religions of the Government Committee for Religious Affairs and the census of 2019',
  },
  'residence-statuses': withOurs({
    vi: 'từ ngữ theo Luật Cư trú 68/2020/QH14',
    en: 'in the terms of the Law on Residence 68/2020/QH14',
  }),
  sex: { vi: 'QCVN 109:2017/BTTTT', en: 'QCVN 109:2017/BTTTT' },
  signing: withOurs({
    vi: 'chữ ký trên phiếu DC01 của Thông tư 66/2015/TT-BCA',
    en: 'signatures of form DC01 of circular 66/2015/TT-BCA',
  }),
} as const satisfies Readonly<Record<string, Edition>>

/** By the unit that holds the codes. */
export const codeEditions: Readonly<Record<string, Edition>> = {
  sex: listEditions.sex,
  marital: listEditions.marital,
  ethnicGroup: listEditions['ethnic-groups'],
  nationality: listEditions.countries,
  religion: listEditions.religions,
  relation: listEditions.relations,
  bloodType: listEditions['blood-types'],
  residenceStatus: listEditions['residence-statuses'],
  absence: listEditions['absence-reasons'],
  life: listEditions['life-statuses'],
  left: listEditions.leaving,
  declared: listEditions.signing,
  closed: listEditions.closing,
}
