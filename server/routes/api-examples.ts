/** Recorded from a run on made-up data: `API_EXAMPLES=write npx vitest run server/routes/openapi.test.ts`, then `npx biome format --write server/routes/api-examples.ts`. */
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
        id: '01a20b0a-9165-77d1-8cce-449cf55a49c6',
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
      secret: 'VZAXAHHTRFUD47CENJAS2J4JBM32AITM',
      uri: 'otpauth://totp/D%C3%A2n%20C%C6%B0:giam-sat?issuer=D%C3%A2n%20C%C6%B0&secret=VZAXAHHTRFUD47CENJAS2J4JBM32AITM&algorithm=SHA1&digits=6&period=30',
    },
  },
  'post /api/second-factor': {
    request: {
      code: '016902',
    },
    answer: {
      account: {
        id: '01a20b0a-9165-77d1-8cce-449cf55a49c6',
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
        id: '01a20b0a-9165-77d1-8cce-449cf55a49c6',
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
        id: '01a20b0a-945f-7651-af60-b79f39dd956a',
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
      password: 'ywhv-7xgm-wmhx-ap3w',
    },
  },
  'patch /api/accounts/{username}': {
    request: {
      name: 'Cán bộ thử nghiệm Sáu Mới',
    },
    answer: {
      account: {
        id: '01a20b0a-945f-7651-af60-b79f39dd956a',
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
        id: '01a20b0a-945f-7651-af60-b79f39dd956a',
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
      password: '2dde-wx8c-h46k-7v8s',
    },
  },
  'delete /api/accounts/{username}/second-factor': {
    answer: {
      account: {
        id: '01a20b0a-9124-77eb-9fed-142f2570bc76',
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
          id: '01a20b0a-9124-77eb-9fed-142f2570bc76',
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
          id: '01a20b0a-9165-77d1-8cce-449cf55a49c6',
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
        'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAmFO4Fk_IP2dZPUSAFIaNu2hyr6HZ0DlmPR-nKH3rttTKhUtFVYSz0t1qor5nC_U7vg7Epx1ungeoFHTVRgPeLKW8198P81wp23fFVqs7ojvkS7j35JZRHOwSAHhdeE0VajIJAScRLz9G3GqL-JTcK2BwWrQIpXMnJuhOEiDaJWlxAk-xB7kZnYhxFoUx2-clLEWsP4kTSStrRqXJ_dPLjUjq1HudNFtpziU_w-7VaAPHeohLUjXNbeajlfz_fW1vDN0UrVUNOunkLENjkkCnqwCDcSkM5N8jEyUjiZgIZW-LOqjmKJxt6_oPfTwXbxfxjr4bPjtml7sO46uqMY121T2wMx2yDnM_4qgJZQfpqujzGNjpdwYoXW6XHTm_ZPW_JdeRkCCkRNe-ZIwS7-y8dhhYUyEcTjlHR5OLUf6fzKFXmGIwPdeH4sFs6HvDT5JObNYA9wr6goD7Vb_lFABuRFgZsHameZbSGn8AaLVqYXgee6iB8R6EMB174Rr-faURAgMBAAE',
    },
    answer: {
      recoveryKey: {
        id: '01a20b0a-979c-7067-872f-72e4901a3225',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAmFO4Fk_IP2dZPUSAFIaNu2hyr6HZ0DlmPR-nKH3rttTKhUtFVYSz0t1qor5nC_U7vg7Epx1ungeoFHTVRgPeLKW8198P81wp23fFVqs7ojvkS7j35JZRHOwSAHhdeE0VajIJAScRLz9G3GqL-JTcK2BwWrQIpXMnJuhOEiDaJWlxAk-xB7kZnYhxFoUx2-clLEWsP4kTSStrRqXJ_dPLjUjq1HudNFtpziU_w-7VaAPHeohLUjXNbeajlfz_fW1vDN0UrVUNOunkLENjkkCnqwCDcSkM5N8jEyUjiZgIZW-LOqjmKJxt6_oPfTwXbxfxjr4bPjtml7sO46uqMY121T2wMx2yDnM_4qgJZQfpqujzGNjpdwYoXW6XHTm_ZPW_JdeRkCCkRNe-ZIwS7-y8dhhYUyEcTjlHR5OLUf6fzKFXmGIwPdeH4sFs6HvDT5JObNYA9wr6goD7Vb_lFABuRFgZsHameZbSGn8AaLVqYXgee6iB8R6EMB174Rr-faURAgMBAAE',
      },
    },
  },
  'get /api/recovery-keys': {
    answer: {
      recoveryKey: {
        id: '01a20b0a-979c-7067-872f-72e4901a3225',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAmFO4Fk_IP2dZPUSAFIaNu2hyr6HZ0DlmPR-nKH3rttTKhUtFVYSz0t1qor5nC_U7vg7Epx1ungeoFHTVRgPeLKW8198P81wp23fFVqs7ojvkS7j35JZRHOwSAHhdeE0VajIJAScRLz9G3GqL-JTcK2BwWrQIpXMnJuhOEiDaJWlxAk-xB7kZnYhxFoUx2-clLEWsP4kTSStrRqXJ_dPLjUjq1HudNFtpziU_w-7VaAPHeohLUjXNbeajlfz_fW1vDN0UrVUNOunkLENjkkCnqwCDcSkM5N8jEyUjiZgIZW-LOqjmKJxt6_oPfTwXbxfxjr4bPjtml7sO46uqMY121T2wMx2yDnM_4qgJZQfpqujzGNjpdwYoXW6XHTm_ZPW_JdeRkCCkRNe-ZIwS7-y8dhhYUyEcTjlHR5OLUf6fzKFXmGIwPdeH4sFs6HvDT5JObNYA9wr6goD7Vb_lFABuRFgZsHameZbSGn8AaLVqYXgee6iB8R6EMB174Rr-faURAgMBAAE',
      },
    },
  },
  'post /api/enrolments': {
    request: {
      username: 'lan',
    },
    answer: {
      code: 'CHYC-P84T-G3WQ',
      expiresAt: '2026-11-25T00:52:53.303Z',
    },
  },
  'post /api/devices': {
    request: {
      code: 'CHYC-P84T-G3WQ',
      username: 'lan',
      password: 'mat-khau-thu-nghiem',
      deviceId: '01a20b0a-97bc-773c-b3b8-e0ef22319874',
      token: 'tvEASaysKmDZfQbzhQbtwhYlK6VeDP9L1OZ5kNT4U_U',
    },
    answer: {
      epoch: '1bf504ef-c1c1-4e68-b59f-e3ac50a45401',
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
        id: '01a20b0a-979c-7067-872f-72e4901a3225',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAmFO4Fk_IP2dZPUSAFIaNu2hyr6HZ0DlmPR-nKH3rttTKhUtFVYSz0t1qor5nC_U7vg7Epx1ungeoFHTVRgPeLKW8198P81wp23fFVqs7ojvkS7j35JZRHOwSAHhdeE0VajIJAScRLz9G3GqL-JTcK2BwWrQIpXMnJuhOEiDaJWlxAk-xB7kZnYhxFoUx2-clLEWsP4kTSStrRqXJ_dPLjUjq1HudNFtpziU_w-7VaAPHeohLUjXNbeajlfz_fW1vDN0UrVUNOunkLENjkkCnqwCDcSkM5N8jEyUjiZgIZW-LOqjmKJxt6_oPfTwXbxfxjr4bPjtml7sO46uqMY121T2wMx2yDnM_4qgJZQfpqujzGNjpdwYoXW6XHTm_ZPW_JdeRkCCkRNe-ZIwS7-y8dhhYUyEcTjlHR5OLUf6fzKFXmGIwPdeH4sFs6HvDT5JObNYA9wr6goD7Vb_lFABuRFgZsHameZbSGn8AaLVqYXgee6iB8R6EMB174Rr-faURAgMBAAE',
      },
      deviceId: '01a20b0a-97bc-773c-b3b8-e0ef22319874',
    },
  },
  'get /api/state': {
    answer: {
      epoch: '1bf504ef-c1c1-4e68-b59f-e3ac50a45401',
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
      keyId: '01a20b0a-979c-7067-872f-72e4901a3225',
    },
  },
  'post /api/batches': {
    request:
      '{"deviceId":"01a20b0a-97bc-773c-b3b8-e0ef22319874","commune":"22915","epoch":"1bf504ef-c1c1-4e68-b59f-e3ac50a45401","mark":null,"asking":[]}\n{"groupId":"01a20b0a-9888-77e7-a241-f72dcd6378aa","contractVersion":1,"epoch":"1bf504ef-c1c1-4e68-b59f-e3ac50a45401","household":"01a20b0a-9884-7665-90cc-45c1275143b5","changes":[{"type":"household","id":"01a20b0a-9884-7665-90cc-45c1275143b5","kind":"create","wrote":{"hamlet":"Khu phố 1","address":null,"bookNumber":null},"madeAt":"2021-03-04T02:00:00.000Z"},{"type":"resident","id":"01a20b0a-9884-7665-90cc-4b1b63ab08e0","kind":"create","wrote":{"household":"01a20b0a-9884-7665-90cc-45c1275143b5","name":"NGUYỄN VĂN THỬ","birth":"1986","sex":"1","marital":null,"birthPlace":null,"hometown":null,"ethnicGroup":null,"nationality":null,"idNumber":"06008600001","cmnd":null,"permanentAddress":null,"currentAddress":null,"fatherName":null,"motherName":null,"spouseName":null,"representativeName":null,"relation":"CH","left":null},"madeAt":"2021-03-04T02:00:00.000Z"}]}\n',
    answer: {
      epoch: '1bf504ef-c1c1-4e68-b59f-e3ac50a45401',
      mark: {
        seq: 4,
        hash: 'a6744523b8a76783d6feab0befc0574c90cd5146473786936cebc28d88fb7c30',
      },
      scope: ['22915'],
      receipts: [
        {
          groupId: '01a20b0a-9888-77e7-a241-f72dcd6378aa',
          outcome: 'applied',
          seqs: {
            '01a20b0a-9884-7665-90cc-45c1275143b5': 1,
            '01a20b0a-9884-7665-90cc-4b1b63ab08e0': 2,
          },
          conflicts: [],
        },
      ],
      rows: [
        {
          type: 'household',
          id: '01a20b0a-9884-7665-90cc-45c1275143b5',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-24T00:52:53.520Z',
          updatedAt: '2026-11-24T00:52:53.520Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        {
          type: 'resident',
          id: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
          commune: '22915',
          seq: 2,
          units: {
            household: '01a20b0a-9884-7665-90cc-45c1275143b5',
            name: 'NGUYỄN VĂN THỬ',
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
          createdAt: '2026-11-24T00:52:53.520Z',
          updatedAt: '2026-11-24T00:52:53.520Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
      flags: [
        {
          id: '01a20b0a-98a4-71d0-b29c-3063f70efc88',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
          household: '01a20b0a-9884-7665-90cc-45c1275143b5',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-24T00:52:53.520Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/feed/{commune}': {
    answer: {
      epoch: '1bf504ef-c1c1-4e68-b59f-e3ac50a45401',
      mark: {
        seq: 4,
        hash: 'a6744523b8a76783d6feab0befc0574c90cd5146473786936cebc28d88fb7c30',
      },
      scope: ['22915'],
      commune: '22915',
      from: 0,
      next: 4,
      rows: {
        household: {
          id: ['01a20b0a-9884-7665-90cc-45c1275143b5'],
          seq: [1],
          createdAt: ['2026-11-24T00:52:53.520Z'],
          updatedAt: ['2026-11-24T00:52:53.520Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
            address_street: [null],
            address_house: [null],
            book_number: [null],
          },
        },
        resident: {
          id: ['01a20b0a-9884-7665-90cc-4b1b63ab08e0'],
          seq: [2],
          createdAt: ['2026-11-24T00:52:53.520Z'],
          updatedAt: ['2026-11-24T00:52:53.520Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a20b0a-9884-7665-90cc-45c1275143b5'],
            name: ['NGUYỄN VĂN THỬ'],
            birth: ['1986'],
            sex: ['1'],
            marital: [null],
            birth_place_province: [null],
            birth_place_district: [null],
            birth_place_commune: [null],
            birth_place_detail: [null],
            hometown_province: [null],
            hometown_district: [null],
            hometown_commune: [null],
            hometown_detail: [null],
            ethnic_group: [null],
            nationality: [null],
            id_number: ['06008600001'],
            cmnd: [null],
            permanent_address_province: [null],
            permanent_address_district: [null],
            permanent_address_commune: [null],
            permanent_address_detail: [null],
            current_address_province: [null],
            current_address_district: [null],
            current_address_commune: [null],
            current_address_detail: [null],
            father_name: [null],
            mother_name: [null],
            spouse_name: [null],
            representative_name: [null],
            relation: ['CH'],
            left_why: [null],
            left_on: [null],
            left_to: [null],
          },
        },
      },
      flags: [
        {
          id: '01a20b0a-98a4-71d0-b29c-3063f70efc88',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
          household: '01a20b0a-9884-7665-90cc-45c1275143b5',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-24T00:52:53.520Z',
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
        lastArrivalAt: '2026-11-24T00:52:53.604Z',
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
          id: '01a20b0a-97bc-773c-b3b8-e0ef22319874',
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
          enrolledAt: '2026-11-24T00:52:53.336Z',
          revokedAt: null,
          lastContactAt: '2026-11-24T00:52:53.604Z',
          waiting: 0,
          receivedToday: 3,
          held: 2,
          appVersion: null,
          urgency: 'held',
        },
        {
          id: '01a20b0a-9886-7123-bf8e-a1f5e1318558',
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
          enrolledAt: '2026-11-24T00:52:53.510Z',
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
          receivedAt: '2026-11-24T00:52:53.604Z',
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
          receivedAt: '2026-11-24T00:52:53.520Z',
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
          groupId: '01a20b0a-98e1-73fc-a939-a6faaabc706a',
          device: '01a20b0a-97bc-773c-b3b8-e0ef22319874',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-24T00:52:53.604Z',
          problem: {
            code: 'scope',
          },
        },
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          groupId: '01a20b0a-98e1-73fc-a939-ab52b0d68ca0',
          device: '01a20b0a-97bc-773c-b3b8-e0ef22319874',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-24T00:52:53.604Z',
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
        groupId: '01a20b0a-98e1-73fc-a939-a6faaabc706a',
        device: '01a20b0a-97bc-773c-b3b8-e0ef22319874',
        officer: {
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
        },
        arrivedAt: '2026-11-24T00:52:53.604Z',
        problem: {
          code: 'scope',
        },
      },
      changes: [
        {
          type: 'resident',
          id: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
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
          id: '01a20b0a-9884-7665-90cc-45c1275143b5',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-24T00:52:53.520Z',
          updatedAt: '2026-11-24T00:52:53.520Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        {
          type: 'resident',
          id: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
          commune: '22915',
          seq: 2,
          units: {
            household: '01a20b0a-9884-7665-90cc-45c1275143b5',
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
          createdAt: '2026-11-24T00:52:53.520Z',
          updatedAt: '2026-11-24T00:52:53.520Z',
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
          id: '01a20b0a-98a4-71d0-b29c-3063f70efc88',
          commune: '22915',
          kind: 'check',
          rule: 'ID_FORMAT',
          unit: null,
          type: 'resident',
          recordId: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
          openedAt: '2026-11-24T00:52:53.520Z',
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
  'get /api/communes/{commune}/flags/{id}': {
    answer: {
      flag: {
        id: '01a20b0a-98a4-71d0-b29c-3063f70efc88',
        commune: '22915',
        seq: 3,
        kind: 'check',
        type: 'resident',
        recordId: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
        household: '01a20b0a-9884-7665-90cc-45c1275143b5',
        unit: null,
        rule: 'ID_FORMAT',
        claims: [],
        found: {
          length: '11',
        },
        state: 'open',
        reason: null,
        settledBy: null,
        openedAt: '2026-11-24T00:52:53.520Z',
        closedAt: null,
      },
      record: {
        type: 'resident',
        id: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
        commune: '22915',
        seq: 8,
        units: {
          household: '01a20b0a-9884-7665-90cc-45c1275143b5',
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
        createdAt: '2026-11-24T00:52:53.520Z',
        updatedAt: '2026-11-24T00:52:53.742Z',
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
          id: '01a20b0a-9884-7665-90cc-45c1275143b5',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-24T00:52:53.520Z',
          updatedAt: '2026-11-24T00:52:53.520Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        residents: [
          {
            type: 'resident',
            id: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
            commune: '22915',
            seq: 8,
            units: {
              household: '01a20b0a-9884-7665-90cc-45c1275143b5',
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
            createdAt: '2026-11-24T00:52:53.520Z',
            updatedAt: '2026-11-24T00:52:53.742Z',
            updatedBy: 'lan',
            removedAt: null,
            decided: {},
          },
        ],
        flags: [
          {
            id: '01a20b0a-98a4-71d0-b29c-3063f70efc88',
            commune: '22915',
            seq: 3,
            kind: 'check',
            type: 'resident',
            recordId: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
            household: '01a20b0a-9884-7665-90cc-45c1275143b5',
            unit: null,
            rule: 'ID_FORMAT',
            claims: [],
            found: {
              length: '11',
            },
            state: 'open',
            reason: null,
            settledBy: null,
            openedAt: '2026-11-24T00:52:53.520Z',
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
      epoch: '1bf504ef-c1c1-4e68-b59f-e3ac50a45401',
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
        id: '01a20b0a-9884-7665-90cc-45c1275143b5',
        commune: '22915',
        seq: 1,
        units: {
          hamlet: 'Khu phố 1',
          address: null,
          bookNumber: null,
        },
        createdAt: '2026-11-24T00:52:53.520Z',
        updatedAt: '2026-11-24T00:52:53.520Z',
        updatedBy: 'lan',
        removedAt: null,
        decided: {},
      },
      residents: [
        {
          type: 'resident',
          id: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
          commune: '22915',
          seq: 8,
          units: {
            household: '01a20b0a-9884-7665-90cc-45c1275143b5',
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
          createdAt: '2026-11-24T00:52:53.520Z',
          updatedAt: '2026-11-24T00:52:53.742Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
      flags: [
        {
          id: '01a20b0a-98a4-71d0-b29c-3063f70efc88',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
          household: '01a20b0a-9884-7665-90cc-45c1275143b5',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-24T00:52:53.520Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/communes/{commune}/records/{id}/history': {
    answer: {
      entries: [
        {
          groupId: '01a20b0a-98e1-73fc-a939-ab52b0d68ca0',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a20b0a-97bc-773c-b3b8-e0ef22319874',
          desk: false,
          at: '2026-11-24T00:52:53.604Z',
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
          groupId: '01a20b0a-98e1-73fc-a939-a6faaabc706a',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a20b0a-97bc-773c-b3b8-e0ef22319874',
          desk: false,
          at: '2026-11-24T00:52:53.604Z',
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
  'post /api/communes/{commune}/decisions': {
    request: {
      group: {
        groupId: '01a20b0a-99f4-755e-aaac-2c5e35eecc6e',
        contractVersion: 1,
        epoch: '1bf504ef-c1c1-4e68-b59f-e3ac50a45401',
        household: '01a20b0a-9884-7665-90cc-45c1275143b5',
        changes: [
          {
            type: 'resident',
            id: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
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
            closes: '01a20b0a-98a4-71d0-b29c-3063f70efc88',
          },
        ],
      },
      flags: {
        '01a20b0a-98a4-71d0-b29c-3063f70efc88': 3,
      },
    },
    answer: {
      outcome: 'applied',
      problem: null,
      rows: [
        {
          type: 'resident',
          id: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
          commune: '22915',
          seq: 13,
          units: {
            household: '01a20b0a-9884-7665-90cc-45c1275143b5',
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
          createdAt: '2026-11-24T00:52:53.520Z',
          updatedAt: '2026-11-24T00:52:53.906Z',
          updatedBy: 'giam-sat',
          removedAt: null,
          decided: {
            idNumber: 13,
          },
        },
      ],
      flags: [
        {
          id: '01a20b0a-98a4-71d0-b29c-3063f70efc88',
          commune: '22915',
          seq: 14,
          kind: 'check',
          type: 'resident',
          recordId: '01a20b0a-9884-7665-90cc-4b1b63ab08e0',
          household: '01a20b0a-9884-7665-90cc-45c1275143b5',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'settled',
          reason: 'Đã xem thẻ căn cước',
          settledBy: 'giam-sat',
          openedAt: '2026-11-24T00:52:53.520Z',
          closedAt: '2026-11-24T00:52:53.906Z',
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
          id: '01a20b0a-97bc-773c-b3b8-e0ef22319874',
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
          enrolledAt: '2026-11-24T00:52:53.336Z',
          revokedAt: null,
          lastContactAt: '2026-11-24T00:52:53.604Z',
          waiting: 0,
          appVersion: null,
        },
        {
          id: '01a20b0a-9886-7123-bf8e-a1f5e1318558',
          username: 'lan-khac',
          name: 'lan-khac',
          enrolledAt: '2026-11-24T00:52:53.510Z',
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
          id: '01a20b0a-9a44-73ee-ae17-a661ed85683b',
          at: '2026-11-24T00:52:53.956267Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'allow-device',
          subjectType: 'device',
          subject: '01a20b0a-97bc-773c-b3b8-e0ef22319874',
          commune: null,
        },
        {
          id: '01a20b0a-9a3b-724a-b49b-e5397408fb39',
          at: '2026-11-24T00:52:53.947728Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'revoke-device',
          subjectType: 'device',
          subject: '01a20b0a-97bc-773c-b3b8-e0ef22319874',
          commune: null,
        },
      ],
      next: null,
    },
  },
  'post /api/sign-out': {},
}
