/** From which edition of which list the codes of a unit are, as it is told where one is chosen. */
export const codeEditions: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  sex: { vi: 'QCVN 109:2017/BTTTT', en: 'QCVN 109:2017/BTTTT' },
  ethnicGroup: {
    vi: '54 dân tộc theo Quyết định 121-TCTK/PPCĐ năm 1979, kèm số của Tổng điều tra 2019',
    en: '54 groups of decision 121-TCTK/PPCĐ of 1979, with the numbers of the census of 2019',
  },
  nationality: { vi: 'ISO 3166-1, mã hai chữ', en: 'ISO 3166-1, codes of two letters' },
  religion: {
    vi: '16 tôn giáo theo Ban Tôn giáo Chính phủ và Tổng điều tra 2019',
    en: '16 religions of the Government Committee for Religious Affairs and the census of 2019',
  },
  relation: { vi: 'Thông tư 55/2021/TT-BCA', en: 'circular 55/2021/TT-BCA' },
  residenceStatus: { vi: 'Luật Cư trú 68/2020/QH14', en: 'Law on Residence 68/2020/QH14' },
}
