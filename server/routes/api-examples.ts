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
      secret: '2OTQUXM4TZ2E26LF5PCX7BDR7P3QCWUI',
      uri: 'otpauth://totp/D%C3%A2n%20C%C6%B0:giam-sat?issuer=D%C3%A2n%20C%C6%B0&secret=2OTQUXM4TZ2E26LF5PCX7BDR7P3QCWUI&algorithm=SHA1&digits=6&period=30',
    },
  },
  'post /api/second-factor': {
    request: {
      code: '857061',
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
      password: '5cam-ks7y-nz92-4r7m',
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
      password: 'shax-efyg-dzfd-264y',
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
        'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAtYz5fFMeELj41grVtD9BHM9LPqNyVwhq_RawJubFWmOgy464xrPgh37e34o7_kHMyBOHxZ0h11XryBBwnZbUKfjsxrwzU0XD202M5Pc6QILxUcpZbWRildvoIPvim1I9E_FJ50G20jpVr8VWcWtYUbCPRFGMrDdIDmHaAyvCf3rP1dhMSJharoqfGK5YZjxJcCHNiXPHbNBS29R5xJIjKip6gcSdlnQ60fN6o2tqI5b7a8ISMhlId7KkyKL2I6B4hRjoesW9bZNju1EfZ8Sse12eiyVGrRrNH0jM1q9TRF-3gYYZ8rhVqEbk45nUFj2WCNVDIg_HGWv4ggunnwMGx2SjLCFZA7ZFz5ZN7HEAFUwHBSdrJLxTmZtytgQtLR7b6tnQgQOLjNSaUe-VoMMFvA6R3E_EEB9gcpz-y3U6PpAc3uHdchNJ71nGpRwQPOzd3ZVhN2RVSEgQ9vFslYdLAC4qK0nE0pzthHB0-U-CjGbQWuc9sAJgOiXGcVwwg1ETAgMBAAE',
    },
    answer: {
      recoveryKey: {
        id: '01a20bfa-1a37-77a6-8e91-13ef132ffaef',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAtYz5fFMeELj41grVtD9BHM9LPqNyVwhq_RawJubFWmOgy464xrPgh37e34o7_kHMyBOHxZ0h11XryBBwnZbUKfjsxrwzU0XD202M5Pc6QILxUcpZbWRildvoIPvim1I9E_FJ50G20jpVr8VWcWtYUbCPRFGMrDdIDmHaAyvCf3rP1dhMSJharoqfGK5YZjxJcCHNiXPHbNBS29R5xJIjKip6gcSdlnQ60fN6o2tqI5b7a8ISMhlId7KkyKL2I6B4hRjoesW9bZNju1EfZ8Sse12eiyVGrRrNH0jM1q9TRF-3gYYZ8rhVqEbk45nUFj2WCNVDIg_HGWv4ggunnwMGx2SjLCFZA7ZFz5ZN7HEAFUwHBSdrJLxTmZtytgQtLR7b6tnQgQOLjNSaUe-VoMMFvA6R3E_EEB9gcpz-y3U6PpAc3uHdchNJ71nGpRwQPOzd3ZVhN2RVSEgQ9vFslYdLAC4qK0nE0pzthHB0-U-CjGbQWuc9sAJgOiXGcVwwg1ETAgMBAAE',
      },
    },
  },
  'get /api/recovery-keys': {
    answer: {
      recoveryKey: {
        id: '01a20bfa-1a37-77a6-8e91-13ef132ffaef',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAtYz5fFMeELj41grVtD9BHM9LPqNyVwhq_RawJubFWmOgy464xrPgh37e34o7_kHMyBOHxZ0h11XryBBwnZbUKfjsxrwzU0XD202M5Pc6QILxUcpZbWRildvoIPvim1I9E_FJ50G20jpVr8VWcWtYUbCPRFGMrDdIDmHaAyvCf3rP1dhMSJharoqfGK5YZjxJcCHNiXPHbNBS29R5xJIjKip6gcSdlnQ60fN6o2tqI5b7a8ISMhlId7KkyKL2I6B4hRjoesW9bZNju1EfZ8Sse12eiyVGrRrNH0jM1q9TRF-3gYYZ8rhVqEbk45nUFj2WCNVDIg_HGWv4ggunnwMGx2SjLCFZA7ZFz5ZN7HEAFUwHBSdrJLxTmZtytgQtLR7b6tnQgQOLjNSaUe-VoMMFvA6R3E_EEB9gcpz-y3U6PpAc3uHdchNJ71nGpRwQPOzd3ZVhN2RVSEgQ9vFslYdLAC4qK0nE0pzthHB0-U-CjGbQWuc9sAJgOiXGcVwwg1ETAgMBAAE',
      },
    },
  },
  'post /api/enrolments': {
    request: {
      username: 'lan',
    },
    answer: {
      code: 'AQ6E-7HG9-QH3B',
      expiresAt: '2026-11-25T05:14:29.863Z',
    },
  },
  'post /api/devices': {
    request: {
      code: 'AQ6E-7HG9-QH3B',
      username: 'lan',
      password: 'mat-khau-thu-nghiem',
      deviceId: '01a20bfa-1a6c-75db-83bb-86ec6a3cf296',
      token: 'vMSN4xW79JVNx818TkUsy63TwvXMg9fwErXUJmJJD9k',
    },
    answer: {
      epoch: '45fb56c9-143e-418f-8e8c-ab3d9ef1bcb4',
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
      enrolledAt: '2026-11-24T05:14:29.913Z',
      recoveryKey: {
        id: '01a20bfa-1a37-77a6-8e91-13ef132ffaef',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAtYz5fFMeELj41grVtD9BHM9LPqNyVwhq_RawJubFWmOgy464xrPgh37e34o7_kHMyBOHxZ0h11XryBBwnZbUKfjsxrwzU0XD202M5Pc6QILxUcpZbWRildvoIPvim1I9E_FJ50G20jpVr8VWcWtYUbCPRFGMrDdIDmHaAyvCf3rP1dhMSJharoqfGK5YZjxJcCHNiXPHbNBS29R5xJIjKip6gcSdlnQ60fN6o2tqI5b7a8ISMhlId7KkyKL2I6B4hRjoesW9bZNju1EfZ8Sse12eiyVGrRrNH0jM1q9TRF-3gYYZ8rhVqEbk45nUFj2WCNVDIg_HGWv4ggunnwMGx2SjLCFZA7ZFz5ZN7HEAFUwHBSdrJLxTmZtytgQtLR7b6tnQgQOLjNSaUe-VoMMFvA6R3E_EEB9gcpz-y3U6PpAc3uHdchNJ71nGpRwQPOzd3ZVhN2RVSEgQ9vFslYdLAC4qK0nE0pzthHB0-U-CjGbQWuc9sAJgOiXGcVwwg1ETAgMBAAE',
      },
      deviceId: '01a20bfa-1a6c-75db-83bb-86ec6a3cf296',
    },
  },
  'get /api/state': {
    answer: {
      epoch: '45fb56c9-143e-418f-8e8c-ab3d9ef1bcb4',
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
      keyId: '01a20bfa-1a37-77a6-8e91-13ef132ffaef',
    },
  },
  'post /api/batches': {
    request:
      '{"deviceId":"01a20bfa-1a6c-75db-83bb-86ec6a3cf296","commune":"22915","epoch":"45fb56c9-143e-418f-8e8c-ab3d9ef1bcb4","mark":null,"asking":[]}\n{"groupId":"01a20bfa-1b53-712d-87f3-2dd2e3be646d","contractVersion":1,"epoch":"45fb56c9-143e-418f-8e8c-ab3d9ef1bcb4","household":"01a20bfa-1b44-74df-94dd-46b1632bdeed","changes":[{"type":"household","id":"01a20bfa-1b44-74df-94dd-46b1632bdeed","kind":"create","wrote":{"hamlet":"Khu phố 1","address":null,"bookNumber":null},"madeAt":"2021-03-04T02:00:00.000Z"},{"type":"resident","id":"01a20bfa-1b44-74df-94dd-4a7ed0d6fac9","kind":"create","wrote":{"household":"01a20bfa-1b44-74df-94dd-46b1632bdeed","name":"NGUYỄN VĂN THỬ","birth":"1986","sex":"1","marital":null,"birthPlace":null,"hometown":null,"ethnicGroup":null,"nationality":null,"idNumber":"06008600001","cmnd":null,"permanentAddress":null,"currentAddress":null,"fatherName":null,"motherName":null,"spouseName":null,"representativeName":null,"relation":"CH","left":null},"madeAt":"2021-03-04T02:00:00.000Z"}]}\n',
    answer: {
      epoch: '45fb56c9-143e-418f-8e8c-ab3d9ef1bcb4',
      mark: {
        seq: 4,
        hash: '426a0b5a48cae9f86ec6d05fb8c0641f609ec03d326adfb1c0327c53a8458493',
      },
      scope: ['22915'],
      receipts: [
        {
          groupId: '01a20bfa-1b53-712d-87f3-2dd2e3be646d',
          outcome: 'applied',
          seqs: {
            '01a20bfa-1b44-74df-94dd-46b1632bdeed': 1,
            '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9': 2,
          },
          conflicts: [],
        },
      ],
      rows: {
        household: {
          id: ['01a20bfa-1b44-74df-94dd-46b1632bdeed'],
          seq: [1],
          createdAt: ['2026-11-24T05:14:30.112Z'],
          updatedAt: ['2026-11-24T05:14:30.112Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a20bfa-1b44-74df-94dd-4a7ed0d6fac9'],
          seq: [2],
          createdAt: ['2026-11-24T05:14:30.112Z'],
          updatedAt: ['2026-11-24T05:14:30.112Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a20bfa-1b44-74df-94dd-46b1632bdeed'],
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
          id: '01a20bfa-1b78-728e-a9d8-78424b637169',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
          household: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-24T05:14:30.112Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/feed/{commune}': {
    answer: {
      epoch: '45fb56c9-143e-418f-8e8c-ab3d9ef1bcb4',
      mark: {
        seq: 4,
        hash: '426a0b5a48cae9f86ec6d05fb8c0641f609ec03d326adfb1c0327c53a8458493',
      },
      scope: ['22915'],
      commune: '22915',
      from: 0,
      next: 4,
      rows: {
        household: {
          id: ['01a20bfa-1b44-74df-94dd-46b1632bdeed'],
          seq: [1],
          createdAt: ['2026-11-24T05:14:30.112Z'],
          updatedAt: ['2026-11-24T05:14:30.112Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a20bfa-1b44-74df-94dd-4a7ed0d6fac9'],
          seq: [2],
          createdAt: ['2026-11-24T05:14:30.112Z'],
          updatedAt: ['2026-11-24T05:14:30.112Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a20bfa-1b44-74df-94dd-46b1632bdeed'],
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
          id: '01a20bfa-1b78-728e-a9d8-78424b637169',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
          household: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-24T05:14:30.112Z',
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
        lastArrivalAt: '2026-11-24T05:14:30.215Z',
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
          id: '01a20bfa-1a6c-75db-83bb-86ec6a3cf296',
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
          enrolledAt: '2026-11-24T05:14:29.913482+00:00',
          revokedAt: null,
          lastContactAt: '2026-11-24T05:14:30.215+00:00',
          waiting: 0,
          receivedToday: 3,
          held: 2,
          appVersion: null,
          urgency: 'held',
        },
        {
          id: '01a20bfa-1b52-7088-afdb-6a1148faa91e',
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
          enrolledAt: '2026-11-24T05:14:30.098463+00:00',
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
          receivedAt: '2026-11-24T05:14:30.215Z',
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
          receivedAt: '2026-11-24T05:14:30.112Z',
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
          groupId: '01a20bfa-1bc5-72cb-9c1d-3023d9502701',
          device: '01a20bfa-1a6c-75db-83bb-86ec6a3cf296',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-24T05:14:30.215Z',
          problem: {
            code: 'scope',
          },
        },
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          groupId: '01a20bfa-1bc5-72cb-9c1d-34327e460acd',
          device: '01a20bfa-1a6c-75db-83bb-86ec6a3cf296',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-24T05:14:30.215Z',
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
        groupId: '01a20bfa-1bc5-72cb-9c1d-3023d9502701',
        device: '01a20bfa-1a6c-75db-83bb-86ec6a3cf296',
        officer: {
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
        },
        arrivedAt: '2026-11-24T05:14:30.215Z',
        problem: {
          code: 'scope',
        },
      },
      changes: [
        {
          type: 'resident',
          id: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
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
          id: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-24T05:14:30.112Z',
          updatedAt: '2026-11-24T05:14:30.112Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        {
          type: 'resident',
          id: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
          commune: '22915',
          seq: 2,
          units: {
            household: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
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
          createdAt: '2026-11-24T05:14:30.112Z',
          updatedAt: '2026-11-24T05:14:30.112Z',
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
          id: '01a20bfa-1b78-728e-a9d8-78424b637169',
          commune: '22915',
          kind: 'check',
          rule: 'ID_FORMAT',
          unit: null,
          type: 'resident',
          recordId: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
          openedAt: '2026-11-24T05:14:30.112Z',
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
        id: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
        commune: '22915',
        seq: 1,
        units: {
          hamlet: 'Khu phố 1',
          address: null,
          bookNumber: null,
        },
        createdAt: '2026-11-24T05:14:30.112Z',
        updatedAt: '2026-11-24T05:14:30.112Z',
        updatedBy: 'lan',
        removedAt: null,
        decided: {},
      },
      residents: [
        {
          type: 'resident',
          id: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
          commune: '22915',
          seq: 8,
          units: {
            household: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
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
          createdAt: '2026-11-24T05:14:30.112Z',
          updatedAt: '2026-11-24T05:14:30.408Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
      flags: [
        {
          id: '01a20bfa-1b78-728e-a9d8-78424b637169',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
          household: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-24T05:14:30.112Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/communes/{commune}/records/{id}/history': {
    answer: {
      entries: [
        {
          groupId: '01a20bfa-1bc5-72cb-9c1d-34327e460acd',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a20bfa-1a6c-75db-83bb-86ec6a3cf296',
          desk: false,
          at: '2026-11-24T05:14:30.215Z',
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
          groupId: '01a20bfa-1bc5-72cb-9c1d-3023d9502701',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a20bfa-1a6c-75db-83bb-86ec6a3cf296',
          desk: false,
          at: '2026-11-24T05:14:30.215Z',
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
        id: '01a20bfa-1b78-728e-a9d8-78424b637169',
        commune: '22915',
        seq: 3,
        kind: 'check',
        type: 'resident',
        recordId: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
        household: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
        unit: null,
        rule: 'ID_FORMAT',
        claims: [],
        found: {
          length: '11',
        },
        state: 'open',
        reason: null,
        settledBy: null,
        openedAt: '2026-11-24T05:14:30.112Z',
        closedAt: null,
      },
      record: {
        type: 'resident',
        id: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
        commune: '22915',
        seq: 8,
        units: {
          household: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
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
        createdAt: '2026-11-24T05:14:30.112Z',
        updatedAt: '2026-11-24T05:14:30.408Z',
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
          id: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-24T05:14:30.112Z',
          updatedAt: '2026-11-24T05:14:30.112Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        residents: [
          {
            type: 'resident',
            id: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
            commune: '22915',
            seq: 8,
            units: {
              household: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
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
            createdAt: '2026-11-24T05:14:30.112Z',
            updatedAt: '2026-11-24T05:14:30.408Z',
            updatedBy: 'lan',
            removedAt: null,
            decided: {},
          },
        ],
        flags: [
          {
            id: '01a20bfa-1b78-728e-a9d8-78424b637169',
            commune: '22915',
            seq: 3,
            kind: 'check',
            type: 'resident',
            recordId: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
            household: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
            unit: null,
            rule: 'ID_FORMAT',
            claims: [],
            found: {
              length: '11',
            },
            state: 'open',
            reason: null,
            settledBy: null,
            openedAt: '2026-11-24T05:14:30.112Z',
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
      epoch: '45fb56c9-143e-418f-8e8c-ab3d9ef1bcb4',
    },
  },
  'post /api/communes/{commune}/decisions': {
    request: {
      group: {
        groupId: '01a20bfa-1d7a-75f7-8234-c7086742a53d',
        contractVersion: 1,
        epoch: '45fb56c9-143e-418f-8e8c-ab3d9ef1bcb4',
        household: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
        changes: [
          {
            type: 'resident',
            id: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
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
            closes: '01a20bfa-1b78-728e-a9d8-78424b637169',
          },
        ],
      },
      flags: {
        '01a20bfa-1b78-728e-a9d8-78424b637169': 3,
      },
    },
    answer: {
      outcome: 'applied',
      problem: null,
      rows: [
        {
          type: 'resident',
          id: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
          commune: '22915',
          seq: 13,
          units: {
            household: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
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
          createdAt: '2026-11-24T05:14:30.112Z',
          updatedAt: '2026-11-24T05:14:30.665Z',
          updatedBy: 'giam-sat',
          removedAt: null,
          decided: {
            idNumber: 13,
          },
        },
      ],
      flags: [
        {
          id: '01a20bfa-1b78-728e-a9d8-78424b637169',
          commune: '22915',
          seq: 14,
          kind: 'check',
          type: 'resident',
          recordId: '01a20bfa-1b44-74df-94dd-4a7ed0d6fac9',
          household: '01a20bfa-1b44-74df-94dd-46b1632bdeed',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'settled',
          reason: 'Đã xem thẻ căn cước',
          settledBy: 'giam-sat',
          openedAt: '2026-11-24T05:14:30.112Z',
          closedAt: '2026-11-24T05:14:30.665Z',
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
          id: '01a20bfa-1a6c-75db-83bb-86ec6a3cf296',
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
          enrolledAt: '2026-11-24T05:14:29.913Z',
          revokedAt: null,
          lastContactAt: '2026-11-24T05:14:30.215Z',
          waiting: 0,
          appVersion: null,
        },
        {
          id: '01a20bfa-1b52-7088-afdb-6a1148faa91e',
          username: 'lan-khac',
          name: 'lan-khac',
          enrolledAt: '2026-11-24T05:14:30.098Z',
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
          id: '01a20bfa-1dd7-731e-87b4-962c84e506fd',
          at: '2026-11-24T05:14:30.743550Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'allow-device',
          subjectType: 'device',
          subject: '01a20bfa-1a6c-75db-83bb-86ec6a3cf296',
          commune: null,
        },
        {
          id: '01a20bfa-1db8-779b-8fae-b4029466214a',
          at: '2026-11-24T05:14:30.712548Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'revoke-device',
          subjectType: 'device',
          subject: '01a20bfa-1a6c-75db-83bb-86ec6a3cf296',
          commune: null,
        },
      ],
      next: null,
    },
  },
  'post /api/sign-out': {},
}
