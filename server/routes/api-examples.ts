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
      secret: 'Z5JK4USC2F45KJL2EPR74JNHWTLIKN2F',
      uri: 'otpauth://totp/D%C3%A2n%20C%C6%B0:giam-sat?issuer=D%C3%A2n%20C%C6%B0&secret=Z5JK4USC2F45KJL2EPR74JNHWTLIKN2F&algorithm=SHA1&digits=6&period=30',
    },
  },
  'post /api/second-factor': {
    request: {
      code: '451498',
    },
    answer: {
      account: {
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
      password: 'kdxy-hsy4-grpd-qs93',
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
        secondFactor: false,
        areas: [
          {
            level: 'commune',
            code: '22915',
          },
        ],
      },
      password: 'ex2x-w9q4-4r5v-vdp5',
    },
  },
  'delete /api/accounts/{username}/second-factor': {
    answer: {
      account: {
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
        'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAkpqfpkrEq1cqmTy4mhNh126inry0aOmtfv7X57s7b1TyLJF5pbQo69pEdnSPhG4tvItn3BAPj4qTPQokkgc0kadVOQsMrH46LDyQGg-7TIY-75SecoU_5SNzClLgkPRj4DxRRzgsxPP3INpwksGM_dU2hSHz7iE2dOx45aAqU-CwfEvdgkLgxWEEC7jrnisrcy5kIVWeqZUj-fhkCMRCpLsjMdO0LxOn3Y56oTo6I9b_3XucezBUQcaRbsONA_MjrYULK4epSwy39NhShyQYfaEaifyFHbU4V9r17WJC7trLeHYbF2B7m0AOKqdPRLYAaQF0QMZnuaHvTV0_zf_FqAJdL_e6npnaprI_GCzC-YA1xMT3-S-Ik_tP86mKFIVPbYmb86mP88OcN7iFDQ5u9z450-tZp5317pVjShnAKT9fonsPpQAD_jq9Xcb1tCcxxBFtEfINWPwGtTCPTIBESSvJ9h19DqGKhmaeVk8ZOozHHvjChbZjNfmGiA6BltebAgMBAAE',
    },
    answer: {
      recoveryKey: {
        id: '01a21a3c-78d3-7776-a2b6-5e9ecce79e97',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAkpqfpkrEq1cqmTy4mhNh126inry0aOmtfv7X57s7b1TyLJF5pbQo69pEdnSPhG4tvItn3BAPj4qTPQokkgc0kadVOQsMrH46LDyQGg-7TIY-75SecoU_5SNzClLgkPRj4DxRRzgsxPP3INpwksGM_dU2hSHz7iE2dOx45aAqU-CwfEvdgkLgxWEEC7jrnisrcy5kIVWeqZUj-fhkCMRCpLsjMdO0LxOn3Y56oTo6I9b_3XucezBUQcaRbsONA_MjrYULK4epSwy39NhShyQYfaEaifyFHbU4V9r17WJC7trLeHYbF2B7m0AOKqdPRLYAaQF0QMZnuaHvTV0_zf_FqAJdL_e6npnaprI_GCzC-YA1xMT3-S-Ik_tP86mKFIVPbYmb86mP88OcN7iFDQ5u9z450-tZp5317pVjShnAKT9fonsPpQAD_jq9Xcb1tCcxxBFtEfINWPwGtTCPTIBESSvJ9h19DqGKhmaeVk8ZOozHHvjChbZjNfmGiA6BltebAgMBAAE',
      },
    },
  },
  'get /api/recovery-keys': {
    answer: {
      recoveryKey: {
        id: '01a21a3c-78d3-7776-a2b6-5e9ecce79e97',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAkpqfpkrEq1cqmTy4mhNh126inry0aOmtfv7X57s7b1TyLJF5pbQo69pEdnSPhG4tvItn3BAPj4qTPQokkgc0kadVOQsMrH46LDyQGg-7TIY-75SecoU_5SNzClLgkPRj4DxRRzgsxPP3INpwksGM_dU2hSHz7iE2dOx45aAqU-CwfEvdgkLgxWEEC7jrnisrcy5kIVWeqZUj-fhkCMRCpLsjMdO0LxOn3Y56oTo6I9b_3XucezBUQcaRbsONA_MjrYULK4epSwy39NhShyQYfaEaifyFHbU4V9r17WJC7trLeHYbF2B7m0AOKqdPRLYAaQF0QMZnuaHvTV0_zf_FqAJdL_e6npnaprI_GCzC-YA1xMT3-S-Ik_tP86mKFIVPbYmb86mP88OcN7iFDQ5u9z450-tZp5317pVjShnAKT9fonsPpQAD_jq9Xcb1tCcxxBFtEfINWPwGtTCPTIBESSvJ9h19DqGKhmaeVk8ZOozHHvjChbZjNfmGiA6BltebAgMBAAE',
      },
    },
  },
  'post /api/enrolments': {
    request: {
      username: 'lan',
    },
    answer: {
      code: 'C8XJ-ZX6X-KRCX',
      expiresAt: '2026-11-27T23:41:40.518Z',
    },
  },
  'post /api/devices': {
    request: {
      code: 'C8XJ-ZX6X-KRCX',
      username: 'lan',
      password: 'mat-khau-thu-nghiem',
      deviceId: '01a21a3c-792a-72db-ac61-84f91a964066',
      token: 'M4FA-nixhg_Jcua2j4DKdmq8ZYFeiCVXJbtRKQVPe6o',
    },
    answer: {
      epoch: '58b1b011-9989-4e02-9642-de5e9396cde9',
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
      enrolledAt: '2026-11-26T23:41:40.833Z',
      recoveryKey: {
        id: '01a21a3c-78d3-7776-a2b6-5e9ecce79e97',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAkpqfpkrEq1cqmTy4mhNh126inry0aOmtfv7X57s7b1TyLJF5pbQo69pEdnSPhG4tvItn3BAPj4qTPQokkgc0kadVOQsMrH46LDyQGg-7TIY-75SecoU_5SNzClLgkPRj4DxRRzgsxPP3INpwksGM_dU2hSHz7iE2dOx45aAqU-CwfEvdgkLgxWEEC7jrnisrcy5kIVWeqZUj-fhkCMRCpLsjMdO0LxOn3Y56oTo6I9b_3XucezBUQcaRbsONA_MjrYULK4epSwy39NhShyQYfaEaifyFHbU4V9r17WJC7trLeHYbF2B7m0AOKqdPRLYAaQF0QMZnuaHvTV0_zf_FqAJdL_e6npnaprI_GCzC-YA1xMT3-S-Ik_tP86mKFIVPbYmb86mP88OcN7iFDQ5u9z450-tZp5317pVjShnAKT9fonsPpQAD_jq9Xcb1tCcxxBFtEfINWPwGtTCPTIBESSvJ9h19DqGKhmaeVk8ZOozHHvjChbZjNfmGiA6BltebAgMBAAE',
      },
      deviceId: '01a21a3c-792a-72db-ac61-84f91a964066',
    },
  },
  'get /api/state': {
    answer: {
      epoch: '58b1b011-9989-4e02-9642-de5e9396cde9',
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
      keyId: '01a21a3c-78d3-7776-a2b6-5e9ecce79e97',
    },
  },
  'post /api/batches': {
    request:
      '{"deviceId":"01a21a3c-792a-72db-ac61-84f91a964066","commune":"22915","epoch":"58b1b011-9989-4e02-9642-de5e9396cde9","mark":null,"asking":[]}\n{"groupId":"01a21a3c-7d09-70b8-ad1e-734df7da1f1c","contractVersion":1,"epoch":"58b1b011-9989-4e02-9642-de5e9396cde9","household":"01a21a3c-7cf1-7040-87da-baa7bd01d343","changes":[{"type":"household","id":"01a21a3c-7cf1-7040-87da-baa7bd01d343","kind":"create","wrote":{"hamlet":"Khu phố 1","address":null,"bookNumber":null},"madeAt":"2021-03-04T02:00:00.000Z"},{"type":"resident","id":"01a21a3c-7cf1-7040-87da-bf975103f4d9","kind":"create","wrote":{"household":"01a21a3c-7cf1-7040-87da-baa7bd01d343","name":"NGUYỄN VĂN THỬ","birth":"1986","sex":"1","marital":null,"birthPlace":null,"hometown":null,"ethnicGroup":null,"nationality":null,"idNumber":"06008600001","cmnd":null,"permanentAddress":null,"currentAddress":null,"fatherName":null,"motherName":null,"spouseName":null,"representativeName":null,"relation":"CH","left":null},"madeAt":"2021-03-04T02:00:00.000Z"}]}\n',
    answer: {
      epoch: '58b1b011-9989-4e02-9642-de5e9396cde9',
      mark: {
        seq: 4,
        hash: '0e5334945640af84aa07e59750221eb6f73a2723fafe6bc64db70c49cdeabf9a',
      },
      scope: ['22915'],
      receipts: [
        {
          groupId: '01a21a3c-7d09-70b8-ad1e-734df7da1f1c',
          outcome: 'applied',
          seqs: {
            '01a21a3c-7cf1-7040-87da-baa7bd01d343': 1,
            '01a21a3c-7cf1-7040-87da-bf975103f4d9': 2,
          },
          conflicts: [],
        },
      ],
      rows: {
        household: {
          id: ['01a21a3c-7cf1-7040-87da-baa7bd01d343'],
          seq: [1],
          createdAt: ['2026-11-26T23:41:41.555Z'],
          updatedAt: ['2026-11-26T23:41:41.555Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a21a3c-7cf1-7040-87da-bf975103f4d9'],
          seq: [2],
          createdAt: ['2026-11-26T23:41:41.555Z'],
          updatedAt: ['2026-11-26T23:41:41.555Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a21a3c-7cf1-7040-87da-baa7bd01d343'],
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
          id: '01a21a3c-7d8b-7114-a1f7-460b5c863e2e',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
          household: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-26T23:41:41.555Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/feed/{commune}': {
    answer: {
      epoch: '58b1b011-9989-4e02-9642-de5e9396cde9',
      mark: {
        seq: 4,
        hash: '0e5334945640af84aa07e59750221eb6f73a2723fafe6bc64db70c49cdeabf9a',
      },
      scope: ['22915'],
      commune: '22915',
      from: 0,
      next: 4,
      rows: {
        household: {
          id: ['01a21a3c-7cf1-7040-87da-baa7bd01d343'],
          seq: [1],
          createdAt: ['2026-11-26T23:41:41.555Z'],
          updatedAt: ['2026-11-26T23:41:41.555Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a21a3c-7cf1-7040-87da-bf975103f4d9'],
          seq: [2],
          createdAt: ['2026-11-26T23:41:41.555Z'],
          updatedAt: ['2026-11-26T23:41:41.555Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a21a3c-7cf1-7040-87da-baa7bd01d343'],
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
          id: '01a21a3c-7d8b-7114-a1f7-460b5c863e2e',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
          household: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-26T23:41:41.555Z',
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
      epoch: '58b1b011-9989-4e02-9642-de5e9396cde9',
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
      epoch: '58b1b011-9989-4e02-9642-de5e9396cde9',
      communes: [
        {
          commune: '22915',
          groups: 1,
          hash: '405f28e304c60ed1e443994210c40f011e10e15153dbebaf6ba3ea5d61ca2660',
          households: [
            {
              household: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
              groups: 1,
              hash: '48be9840b19cd0afd1865f26b40e97e46ae6b11d356beb1d1f3f7f10002886b8',
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
        lastArrivalAt: '2026-11-26T23:41:41.904Z',
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
          flagged: 1,
          held: 0,
          lastArrivalAt: null,
        },
      ],
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
          id: '01a21a3c-792a-72db-ac61-84f91a964066',
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
          enrolledAt: '2026-11-26T23:41:40.833535+00:00',
          revokedAt: null,
          lastContactAt: '2026-11-26T23:41:41.904+00:00',
          waiting: 0,
          receivedToday: 3,
          held: 2,
          appVersion: null,
          urgency: 'held',
        },
        {
          id: '01a21a3c-7d00-7157-a568-8f97537a99f2',
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
          enrolledAt: '2026-11-26T23:41:41.509956+00:00',
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
      ledger: {
        at: '2026-11-26T23:41:41.870Z',
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
          receivedAt: '2026-11-26T23:41:41.904Z',
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
          receivedAt: '2026-11-26T23:41:41.555Z',
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
          groupId: '01a21a3c-7e8d-7307-90b1-a152306d722a',
          device: '01a21a3c-792a-72db-ac61-84f91a964066',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-26T23:41:41.904Z',
          problem: {
            code: 'scope',
          },
        },
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          groupId: '01a21a3c-7e8e-7733-823d-7b6fdcdae969',
          device: '01a21a3c-792a-72db-ac61-84f91a964066',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-26T23:41:41.904Z',
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
        groupId: '01a21a3c-7e8d-7307-90b1-a152306d722a',
        device: '01a21a3c-792a-72db-ac61-84f91a964066',
        officer: {
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
        },
        arrivedAt: '2026-11-26T23:41:41.904Z',
        problem: {
          code: 'scope',
        },
      },
      changes: [
        {
          type: 'resident',
          id: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
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
          id: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-26T23:41:41.555Z',
          updatedAt: '2026-11-26T23:41:41.555Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        {
          type: 'resident',
          id: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
          commune: '22915',
          seq: 2,
          units: {
            household: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
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
          createdAt: '2026-11-26T23:41:41.555Z',
          updatedAt: '2026-11-26T23:41:41.555Z',
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
          id: '01a21a3c-7d8b-7114-a1f7-460b5c863e2e',
          commune: '22915',
          kind: 'check',
          rule: 'ID_FORMAT',
          unit: null,
          type: 'resident',
          recordId: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
          openedAt: '2026-11-26T23:41:41.555Z',
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
        id: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
        commune: '22915',
        seq: 1,
        units: {
          hamlet: 'Khu phố 1',
          address: null,
          bookNumber: null,
        },
        createdAt: '2026-11-26T23:41:41.555Z',
        updatedAt: '2026-11-26T23:41:41.555Z',
        updatedBy: 'lan',
        removedAt: null,
        decided: {},
      },
      residents: [
        {
          type: 'resident',
          id: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
          commune: '22915',
          seq: 8,
          units: {
            household: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
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
          createdAt: '2026-11-26T23:41:41.555Z',
          updatedAt: '2026-11-26T23:41:42.387Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
      flags: [
        {
          id: '01a21a3c-7d8b-7114-a1f7-460b5c863e2e',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
          household: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-26T23:41:41.555Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/communes/{commune}/records/{id}/history': {
    answer: {
      entries: [
        {
          groupId: '01a21a3c-7e8e-7733-823d-7b6fdcdae969',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a21a3c-792a-72db-ac61-84f91a964066',
          desk: false,
          at: '2026-11-26T23:41:41.904Z',
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
          groupId: '01a21a3c-7e8d-7307-90b1-a152306d722a',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a21a3c-792a-72db-ac61-84f91a964066',
          desk: false,
          at: '2026-11-26T23:41:41.904Z',
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
        id: '01a21a3c-7d8b-7114-a1f7-460b5c863e2e',
        commune: '22915',
        seq: 3,
        kind: 'check',
        type: 'resident',
        recordId: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
        household: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
        unit: null,
        rule: 'ID_FORMAT',
        claims: [],
        found: {
          length: '11',
        },
        state: 'open',
        reason: null,
        settledBy: null,
        openedAt: '2026-11-26T23:41:41.555Z',
        closedAt: null,
      },
      record: {
        type: 'resident',
        id: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
        commune: '22915',
        seq: 8,
        units: {
          household: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
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
        createdAt: '2026-11-26T23:41:41.555Z',
        updatedAt: '2026-11-26T23:41:42.387Z',
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
          id: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-26T23:41:41.555Z',
          updatedAt: '2026-11-26T23:41:41.555Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        residents: [
          {
            type: 'resident',
            id: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
            commune: '22915',
            seq: 8,
            units: {
              household: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
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
            createdAt: '2026-11-26T23:41:41.555Z',
            updatedAt: '2026-11-26T23:41:42.387Z',
            updatedBy: 'lan',
            removedAt: null,
            decided: {},
          },
        ],
        flags: [
          {
            id: '01a21a3c-7d8b-7114-a1f7-460b5c863e2e',
            commune: '22915',
            seq: 3,
            kind: 'check',
            type: 'resident',
            recordId: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
            household: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
            unit: null,
            rule: 'ID_FORMAT',
            claims: [],
            found: {
              length: '11',
            },
            state: 'open',
            reason: null,
            settledBy: null,
            openedAt: '2026-11-26T23:41:41.555Z',
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
      epoch: '58b1b011-9989-4e02-9642-de5e9396cde9',
    },
  },
  'post /api/communes/{commune}/decisions': {
    request: {
      group: {
        groupId: '01a21a3c-8255-7014-a6bf-4f09513b5a69',
        contractVersion: 1,
        epoch: '58b1b011-9989-4e02-9642-de5e9396cde9',
        household: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
        changes: [
          {
            type: 'resident',
            id: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
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
            closes: '01a21a3c-7d8b-7114-a1f7-460b5c863e2e',
          },
        ],
      },
      flags: {
        '01a21a3c-7d8b-7114-a1f7-460b5c863e2e': 3,
      },
    },
    answer: {
      outcome: 'applied',
      problem: null,
      rows: [
        {
          type: 'resident',
          id: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
          commune: '22915',
          seq: 13,
          units: {
            household: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
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
          createdAt: '2026-11-26T23:41:41.555Z',
          updatedAt: '2026-11-26T23:41:42.924Z',
          updatedBy: 'giam-sat',
          removedAt: null,
          decided: {
            idNumber: 13,
          },
        },
      ],
      flags: [
        {
          id: '01a21a3c-7d8b-7114-a1f7-460b5c863e2e',
          commune: '22915',
          seq: 14,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a3c-7cf1-7040-87da-bf975103f4d9',
          household: '01a21a3c-7cf1-7040-87da-baa7bd01d343',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'settled',
          reason: 'Đã xem thẻ căn cước',
          settledBy: 'giam-sat',
          openedAt: '2026-11-26T23:41:41.555Z',
          closedAt: '2026-11-26T23:41:42.924Z',
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
          id: '01a21a3c-792a-72db-ac61-84f91a964066',
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
          enrolledAt: '2026-11-26T23:41:40.833Z',
          revokedAt: null,
          lastContactAt: '2026-11-26T23:41:41.904Z',
          waiting: 0,
          appVersion: null,
          ledger: {
            at: '2026-11-26T23:41:41.870Z',
            households: 1,
            complete: 1,
            waiting: 0,
            groups: 2,
            here: 1,
            agrees: false,
          },
        },
        {
          id: '01a21a3c-7d00-7157-a568-8f97537a99f2',
          username: 'lan-khac',
          name: 'lan-khac',
          enrolledAt: '2026-11-26T23:41:41.509Z',
          revokedAt: null,
          lastContactAt: null,
          waiting: 0,
          appVersion: null,
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
          id: '01a21a3c-8353-7414-a402-fc69b5c12740',
          at: '2026-11-26T23:41:43.123419Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'allow-device',
          subjectType: 'device',
          subject: '01a21a3c-792a-72db-ac61-84f91a964066',
          commune: null,
        },
        {
          id: '01a21a3c-8329-77f2-a459-209acf7bebb1',
          at: '2026-11-26T23:41:43.081190Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'revoke-device',
          subjectType: 'device',
          subject: '01a21a3c-792a-72db-ac61-84f91a964066',
          commune: null,
        },
      ],
      next: null,
    },
  },
  'post /api/sign-out': {},
}
