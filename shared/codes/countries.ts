/**
 * Quốc tịch: the 249 countries and areas of ISO 3166-1 by their codes of two letters. Their names in Vietnamese and
 * English are those of the reader's own browser; here stand only other names by which people look for them.
 */
export const countryCodes = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT ' +
  'JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY ' +
  'MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM ' +
  'PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ ' +
  'TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ')

export const vietnam = 'VN'

export const countryAliases: Readonly<Record<string, readonly string[]>> = {
  AU: ['Ốt-xtrây-li-a', 'Australia'],
  CN: ['Trung Hoa', 'Tàu'],
  CZ: ['Tiệp'],
  GB: ['Anh quốc', 'Liên hiệp Anh và Bắc Ireland'],
  IT: ['Ý'],
  KH: ['Cam-pu-chia', 'Cao Miên'],
  KR: ['Đại Hàn', 'Nam Hàn'],
  MM: ['Miến Điện'],
  RU: ['Liên bang Nga'],
  US: ['Mỹ'],
}

/** What stands for the code of a country where there is none, in the words that the record keeps. */
export const noCountries = [
  { code: 'KHÔNG QUỐC TỊCH', vi: 'Không quốc tịch', en: 'Stateless' },
  { code: 'CHƯA XÁC ĐỊNH QUỐC TỊCH', vi: 'Chưa xác định quốc tịch', en: 'Nationality undetermined' },
] as const
