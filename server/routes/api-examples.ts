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
        id: '01a20b70-ceb4-71b6-a8ec-0e82597d5308',
        username: 'giam-sat',
        name: 'Giám sát thử nghiệm',
        role: 'supervisor',
        disabled: false,
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
      secret: 'DLVB6EOFDPQ34TKGIDAVQMDGPHFLUJLF',
      uri: 'otpauth://totp/D%C3%A2n%20C%C6%B0:giam-sat?issuer=D%C3%A2n%20C%C6%B0&secret=DLVB6EOFDPQ34TKGIDAVQMDGPHFLUJLF&algorithm=SHA1&digits=6&period=30',
    },
  },
  'post /api/second-factor': {
    request: {
      code: '024253',
    },
    answer: {
      account: {
        id: '01a20b70-ceb4-71b6-a8ec-0e82597d5308',
        username: 'giam-sat',
        name: 'Giám sát thử nghiệm',
        role: 'supervisor',
        disabled: false,
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
        id: '01a20b70-ceb4-71b6-a8ec-0e82597d5308',
        username: 'giam-sat',
        name: 'Giám sát thử nghiệm',
        role: 'supervisor',
        disabled: false,
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
        id: '01a20b70-d0a6-71c6-9996-53604628df5c',
        username: 'sau.mui-ne',
        name: 'Cán bộ thử nghiệm Sáu',
        role: 'officer',
        disabled: false,
        secondFactor: false,
        areas: [
          {
            level: 'commune',
            code: '22915',
          },
        ],
      },
      password: 'dzws-5jcy-7cfg-dyxh',
    },
  },
  'patch /api/accounts/{username}': {
    request: {
      name: 'Cán bộ thử nghiệm Sáu Mới',
    },
    answer: {
      account: {
        id: '01a20b70-d0a6-71c6-9996-53604628df5c',
        username: 'sau.mui-ne',
        name: 'Cán bộ thử nghiệm Sáu Mới',
        role: 'officer',
        disabled: false,
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
        id: '01a20b70-d0a6-71c6-9996-53604628df5c',
        username: 'sau.mui-ne',
        name: 'Cán bộ thử nghiệm Sáu Mới',
        role: 'officer',
        disabled: false,
        secondFactor: false,
        areas: [
          {
            level: 'commune',
            code: '22915',
          },
        ],
      },
      password: '7twx-9cpk-pza2-rzx5',
    },
  },
  'delete /api/accounts/{username}/second-factor': {
    answer: {
      account: {
        id: '01a20b70-ce90-7768-bd52-90b4b953852e',
        username: 'doi',
        name: 'Đội thử nghiệm',
        role: 'district',
        disabled: false,
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
          id: '01a20b70-ce90-7768-bd52-90b4b953852e',
          username: 'doi',
          name: 'Đội thử nghiệm',
          role: 'district',
          disabled: false,
          secondFactor: false,
          areas: [
            {
              level: 'province',
              code: '60',
            },
          ],
        },
        {
          id: '01a20b70-ceb4-71b6-a8ec-0e82597d5308',
          username: 'giam-sat',
          name: 'Giám sát thử nghiệm',
          role: 'supervisor',
          disabled: false,
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
  'get /api/areas': {
    answer: {
      units: [
        {
          level: 'district',
          code: '593',
          name: 'Phan Thiết',
          children: 2,
          target: null,
        },
      ],
    },
  },
  'post /api/recovery-keys': {
    request: {
      publicKey:
        'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAvv_jRg4tG65ZJoleHI1B_hdaVPVtWz0Dcz3a6oxxRpd_qhgEl6Nn-QMpzpVI0dskqCHQnkxbv5jg5wpY3DUue2uVG9EJCaD5HCJKrUn1MTWBEfOjnLnC36JCicopR-nOrfSv88k1b7M0sjHHOSQST9oJx4FcjG8_AJmnH4p2BOzOIRyRTirERecmNF9lzaKlX1epDDuPuvIitwBahIWx8VCcrpizxv6WCh-Pbn5i7LbQQVtiWFjwur5T3J-fETrBleXUyHYksqVvQre5mpsD8eB46E1HpM9XaNbXzBftMHdkwiBQNS6VbekYXMqOCfV9qehnzW7ecZhgZJCcVVt-_dVWWINuMD7Qf_-codpJ5ef0CfNgesoGmwg8IIsx1EOG4STr5Bb_0yU8QjVJ1943_fZJdC2vpyj-3J9FdkhSxMAUXHXJEV_I40gv6Weup9zLPZPDglhuTNCngIVu0JOPM-9z_537jFMC36QKV2WuEa66VRwzYdahx4bP5Bu6va-RAgMBAAE',
    },
    answer: {
      recoveryKey: {
        id: '01a20b70-d274-755f-835c-cdb9af4f913c',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAvv_jRg4tG65ZJoleHI1B_hdaVPVtWz0Dcz3a6oxxRpd_qhgEl6Nn-QMpzpVI0dskqCHQnkxbv5jg5wpY3DUue2uVG9EJCaD5HCJKrUn1MTWBEfOjnLnC36JCicopR-nOrfSv88k1b7M0sjHHOSQST9oJx4FcjG8_AJmnH4p2BOzOIRyRTirERecmNF9lzaKlX1epDDuPuvIitwBahIWx8VCcrpizxv6WCh-Pbn5i7LbQQVtiWFjwur5T3J-fETrBleXUyHYksqVvQre5mpsD8eB46E1HpM9XaNbXzBftMHdkwiBQNS6VbekYXMqOCfV9qehnzW7ecZhgZJCcVVt-_dVWWINuMD7Qf_-codpJ5ef0CfNgesoGmwg8IIsx1EOG4STr5Bb_0yU8QjVJ1943_fZJdC2vpyj-3J9FdkhSxMAUXHXJEV_I40gv6Weup9zLPZPDglhuTNCngIVu0JOPM-9z_537jFMC36QKV2WuEa66VRwzYdahx4bP5Bu6va-RAgMBAAE',
      },
    },
  },
  'get /api/recovery-keys': {
    answer: {
      recoveryKey: {
        id: '01a20b70-d274-755f-835c-cdb9af4f913c',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAvv_jRg4tG65ZJoleHI1B_hdaVPVtWz0Dcz3a6oxxRpd_qhgEl6Nn-QMpzpVI0dskqCHQnkxbv5jg5wpY3DUue2uVG9EJCaD5HCJKrUn1MTWBEfOjnLnC36JCicopR-nOrfSv88k1b7M0sjHHOSQST9oJx4FcjG8_AJmnH4p2BOzOIRyRTirERecmNF9lzaKlX1epDDuPuvIitwBahIWx8VCcrpizxv6WCh-Pbn5i7LbQQVtiWFjwur5T3J-fETrBleXUyHYksqVvQre5mpsD8eB46E1HpM9XaNbXzBftMHdkwiBQNS6VbekYXMqOCfV9qehnzW7ecZhgZJCcVVt-_dVWWINuMD7Qf_-codpJ5ef0CfNgesoGmwg8IIsx1EOG4STr5Bb_0yU8QjVJ1943_fZJdC2vpyj-3J9FdkhSxMAUXHXJEV_I40gv6Weup9zLPZPDglhuTNCngIVu0JOPM-9z_537jFMC36QKV2WuEa66VRwzYdahx4bP5Bu6va-RAgMBAAE',
      },
    },
  },
  'post /api/enrolments': {
    request: {
      username: 'lan',
    },
    answer: {
      code: 'ZN2D-7Q2A-RQY6',
      expiresAt: '2026-11-25T02:44:33.036Z',
    },
  },
  'post /api/devices': {
    request: {
      code: 'ZN2D-7Q2A-RQY6',
      username: 'lan',
      password: 'mat-khau-thu-nghiem',
      deviceId: '01a20b70-d291-716f-9e6f-d153808b738b',
      token: 'XEUeeXogoz9b69gJ6aNAggrk6lua-r-AMiFT_OoXcNU',
    },
    answer: {
      epoch: '2ccdc26d-cf90-4af7-9a56-d3941548745d',
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
      officer: {
        username: 'lan',
        name: 'Cán bộ thử nghiệm Lan',
      },
      recoveryKey: {
        id: '01a20b70-d274-755f-835c-cdb9af4f913c',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAvv_jRg4tG65ZJoleHI1B_hdaVPVtWz0Dcz3a6oxxRpd_qhgEl6Nn-QMpzpVI0dskqCHQnkxbv5jg5wpY3DUue2uVG9EJCaD5HCJKrUn1MTWBEfOjnLnC36JCicopR-nOrfSv88k1b7M0sjHHOSQST9oJx4FcjG8_AJmnH4p2BOzOIRyRTirERecmNF9lzaKlX1epDDuPuvIitwBahIWx8VCcrpizxv6WCh-Pbn5i7LbQQVtiWFjwur5T3J-fETrBleXUyHYksqVvQre5mpsD8eB46E1HpM9XaNbXzBftMHdkwiBQNS6VbekYXMqOCfV9qehnzW7ecZhgZJCcVVt-_dVWWINuMD7Qf_-codpJ5ef0CfNgesoGmwg8IIsx1EOG4STr5Bb_0yU8QjVJ1943_fZJdC2vpyj-3J9FdkhSxMAUXHXJEV_I40gv6Weup9zLPZPDglhuTNCngIVu0JOPM-9z_537jFMC36QKV2WuEa66VRwzYdahx4bP5Bu6va-RAgMBAAE',
      },
      deviceId: '01a20b70-d291-716f-9e6f-d153808b738b',
    },
  },
  'get /api/state': {
    answer: {
      epoch: '2ccdc26d-cf90-4af7-9a56-d3941548745d',
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
    },
  },
  'post /api/recovery-uses': {
    request: {
      keyId: '01a20b70-d274-755f-835c-cdb9af4f913c',
    },
  },
  'post /api/batches': {
    request:
      '{"deviceId":"01a20b70-d291-716f-9e6f-d153808b738b","commune":"22915","epoch":"2ccdc26d-cf90-4af7-9a56-d3941548745d","mark":null,"asking":[]}\n{"groupId":"01a20b70-d327-70c7-9bc0-618cdb7c458d","contractVersion":1,"epoch":"2ccdc26d-cf90-4af7-9a56-d3941548745d","household":"01a20b70-d323-7307-8901-53d91fe58903","changes":[{"type":"household","id":"01a20b70-d323-7307-8901-53d91fe58903","kind":"create","wrote":{"hamlet":"Khu phố 1","address":null,"bookNumber":null},"madeAt":"2021-03-04T02:00:00.000Z"},{"type":"resident","id":"01a20b70-d323-7307-8901-5437fb364d90","kind":"create","wrote":{"household":"01a20b70-d323-7307-8901-53d91fe58903","name":"NGUYỄN VĂN THỬ","birth":"1986","sex":"1","marital":null,"birthPlace":null,"hometown":null,"ethnicGroup":null,"nationality":null,"idNumber":"06008600001","cmnd":null,"permanentAddress":null,"currentAddress":null,"fatherName":null,"motherName":null,"spouseName":null,"representativeName":null,"relation":"CH","left":null},"madeAt":"2021-03-04T02:00:00.000Z"}]}\n',
    answer: {
      epoch: '2ccdc26d-cf90-4af7-9a56-d3941548745d',
      mark: {
        seq: 4,
        hash: '29dea8ad132bbe91f78b4393b18e3e7eeadee9f77b293dc0505f685b5f2435bf',
      },
      scope: ['22915'],
      receipts: [
        {
          groupId: '01a20b70-d327-70c7-9bc0-618cdb7c458d',
          outcome: 'applied',
          seqs: {
            '01a20b70-d323-7307-8901-53d91fe58903': 1,
            '01a20b70-d323-7307-8901-5437fb364d90': 2,
          },
          conflicts: [],
        },
      ],
      rows: {
        household: {
          id: ['01a20b70-d323-7307-8901-53d91fe58903'],
          seq: [1],
          createdAt: ['2026-11-24T02:44:33.197Z'],
          updatedAt: ['2026-11-24T02:44:33.197Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a20b70-d323-7307-8901-5437fb364d90'],
          seq: [2],
          createdAt: ['2026-11-24T02:44:33.197Z'],
          updatedAt: ['2026-11-24T02:44:33.197Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a20b70-d323-7307-8901-53d91fe58903'],
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
          id: '01a20b70-d33e-7119-bc4e-b56fd913bf66',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20b70-d323-7307-8901-5437fb364d90',
          household: '01a20b70-d323-7307-8901-53d91fe58903',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-24T02:44:33.197Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/feed/{commune}': {
    answer: {
      epoch: '2ccdc26d-cf90-4af7-9a56-d3941548745d',
      mark: {
        seq: 4,
        hash: '29dea8ad132bbe91f78b4393b18e3e7eeadee9f77b293dc0505f685b5f2435bf',
      },
      scope: ['22915'],
      commune: '22915',
      from: 0,
      next: 4,
      rows: {
        household: {
          id: ['01a20b70-d323-7307-8901-53d91fe58903'],
          seq: [1],
          createdAt: ['2026-11-24T02:44:33.197Z'],
          updatedAt: ['2026-11-24T02:44:33.197Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a20b70-d323-7307-8901-5437fb364d90'],
          seq: [2],
          createdAt: ['2026-11-24T02:44:33.197Z'],
          updatedAt: ['2026-11-24T02:44:33.197Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a20b70-d323-7307-8901-53d91fe58903'],
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
          id: '01a20b70-d33e-7119-bc4e-b56fd913bf66',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20b70-d323-7307-8901-5437fb364d90',
          household: '01a20b70-d323-7307-8901-53d91fe58903',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-24T02:44:33.197Z',
          closedAt: null,
        },
      ],
      more: false,
      prunedBelow: 0,
      left: 0,
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
        lastArrivalAt: '2026-11-24T02:44:33.259Z',
      },
      units: [
        {
          name: 'Khu phố 1',
          households: 1,
          collected: 1,
          left: 0,
          level: 'hamlet',
          code: 'Khu phố 1',
          target: null,
          flagged: null,
          held: null,
          lastArrivalAt: null,
        },
      ],
    },
  },
  'get /api/coverage/arrivals': {
    answer: {
      days: [
        {
          day: '2026-10-26',
          groups: 0,
          changes: 0,
        },
        {
          day: '2026-10-27',
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
          id: '01a20b70-d291-716f-9e6f-d153808b738b',
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
          enrolledAt: '2026-11-24T02:44:33.068142+00:00',
          revokedAt: null,
          lastContactAt: '2026-11-24T02:44:33.259+00:00',
          waiting: 0,
          receivedToday: 3,
          held: 2,
          appVersion: null,
          urgency: 'held',
        },
        {
          id: '01a20b70-d326-743a-ab29-259fdf6a640a',
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
          enrolledAt: '2026-11-24T02:44:33.190789+00:00',
          revokedAt: null,
          lastContactAt: null,
          waiting: 0,
          receivedToday: 0,
          held: 0,
          appVersion: null,
          urgency: 'calm',
        },
      ],
    },
  },
  'get /api/queue/devices/{id}': {
    answer: {
      batches: [
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          seq: 7,
          receivedAt: '2026-11-24T02:44:33.259Z',
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
          receivedAt: '2026-11-24T02:44:33.197Z',
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
          groupId: '01a20b70-d367-7224-88dc-4e3d82b0440d',
          device: '01a20b70-d291-716f-9e6f-d153808b738b',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-24T02:44:33.259Z',
          problem: {
            code: 'scope',
          },
        },
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          groupId: '01a20b70-d367-7224-88dc-50dbac04b2d4',
          device: '01a20b70-d291-716f-9e6f-d153808b738b',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-24T02:44:33.259Z',
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
        groupId: '01a20b70-d367-7224-88dc-4e3d82b0440d',
        device: '01a20b70-d291-716f-9e6f-d153808b738b',
        officer: {
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
        },
        arrivedAt: '2026-11-24T02:44:33.259Z',
        problem: {
          code: 'scope',
        },
      },
      changes: [
        {
          type: 'resident',
          id: '01a20b70-d323-7307-8901-5437fb364d90',
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
          id: '01a20b70-d323-7307-8901-53d91fe58903',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-24T02:44:33.197Z',
          updatedAt: '2026-11-24T02:44:33.197Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        {
          type: 'resident',
          id: '01a20b70-d323-7307-8901-5437fb364d90',
          commune: '22915',
          seq: 2,
          units: {
            household: '01a20b70-d323-7307-8901-53d91fe58903',
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
          createdAt: '2026-11-24T02:44:33.197Z',
          updatedAt: '2026-11-24T02:44:33.197Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
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
          id: '01a20b70-d33e-7119-bc4e-b56fd913bf66',
          commune: '22915',
          kind: 'check',
          rule: 'ID_FORMAT',
          unit: null,
          type: 'resident',
          recordId: '01a20b70-d323-7307-8901-5437fb364d90',
          openedAt: '2026-11-24T02:44:33.197Z',
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
        id: '01a20b70-d323-7307-8901-53d91fe58903',
        commune: '22915',
        seq: 1,
        units: {
          hamlet: 'Khu phố 1',
          address: null,
          bookNumber: null,
        },
        createdAt: '2026-11-24T02:44:33.197Z',
        updatedAt: '2026-11-24T02:44:33.197Z',
        updatedBy: 'lan',
        removedAt: null,
        decided: {},
      },
      residents: [
        {
          type: 'resident',
          id: '01a20b70-d323-7307-8901-5437fb364d90',
          commune: '22915',
          seq: 8,
          units: {
            household: '01a20b70-d323-7307-8901-53d91fe58903',
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
          createdAt: '2026-11-24T02:44:33.197Z',
          updatedAt: '2026-11-24T02:44:33.385Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
      flags: [
        {
          id: '01a20b70-d33e-7119-bc4e-b56fd913bf66',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20b70-d323-7307-8901-5437fb364d90',
          household: '01a20b70-d323-7307-8901-53d91fe58903',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-24T02:44:33.197Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/communes/{commune}/records/{id}/history': {
    answer: {
      entries: [
        {
          groupId: '01a20b70-d367-7224-88dc-50dbac04b2d4',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a20b70-d291-716f-9e6f-d153808b738b',
          desk: false,
          at: '2026-11-24T02:44:33.259Z',
          madeAt: '2021-03-04T02:00:00.000Z',
          kind: 'edit',
          outcome: 'dismissed',
          problem: {
            by: 'doi',
            code: 'scope',
            reason: 'Đã ghi ở lần lưu khác',
          },
          reason: null,
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
          groupId: '01a20b70-d367-7224-88dc-4e3d82b0440d',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a20b70-d291-716f-9e6f-d153808b738b',
          desk: false,
          at: '2026-11-24T02:44:33.259Z',
          madeAt: '2021-03-04T02:00:00.000Z',
          kind: 'edit',
          outcome: 'applied',
          problem: null,
          reason: null,
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
    },
  },
  'get /api/communes/{commune}/flags/{id}': {
    answer: {
      flag: {
        id: '01a20b70-d33e-7119-bc4e-b56fd913bf66',
        commune: '22915',
        seq: 3,
        kind: 'check',
        type: 'resident',
        recordId: '01a20b70-d323-7307-8901-5437fb364d90',
        household: '01a20b70-d323-7307-8901-53d91fe58903',
        unit: null,
        rule: 'ID_FORMAT',
        claims: [],
        found: {
          length: '11',
        },
        state: 'open',
        reason: null,
        settledBy: null,
        openedAt: '2026-11-24T02:44:33.197Z',
        closedAt: null,
      },
      record: {
        type: 'resident',
        id: '01a20b70-d323-7307-8901-5437fb364d90',
        commune: '22915',
        seq: 8,
        units: {
          household: '01a20b70-d323-7307-8901-53d91fe58903',
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
        createdAt: '2026-11-24T02:44:33.197Z',
        updatedAt: '2026-11-24T02:44:33.385Z',
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
          id: '01a20b70-d323-7307-8901-53d91fe58903',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-24T02:44:33.197Z',
          updatedAt: '2026-11-24T02:44:33.197Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        residents: [
          {
            type: 'resident',
            id: '01a20b70-d323-7307-8901-5437fb364d90',
            commune: '22915',
            seq: 8,
            units: {
              household: '01a20b70-d323-7307-8901-53d91fe58903',
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
            createdAt: '2026-11-24T02:44:33.197Z',
            updatedAt: '2026-11-24T02:44:33.385Z',
            updatedBy: 'lan',
            removedAt: null,
            decided: {},
          },
        ],
        flags: [
          {
            id: '01a20b70-d33e-7119-bc4e-b56fd913bf66',
            commune: '22915',
            seq: 3,
            kind: 'check',
            type: 'resident',
            recordId: '01a20b70-d323-7307-8901-5437fb364d90',
            household: '01a20b70-d323-7307-8901-53d91fe58903',
            unit: null,
            rule: 'ID_FORMAT',
            claims: [],
            found: {
              length: '11',
            },
            state: 'open',
            reason: null,
            settledBy: null,
            openedAt: '2026-11-24T02:44:33.197Z',
            closedAt: null,
          },
        ],
      },
      neighbours: [],
      elsewhere: false,
      people: [
        {
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
        },
      ],
      epoch: '2ccdc26d-cf90-4af7-9a56-d3941548745d',
    },
  },
  'post /api/communes/{commune}/decisions': {
    request: {
      group: {
        groupId: '01a20b70-d450-7786-9710-8cbaa2e2a81d',
        contractVersion: 1,
        epoch: '2ccdc26d-cf90-4af7-9a56-d3941548745d',
        household: '01a20b70-d323-7307-8901-53d91fe58903',
        changes: [
          {
            type: 'resident',
            id: '01a20b70-d323-7307-8901-5437fb364d90',
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
            closes: '01a20b70-d33e-7119-bc4e-b56fd913bf66',
          },
        ],
      },
      flags: {
        '01a20b70-d33e-7119-bc4e-b56fd913bf66': 3,
      },
    },
    answer: {
      outcome: 'applied',
      problem: null,
      rows: [
        {
          type: 'resident',
          id: '01a20b70-d323-7307-8901-5437fb364d90',
          commune: '22915',
          seq: 13,
          units: {
            household: '01a20b70-d323-7307-8901-53d91fe58903',
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
          createdAt: '2026-11-24T02:44:33.197Z',
          updatedAt: '2026-11-24T02:44:33.498Z',
          updatedBy: 'giam-sat',
          removedAt: null,
          decided: {
            idNumber: 13,
          },
        },
      ],
      flags: [
        {
          id: '01a20b70-d33e-7119-bc4e-b56fd913bf66',
          commune: '22915',
          seq: 14,
          kind: 'check',
          type: 'resident',
          recordId: '01a20b70-d323-7307-8901-5437fb364d90',
          household: '01a20b70-d323-7307-8901-53d91fe58903',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'settled',
          reason: 'Đã xem thẻ căn cước',
          settledBy: 'giam-sat',
          openedAt: '2026-11-24T02:44:33.197Z',
          closedAt: '2026-11-24T02:44:33.498Z',
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
          id: '01a20b70-d291-716f-9e6f-d153808b738b',
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
          enrolledAt: '2026-11-24T02:44:33.068Z',
          revokedAt: null,
          lastContactAt: '2026-11-24T02:44:33.259Z',
          waiting: 0,
          appVersion: null,
        },
        {
          id: '01a20b70-d326-743a-ab29-259fdf6a640a',
          username: 'lan-khac',
          name: 'lan-khac',
          enrolledAt: '2026-11-24T02:44:33.190Z',
          revokedAt: null,
          lastContactAt: null,
          waiting: 0,
          appVersion: null,
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
          id: '01a20b70-d47d-76a5-9f34-70549694f93b',
          at: '2026-11-24T02:44:33.534196Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'allow-device',
          subjectType: 'device',
          subject: '01a20b70-d291-716f-9e6f-d153808b738b',
          commune: null,
        },
        {
          id: '01a20b70-d476-733f-a234-72c559419a63',
          at: '2026-11-24T02:44:33.526539Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'revoke-device',
          subjectType: 'device',
          subject: '01a20b70-d291-716f-9e6f-d153808b738b',
          commune: null,
        },
      ],
      next: null,
    },
  },
  'post /api/sign-out': {},
}
