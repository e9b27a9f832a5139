/** Recorded from a run on made-up data by server/testing/record-examples.ts, which says how. */
export const recorded: Readonly<Record<string, { readonly request?: unknown; readonly answer?: unknown }>> = {
  'get /api/health': {
    answer: {
      ok: true,
    },
  },
  'post /api/sign-in': {
    request: {
      username: 'giam-sat',
      password: 'mat-khau-thu-nghiem',
    },
    answer: {
      account: {
        username: 'giam-sat',
        name: 'Giám sát thử nghiệm',
        role: 'supervisor',
        disabled: false,
        approves: false,
        secondFactor: false,
        areas: [
          {
            level: 'province',
            code: '60',
          },
        ],
      },
      stage: 'second-factor-setup',
    },
  },
  'post /api/second-factor/setup': {
    answer: {
      secret: '24YJUV4P2L7DGJBYOY3V774657ERMGCK',
      uri: 'otpauth://totp/D%C3%A2n%20C%C6%B0:giam-sat?issuer=D%C3%A2n%20C%C6%B0&secret=24YJUV4P2L7DGJBYOY3V774657ERMGCK&algorithm=SHA1&digits=6&period=30',
    },
  },
  'post /api/second-factor': {
    request: {
      code: '103378',
    },
    answer: {
      account: {
        username: 'giam-sat',
        name: 'Giám sát thử nghiệm',
        role: 'supervisor',
        disabled: false,
        approves: false,
        secondFactor: true,
        areas: [
          {
            level: 'province',
            code: '60',
          },
        ],
      },
      stage: 'open',
    },
  },
  'get /api/session': {
    answer: {
      account: {
        username: 'giam-sat',
        name: 'Giám sát thử nghiệm',
        role: 'supervisor',
        disabled: false,
        approves: false,
        secondFactor: true,
        areas: [
          {
            level: 'province',
            code: '60',
          },
        ],
      },
      stage: 'open',
    },
  },
  'post /api/password': {
    request: {
      current: 'mat-khau-thu-nghiem',
      wanted: 'mot-mat-khau-moi',
    },
  },
  'post /api/accounts': {
    request: {
      username: 'sau.mui-ne',
      name: 'Cán bộ thử nghiệm Sáu',
      role: 'officer',
      areas: [
        {
          level: 'commune',
          code: '22915',
        },
      ],
    },
    answer: {
      account: {
        username: 'sau.mui-ne',
        name: 'Cán bộ thử nghiệm Sáu',
        role: 'officer',
        disabled: false,
        approves: false,
        secondFactor: false,
        areas: [
          {
            level: 'commune',
            code: '22915',
          },
        ],
      },
      password: 'rkv2-438s-743c-h76f',
    },
  },
  'patch /api/accounts/{username}': {
    request: {
      name: 'Cán bộ thử nghiệm Sáu Mới',
    },
    answer: {
      account: {
        username: 'sau.mui-ne',
        name: 'Cán bộ thử nghiệm Sáu Mới',
        role: 'officer',
        disabled: false,
        approves: false,
        secondFactor: false,
        areas: [
          {
            level: 'commune',
            code: '22915',
          },
        ],
      },
    },
  },
  'post /api/accounts/{username}/password': {
    answer: {
      account: {
        username: 'sau.mui-ne',
        name: 'Cán bộ thử nghiệm Sáu Mới',
        role: 'officer',
        disabled: false,
        approves: false,
        secondFactor: false,
        areas: [
          {
            level: 'commune',
            code: '22915',
          },
        ],
      },
      password: '4r7z-j5pn-n7xf-vmwv',
    },
  },
  'delete /api/accounts/{username}/second-factor': {
    answer: {
      account: {
        username: 'doi',
        name: 'Đội thử nghiệm',
        role: 'district',
        disabled: false,
        approves: false,
        secondFactor: false,
        areas: [
          {
            level: 'province',
            code: '60',
          },
        ],
      },
    },
  },
  'get /api/accounts': {
    answer: {
      accounts: [
        {
          username: 'doi',
          name: 'Đội thử nghiệm',
          role: 'district',
          disabled: false,
          approves: false,
          secondFactor: false,
          areas: [
            {
              level: 'province',
              code: '60',
            },
          ],
        },
        {
          username: 'giam-sat',
          name: 'Giám sát thử nghiệm',
          role: 'supervisor',
          disabled: false,
          approves: false,
          secondFactor: true,
          areas: [
            {
              level: 'province',
              code: '60',
            },
          ],
        },
      ],
    },
  },
  'put /api/areas/{level}/{code}/window': {
    request: {
      start: '18:30',
      spread: 90,
    },
  },
  'get /api/areas': {
    answer: {
      units: [
        {
          level: 'district',
          code: '593',
          name: 'Phan Thiết',
          children: 2,
          target: null,
          window: {
            start: '18:00',
            spread: 60,
          },
        },
      ],
      window: null,
    },
  },
  'delete /api/areas/{level}/{code}/window': {},
  'get /api/rules': {
    answer: {
      softened: [
        {
          id: '019d2f3a-6c00-7000-8000-000000000001',
          rule: 'PARENT_MISSING',
          level: 'district',
          code: '593',
          name: 'Phan Thiết',
          severity: 'info',
          from: '2021-03-01',
          until: '2021-03-31',
          reason: 'Đang bổ sung hồ sơ giấy',
          madeBy: 'quan-tri',
          madeAt: '2021-03-01T02:00:00.000Z',
        },
      ],
      run: {
        day: '2021-03-02',
        startedAt: '2021-03-01T18:00:00.000Z',
        endedAt: '2021-03-01T18:20:00.000Z',
        communes: 124,
        done: 124,
        households: 360000,
        raised: 12,
        cleared: 4,
      },
    },
  },
  'post /api/rules/softened': {
    request: {
      id: '019d2f3a-6c00-7000-8000-000000000001',
      rule: 'PARENT_MISSING',
      level: 'district',
      code: '593',
      severity: 'info',
      from: '2021-03-01',
      until: '2021-03-31',
      reason: 'Đang bổ sung hồ sơ giấy',
    },
  },
  'post /api/rules/softened/{id}/end': {},
  'post /api/recovery-keys': {
    request: {
      publicKey:
        'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAvoyMBnBQuXcPSqM9bZhV7FbO6tm6Gd1599ym6rnY8OndU7fAaUw3JZVJhbTbt4GBwZrMxaMTrAAzetU_7rA2--oRlBRoZuhvS8MY_eRvirZd3KgX2Tj4tVe9rgD9UtkOs6ObDaZ1A_bpoxzYYJhu3wxZhrOMMyE9NGB6p2clX4Heq9v7mu_O4Hq7oIWCxzXJbmaCXNVuhQl1OcvxwkO_4iMIyP0L3ZLYlg2XzjhTwUvLTC-lIOuqQMPJAcHzs2ZIJ9bvA0hUmpBiFxfOAgjVDdEqcoZs9SC0ArgVglJXj63CcCj4suRX__N7Ek3xwspqfjp6MVQR6lVgcaYRt5QUPEE1jXcLzpdHEfpTh6Z9Yim10WAONcnhjlZVS1DASKxO_YirA4Bvl4QKqi10kFGLNnpqaguTSiFaIdGK6D0F25fET7lR9MH8VFfdbzhUpxtPbR5TFToeYYiiWVfk-zYUZ1vjk_FdTZpLdKpkJtTPqqRS4HnuwXZr5sVCxhqMjH9VAgMBAAE',
    },
    answer: {
      recoveryKey: {
        id: '01a21a67-52b1-7691-9809-d46be602bc03',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAvoyMBnBQuXcPSqM9bZhV7FbO6tm6Gd1599ym6rnY8OndU7fAaUw3JZVJhbTbt4GBwZrMxaMTrAAzetU_7rA2--oRlBRoZuhvS8MY_eRvirZd3KgX2Tj4tVe9rgD9UtkOs6ObDaZ1A_bpoxzYYJhu3wxZhrOMMyE9NGB6p2clX4Heq9v7mu_O4Hq7oIWCxzXJbmaCXNVuhQl1OcvxwkO_4iMIyP0L3ZLYlg2XzjhTwUvLTC-lIOuqQMPJAcHzs2ZIJ9bvA0hUmpBiFxfOAgjVDdEqcoZs9SC0ArgVglJXj63CcCj4suRX__N7Ek3xwspqfjp6MVQR6lVgcaYRt5QUPEE1jXcLzpdHEfpTh6Z9Yim10WAONcnhjlZVS1DASKxO_YirA4Bvl4QKqi10kFGLNnpqaguTSiFaIdGK6D0F25fET7lR9MH8VFfdbzhUpxtPbR5TFToeYYiiWVfk-zYUZ1vjk_FdTZpLdKpkJtTPqqRS4HnuwXZr5sVCxhqMjH9VAgMBAAE',
      },
    },
  },
  'get /api/recovery-keys': {
    answer: {
      recoveryKey: {
        id: '01a21a67-52b1-7691-9809-d46be602bc03',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAvoyMBnBQuXcPSqM9bZhV7FbO6tm6Gd1599ym6rnY8OndU7fAaUw3JZVJhbTbt4GBwZrMxaMTrAAzetU_7rA2--oRlBRoZuhvS8MY_eRvirZd3KgX2Tj4tVe9rgD9UtkOs6ObDaZ1A_bpoxzYYJhu3wxZhrOMMyE9NGB6p2clX4Heq9v7mu_O4Hq7oIWCxzXJbmaCXNVuhQl1OcvxwkO_4iMIyP0L3ZLYlg2XzjhTwUvLTC-lIOuqQMPJAcHzs2ZIJ9bvA0hUmpBiFxfOAgjVDdEqcoZs9SC0ArgVglJXj63CcCj4suRX__N7Ek3xwspqfjp6MVQR6lVgcaYRt5QUPEE1jXcLzpdHEfpTh6Z9Yim10WAONcnhjlZVS1DASKxO_YirA4Bvl4QKqi10kFGLNnpqaguTSiFaIdGK6D0F25fET7lR9MH8VFfdbzhUpxtPbR5TFToeYYiiWVfk-zYUZ1vjk_FdTZpLdKpkJtTPqqRS4HnuwXZr5sVCxhqMjH9VAgMBAAE',
      },
    },
  },
  'post /api/enrolments': {
    request: {
      username: 'lan',
    },
    answer: {
      code: 'FJWE-SVTN-CP5Z',
      expiresAt: '2026-11-28T00:28:28.873Z',
    },
  },
  'post /api/devices': {
    request: {
      code: 'FJWE-SVTN-CP5Z',
      username: 'lan',
      password: 'mat-khau-thu-nghiem',
      deviceId: '01a21a67-535c-75c3-8281-6cd0e960520d',
      token: 'SGogCavgDxSsk0rZ1mB5wKuZF4jk6pVtiQKQAb_BkTk',
    },
    answer: {
      epoch: 'ab01ffe5-eb19-48b4-8f5a-07443002d605',
      scope: ['22915'],
      communes: [
        {
          code: '22915',
          name: 'Mũi Né',
          district: 'Phan Thiết',
          province: 'Bình Thuận',
          hamlets: ['Khu phố 1'],
        },
      ],
      window: {
        start: '18:30',
        spread: 90,
      },
      officer: {
        username: 'lan',
        name: 'Cán bộ thử nghiệm Lan',
      },
      enrolledAt: '2026-11-27T00:28:29.085Z',
      recoveryKey: {
        id: '01a21a67-52b1-7691-9809-d46be602bc03',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAvoyMBnBQuXcPSqM9bZhV7FbO6tm6Gd1599ym6rnY8OndU7fAaUw3JZVJhbTbt4GBwZrMxaMTrAAzetU_7rA2--oRlBRoZuhvS8MY_eRvirZd3KgX2Tj4tVe9rgD9UtkOs6ObDaZ1A_bpoxzYYJhu3wxZhrOMMyE9NGB6p2clX4Heq9v7mu_O4Hq7oIWCxzXJbmaCXNVuhQl1OcvxwkO_4iMIyP0L3ZLYlg2XzjhTwUvLTC-lIOuqQMPJAcHzs2ZIJ9bvA0hUmpBiFxfOAgjVDdEqcoZs9SC0ArgVglJXj63CcCj4suRX__N7Ek3xwspqfjp6MVQR6lVgcaYRt5QUPEE1jXcLzpdHEfpTh6Z9Yim10WAONcnhjlZVS1DASKxO_YirA4Bvl4QKqi10kFGLNnpqaguTSiFaIdGK6D0F25fET7lR9MH8VFfdbzhUpxtPbR5TFToeYYiiWVfk-zYUZ1vjk_FdTZpLdKpkJtTPqqRS4HnuwXZr5sVCxhqMjH9VAgMBAAE',
      },
      deviceId: '01a21a67-535c-75c3-8281-6cd0e960520d',
    },
  },
  'get /api/state': {
    answer: {
      epoch: 'ab01ffe5-eb19-48b4-8f5a-07443002d605',
      scope: ['22915'],
      communes: [
        {
          code: '22915',
          name: 'Mũi Né',
          district: 'Phan Thiết',
          province: 'Bình Thuận',
          hamlets: ['Khu phố 1'],
        },
      ],
      window: {
        start: '18:30',
        spread: 90,
      },
    },
  },
  'post /api/recovery-uses': {
    request: {
      keyId: '01a21a67-52b1-7691-9809-d46be602bc03',
    },
  },
  'post /api/batches': {
    request:
      '{"deviceId":"01a21a67-535c-75c3-8281-6cd0e960520d","commune":"22915","epoch":"ab01ffe5-eb19-48b4-8f5a-07443002d605","mark":null,"asking":[]}\n{"groupId":"01a21a67-5783-73a0-9724-cdf0f653c07f","contractVersion":1,"epoch":"ab01ffe5-eb19-48b4-8f5a-07443002d605","household":"01a21a67-573d-73e7-9c1f-ed929395cc66","changes":[{"type":"household","id":"01a21a67-573d-73e7-9c1f-ed929395cc66","kind":"create","wrote":{"hamlet":"Khu phố 1","address":null,"bookNumber":null},"madeAt":"2021-03-04T02:00:00.000Z"},{"type":"resident","id":"01a21a67-573d-73e7-9c1f-f31dadd9b656","kind":"create","wrote":{"household":"01a21a67-573d-73e7-9c1f-ed929395cc66","name":"NGUYỄN VĂN THỬ","birth":"1986","sex":"1","marital":null,"birthPlace":null,"hometown":null,"ethnicGroup":null,"nationality":null,"idNumber":"06008600001","cmnd":null,"permanentAddress":null,"currentAddress":null,"fatherName":null,"motherName":null,"spouseName":null,"representativeName":null,"relation":"CH","left":null},"madeAt":"2021-03-04T02:00:00.000Z"}]}\n',
    answer: {
      epoch: 'ab01ffe5-eb19-48b4-8f5a-07443002d605',
      mark: {
        seq: 4,
        hash: '8c33cb8dc9e63dfa73a3c0c1610ac2e4fe1c19e9a5c647adfb0cf11cb1fb394b',
      },
      scope: ['22915'],
      receipts: [
        {
          groupId: '01a21a67-5783-73a0-9724-cdf0f653c07f',
          outcome: 'applied',
          seqs: {
            '01a21a67-573d-73e7-9c1f-ed929395cc66': 1,
            '01a21a67-573d-73e7-9c1f-f31dadd9b656': 2,
          },
          conflicts: [],
        },
      ],
      rows: {
        household: {
          id: ['01a21a67-573d-73e7-9c1f-ed929395cc66'],
          seq: [1],
          createdAt: ['2026-11-27T00:28:30.130Z'],
          updatedAt: ['2026-11-27T00:28:30.130Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a21a67-573d-73e7-9c1f-f31dadd9b656'],
          seq: [2],
          createdAt: ['2026-11-27T00:28:30.130Z'],
          updatedAt: ['2026-11-27T00:28:30.130Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a21a67-573d-73e7-9c1f-ed929395cc66'],
            name: ['NGUYỄN VĂN THỬ'],
            birth: ['1986'],
            sex: ['1'],
            id_number: ['06008600001'],
            relation: ['CH'],
          },
        },
      },
      flags: [
        {
          id: '01a21a67-588e-768d-a3bc-8c2887849350',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
          household: '01a21a67-573d-73e7-9c1f-ed929395cc66',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-27T00:28:30.130Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/feed/{commune}': {
    answer: {
      epoch: 'ab01ffe5-eb19-48b4-8f5a-07443002d605',
      mark: {
        seq: 4,
        hash: '8c33cb8dc9e63dfa73a3c0c1610ac2e4fe1c19e9a5c647adfb0cf11cb1fb394b',
      },
      scope: ['22915'],
      commune: '22915',
      from: 0,
      next: 4,
      rows: {
        household: {
          id: ['01a21a67-573d-73e7-9c1f-ed929395cc66'],
          seq: [1],
          createdAt: ['2026-11-27T00:28:30.130Z'],
          updatedAt: ['2026-11-27T00:28:30.130Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a21a67-573d-73e7-9c1f-f31dadd9b656'],
          seq: [2],
          createdAt: ['2026-11-27T00:28:30.130Z'],
          updatedAt: ['2026-11-27T00:28:30.130Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a21a67-573d-73e7-9c1f-ed929395cc66'],
            name: ['NGUYỄN VĂN THỬ'],
            birth: ['1986'],
            sex: ['1'],
            id_number: ['06008600001'],
            relation: ['CH'],
          },
        },
      },
      flags: [
        {
          id: '01a21a67-588e-768d-a3bc-8c2887849350',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
          household: '01a21a67-573d-73e7-9c1f-ed929395cc66',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-27T00:28:30.130Z',
          closedAt: null,
        },
      ],
      more: false,
      prunedBelow: 0,
      left: 0,
    },
  },
  'post /api/ledger': {
    request: {
      epoch: 'ab01ffe5-eb19-48b4-8f5a-07443002d605',
      communes: [
        {
          commune: '22915',
          households: 1,
          complete: 1,
          waiting: 0,
          groups: 2,
          hash: 'abababababababababababababababababababababababababababababababab',
        },
      ],
    },
    answer: {
      epoch: 'ab01ffe5-eb19-48b4-8f5a-07443002d605',
      communes: [
        {
          commune: '22915',
          groups: 1,
          hash: '1f365e60550f2a394ce50b4d8566e8521b1a31ae91234e7841ad1fd8d8749c86',
          households: [
            {
              household: '01a21a67-573d-73e7-9c1f-ed929395cc66',
              groups: 1,
              hash: '295b5b9d1b1fbeac24181de65fabcfd9602b5656fdec521b740038697e96c481',
            },
          ],
        },
      ],
    },
  },
  'get /api/coverage': {
    answer: {
      path: [
        {
          level: 'province',
          code: '60',
          name: 'Bình Thuận',
        },
        {
          level: 'district',
          code: '593',
          name: 'Phan Thiết',
        },
      ],
      whole: {
        level: 'commune',
        code: '22915',
        name: 'Mũi Né',
        target: null,
        households: 1,
        collected: 1,
        left: 0,
        flagged: 1,
        held: 2,
        lastArrivalAt: '2026-11-27T00:28:30.580Z',
      },
      units: [
        {
          name: 'Khu phố 1',
          households: 1,
          collected: 1,
          left: 0,
          flagged: 1,
          held: 0,
          lastArrivalAt: '2026-11-27T00:28:30.130Z',
          level: 'hamlet',
          code: 'Khu phố 1',
          target: null,
        },
        {
          name: '',
          households: 0,
          collected: 0,
          left: 0,
          flagged: 0,
          held: 2,
          lastArrivalAt: null,
          level: 'hamlet',
          code: '',
          target: null,
        },
      ],
      unseen: 0,
    },
  },
  'get /api/coverage/arrivals': {
    answer: {
      days: [
        {
          day: '2026-10-29',
          groups: 0,
          changes: 0,
        },
        {
          day: '2026-10-30',
          groups: 0,
          changes: 0,
        },
      ],
    },
  },
  'get /api/queue': {
    answer: {
      devices: [
        {
          id: '01a21a67-535c-75c3-8281-6cd0e960520d',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          communes: [
            {
              code: '22915',
              name: 'Mũi Né',
            },
          ],
          enrolledAt: '2026-11-27T00:28:29.085126+00:00',
          revokedAt: null,
          lastContactAt: '2026-11-27T00:28:30.58+00:00',
          waiting: 0,
          receivedToday: 3,
          held: 2,
          appVersion: null,
          storage: null,
          urgency: 'held',
        },
        {
          id: '01a21a67-577f-73c4-ae43-6742e81d29b1',
          officer: {
            username: 'lan-khac',
            name: 'lan-khac',
          },
          communes: [
            {
              code: '22915',
              name: 'Mũi Né',
            },
          ],
          enrolledAt: '2026-11-27T00:28:29.952271+00:00',
          revokedAt: null,
          lastContactAt: null,
          waiting: 0,
          receivedToday: 0,
          held: 0,
          appVersion: null,
          storage: null,
          urgency: 'calm',
        },
      ],
    },
  },
  'get /api/queue/devices/{id}': {
    answer: {
      ledger: {
        at: '2026-11-27T00:28:30.496Z',
        households: 1,
        complete: 1,
        waiting: 0,
        groups: 2,
        here: 1,
        agrees: false,
      },
      batches: [
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          seq: 7,
          receivedAt: '2026-11-27T00:28:30.580Z',
          waiting: null,
          appVersion: null,
          applied: 0,
          held: 2,
          dismissed: 0,
        },
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          seq: 4,
          receivedAt: '2026-11-27T00:28:30.130Z',
          waiting: null,
          appVersion: null,
          applied: 1,
          held: 0,
          dismissed: 0,
        },
      ],
    },
  },
  'get /api/held': {
    answer: {
      groups: [
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          groupId: '01a21a67-59f1-76be-b9c0-213a6253ebb4',
          device: '01a21a67-535c-75c3-8281-6cd0e960520d',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-27T00:28:30.580Z',
          problem: {
            code: 'scope',
          },
        },
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          groupId: '01a21a67-59f1-76be-b9c0-240193a7a720',
          device: '01a21a67-535c-75c3-8281-6cd0e960520d',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-27T00:28:30.580Z',
          problem: {
            code: 'scope',
          },
        },
      ],
      total: 2,
    },
  },
  'get /api/communes/{commune}/held/{groupId}': {
    answer: {
      held: {
        commune: {
          code: '22915',
          name: 'Mũi Né',
        },
        groupId: '01a21a67-59f1-76be-b9c0-213a6253ebb4',
        device: '01a21a67-535c-75c3-8281-6cd0e960520d',
        officer: {
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
        },
        arrivedAt: '2026-11-27T00:28:30.580Z',
        problem: {
          code: 'scope',
        },
      },
      changes: [
        {
          type: 'resident',
          id: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
          kind: 'edit',
          saw: {
            name: 'NGUYỄN VĂN THỬ',
          },
          wrote: {
            name: 'B',
          },
          reason: null,
          madeAt: '2021-03-04T02:00:00.000Z',
        },
      ],
      text: null,
      rows: [
        {
          type: 'household',
          id: '01a21a67-573d-73e7-9c1f-ed929395cc66',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-27T00:28:30.130Z',
          updatedAt: '2026-11-27T00:28:30.130Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        {
          type: 'resident',
          id: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
          commune: '22915',
          seq: 2,
          units: {
            household: '01a21a67-573d-73e7-9c1f-ed929395cc66',
            name: 'NGUYỄN VĂN THỬ',
            birth: '1986',
            sex: '1',
            marital: null,
            birthPlace: null,
            hometown: null,
            ethnicGroup: null,
            nationality: null,
            idNumber: '••••••••001',
            cmnd: null,
            permanentAddress: null,
            currentAddress: null,
            fatherName: null,
            motherName: null,
            spouseName: null,
            representativeName: null,
            relation: 'CH',
            left: null,
          },
          createdAt: '2026-11-27T00:28:30.130Z',
          updatedAt: '2026-11-27T00:28:30.130Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
      event: null,
      events: [],
      behind: null,
    },
  },
  'post /api/communes/{commune}/held/{groupId}/process': {
    answer: {
      outcome: 'applied',
      problem: null,
    },
  },
  'post /api/communes/{commune}/held/{groupId}/dismiss': {
    request: {
      reason: 'Đã ghi ở lần lưu khác',
    },
    answer: {
      outcome: 'dismissed',
      problem: {
        code: 'scope',
        reason: 'Đã ghi ở lần lưu khác',
        by: 'doi',
      },
    },
  },
  'get /api/flags': {
    answer: {
      flags: [
        {
          id: '01a21a67-588e-768d-a3bc-8c2887849350',
          commune: '22915',
          kind: 'check',
          rule: 'ID_FORMAT',
          unit: null,
          type: 'resident',
          recordId: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
          openedAt: '2026-11-27T00:28:30.130Z',
          title: 'B',
          claims: 0,
        },
      ],
      total: 1,
      counts: [
        {
          kind: 'check',
          rule: 'ID_FORMAT',
          count: 1,
        },
      ],
      communes: [
        {
          code: '22915',
          name: 'Mũi Né',
          count: 1,
        },
      ],
      next: null,
    },
  },
  'get /api/communes/{commune}/households/{id}': {
    answer: {
      commune: {
        code: '22915',
        name: 'Mũi Né',
      },
      household: {
        type: 'household',
        id: '01a21a67-573d-73e7-9c1f-ed929395cc66',
        commune: '22915',
        seq: 1,
        units: {
          hamlet: 'Khu phố 1',
          address: null,
          bookNumber: null,
        },
        createdAt: '2026-11-27T00:28:30.130Z',
        updatedAt: '2026-11-27T00:28:30.130Z',
        updatedBy: 'lan',
        removedAt: null,
        decided: {},
      },
      residents: [
        {
          type: 'resident',
          id: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
          commune: '22915',
          seq: 8,
          units: {
            household: '01a21a67-573d-73e7-9c1f-ed929395cc66',
            name: 'B',
            birth: '1986',
            sex: '1',
            marital: null,
            birthPlace: null,
            hometown: null,
            ethnicGroup: null,
            nationality: null,
            idNumber: '06008600001',
            cmnd: null,
            permanentAddress: null,
            currentAddress: null,
            fatherName: null,
            motherName: null,
            spouseName: null,
            representativeName: null,
            relation: 'CH',
            left: null,
          },
          createdAt: '2026-11-27T00:28:30.130Z',
          updatedAt: '2026-11-27T00:28:31.470Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
      flags: [
        {
          id: '01a21a67-588e-768d-a3bc-8c2887849350',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
          household: '01a21a67-573d-73e7-9c1f-ed929395cc66',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-27T00:28:30.130Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/moves': {
    answer: {
      moves: [
        {
          side: 'left',
          commune: { code: '22915', name: 'Mũi Né' },
          resident: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
          name: 'NGUYỄN VĂN THỬ',
          birth: '1987',
          on: '2021-03-01',
          other: 'Phường Hàm Tiến, Phan Thiết',
          notedAt: '2026-11-27T00:28:30.130Z',
        },
      ],
      left: 1,
      arrived: 0,
    },
  },
  'get /api/communes/{commune}/records/{id}/history': {
    answer: {
      entries: [
        {
          groupId: '01a21a67-59f1-76be-b9c0-240193a7a720',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a21a67-535c-75c3-8281-6cd0e960520d',
          desk: false,
          at: '2026-11-27T00:28:30.580Z',
          madeAt: '2021-03-04T02:00:00.000Z',
          kind: 'edit',
          outcome: 'dismissed',
          problem: {
            by: 'doi',
            code: 'scope',
            reason: 'Đã ghi ở lần lưu khác',
          },
          reason: null,
          event: null,
          units: [
            {
              unit: 'name',
              from: 'NGUYỄN VĂN THỬ',
              to: 'C',
              conflict: false,
            },
          ],
        },
        {
          groupId: '01a21a67-59f1-76be-b9c0-213a6253ebb4',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a21a67-535c-75c3-8281-6cd0e960520d',
          desk: false,
          at: '2026-11-27T00:28:30.580Z',
          madeAt: '2021-03-04T02:00:00.000Z',
          kind: 'edit',
          outcome: 'applied',
          problem: null,
          reason: null,
          event: null,
          units: [
            {
              unit: 'name',
              from: 'NGUYỄN VĂN THỬ',
              to: 'B',
              conflict: false,
            },
          ],
        },
      ],
      unreadable: [],
      next: null,
    },
  },
  'get /api/communes/{commune}/flags/{id}': {
    answer: {
      flag: {
        id: '01a21a67-588e-768d-a3bc-8c2887849350',
        commune: '22915',
        seq: 3,
        kind: 'check',
        type: 'resident',
        recordId: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
        household: '01a21a67-573d-73e7-9c1f-ed929395cc66',
        unit: null,
        rule: 'ID_FORMAT',
        claims: [],
        found: {
          length: '11',
        },
        state: 'open',
        reason: null,
        settledBy: null,
        openedAt: '2026-11-27T00:28:30.130Z',
        closedAt: null,
      },
      record: {
        type: 'resident',
        id: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
        commune: '22915',
        seq: 8,
        units: {
          household: '01a21a67-573d-73e7-9c1f-ed929395cc66',
          name: 'B',
          birth: '1986',
          sex: '1',
          marital: null,
          birthPlace: null,
          hometown: null,
          ethnicGroup: null,
          nationality: null,
          idNumber: '06008600001',
          cmnd: null,
          permanentAddress: null,
          currentAddress: null,
          fatherName: null,
          motherName: null,
          spouseName: null,
          representativeName: null,
          relation: 'CH',
          left: null,
        },
        createdAt: '2026-11-27T00:28:30.130Z',
        updatedAt: '2026-11-27T00:28:31.470Z',
        updatedBy: 'lan',
        removedAt: null,
        decided: {},
      },
      view: {
        commune: {
          code: '22915',
          name: 'Mũi Né',
        },
        household: {
          type: 'household',
          id: '01a21a67-573d-73e7-9c1f-ed929395cc66',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-27T00:28:30.130Z',
          updatedAt: '2026-11-27T00:28:30.130Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        residents: [
          {
            type: 'resident',
            id: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
            commune: '22915',
            seq: 8,
            units: {
              household: '01a21a67-573d-73e7-9c1f-ed929395cc66',
              name: 'B',
              birth: '1986',
              sex: '1',
              marital: null,
              birthPlace: null,
              hometown: null,
              ethnicGroup: null,
              nationality: null,
              idNumber: '06008600001',
              cmnd: null,
              permanentAddress: null,
              currentAddress: null,
              fatherName: null,
              motherName: null,
              spouseName: null,
              representativeName: null,
              relation: 'CH',
              left: null,
            },
            createdAt: '2026-11-27T00:28:30.130Z',
            updatedAt: '2026-11-27T00:28:31.470Z',
            updatedBy: 'lan',
            removedAt: null,
            decided: {},
          },
        ],
        flags: [
          {
            id: '01a21a67-588e-768d-a3bc-8c2887849350',
            commune: '22915',
            seq: 3,
            kind: 'check',
            type: 'resident',
            recordId: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
            household: '01a21a67-573d-73e7-9c1f-ed929395cc66',
            unit: null,
            rule: 'ID_FORMAT',
            claims: [],
            found: {
              length: '11',
            },
            state: 'open',
            reason: null,
            settledBy: null,
            openedAt: '2026-11-27T00:28:30.130Z',
            closedAt: null,
          },
        ],
      },
      neighbours: [],
      events: [],
      elsewhere: false,
      people: [
        {
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
        },
      ],
      epoch: 'ab01ffe5-eb19-48b4-8f5a-07443002d605',
    },
  },
  'post /api/communes/{commune}/decisions': {
    request: {
      group: {
        groupId: '01a21a67-60d4-7711-b758-ed8aeee7534b',
        contractVersion: 1,
        epoch: 'ab01ffe5-eb19-48b4-8f5a-07443002d605',
        household: '01a21a67-573d-73e7-9c1f-ed929395cc66',
        changes: [
          {
            type: 'resident',
            id: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
            kind: 'edit',
            saw: {
              idNumber: '06008600001',
            },
            wrote: {
              idNumber: '060086000015',
            },
            base: 8,
            madeAt: '2021-03-04T02:00:00.000Z',
            reason: 'Đã xem thẻ căn cước',
            closes: '01a21a67-588e-768d-a3bc-8c2887849350',
          },
        ],
      },
      flags: {
        '01a21a67-588e-768d-a3bc-8c2887849350': 3,
      },
    },
    answer: {
      outcome: 'applied',
      problem: null,
      rows: [
        {
          type: 'resident',
          id: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
          commune: '22915',
          seq: 13,
          units: {
            household: '01a21a67-573d-73e7-9c1f-ed929395cc66',
            name: 'B',
            birth: '1986',
            sex: '1',
            marital: null,
            birthPlace: null,
            hometown: null,
            ethnicGroup: null,
            nationality: null,
            idNumber: '060086000015',
            cmnd: null,
            permanentAddress: null,
            currentAddress: null,
            fatherName: null,
            motherName: null,
            spouseName: null,
            representativeName: null,
            relation: 'CH',
            left: null,
          },
          createdAt: '2026-11-27T00:28:30.130Z',
          updatedAt: '2026-11-27T00:28:32.476Z',
          updatedBy: 'giam-sat',
          removedAt: null,
          decided: {
            idNumber: 13,
          },
        },
      ],
      flags: [
        {
          id: '01a21a67-588e-768d-a3bc-8c2887849350',
          commune: '22915',
          seq: 14,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a67-573d-73e7-9c1f-f31dadd9b656',
          household: '01a21a67-573d-73e7-9c1f-ed929395cc66',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'settled',
          reason: 'Đã xem thẻ căn cước',
          settledBy: 'giam-sat',
          openedAt: '2026-11-27T00:28:30.130Z',
          closedAt: '2026-11-27T00:28:32.476Z',
        },
      ],
      people: [
        {
          username: 'giam-sat',
          name: 'Giám sát thử nghiệm',
        },
      ],
    },
  },
  'get /api/devices': {
    answer: {
      devices: [
        {
          id: '01a21a67-535c-75c3-8281-6cd0e960520d',
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
          enrolledAt: '2026-11-27T00:28:29.085Z',
          revokedAt: null,
          lastContactAt: '2026-11-27T00:28:30.580Z',
          waiting: 0,
          appVersion: null,
          storage: null,
          ledger: {
            at: '2026-11-27T00:28:30.496Z',
            households: 1,
            complete: 1,
            waiting: 0,
            groups: 2,
            here: 1,
            agrees: false,
          },
        },
        {
          id: '01a21a67-577f-73c4-ae43-6742e81d29b1',
          username: 'lan-khac',
          name: 'lan-khac',
          enrolledAt: '2026-11-27T00:28:29.952Z',
          revokedAt: null,
          lastContactAt: null,
          waiting: 0,
          appVersion: null,
          storage: null,
          ledger: null,
        },
      ],
    },
  },
  'post /api/devices/{id}/revoke': {},
  'post /api/devices/{id}/allow': {},
  'get /api/audit': {
    answer: {
      entries: [
        {
          id: '01a21a67-62c2-756c-9160-2cbe98df18d2',
          at: '2026-11-27T00:28:32.836707Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'allow-device',
          subjectType: 'device',
          subject: '01a21a67-535c-75c3-8281-6cd0e960520d',
          commune: null,
        },
        {
          id: '01a21a67-6255-7430-bc16-7a7c201f8845',
          at: '2026-11-27T00:28:32.732445Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'revoke-device',
          subjectType: 'device',
          subject: '01a21a67-535c-75c3-8281-6cd0e960520d',
          commune: null,
        },
      ],
      next: null,
    },
  },
  'post /api/sign-out': {},
}
