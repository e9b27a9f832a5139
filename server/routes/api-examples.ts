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
      secret: 'JFOZFGR653RNFJ72CUEHFTUZLBGN3ZJL',
      uri: 'otpauth://totp/D%C3%A2n%20C%C6%B0:giam-sat?issuer=D%C3%A2n%20C%C6%B0&secret=JFOZFGR653RNFJ72CUEHFTUZLBGN3ZJL&algorithm=SHA1&digits=6&period=30',
    },
  },
  'post /api/second-factor': {
    request: {
      code: '135885',
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
      password: 'vzrb-2rhe-3wbv-amb4',
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
      password: 'z5qx-mxa8-6vk8-45dg',
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
        'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAuC5ncwlZrOICgvL0pJObEnMC7ztyFgGVHkP3mrlzi0xoEe-2UqoL0oa86sU4is-aamN9zWgbaoeEhz97DQlKPQnAu--hEyx4Go-N5QhxzHHr2VRuZnIyN67rSaVvjVPjPGmmakzyB-SPbjFIPAvCNqjvR1vGuFOx-VSzrZ4722pZVw3dmjVfeah8kb1JjbQj5hSx_A_teKOAzioFgcBzktl4Bp1opaYQODFjDBcXCimrfM-Je7NuyuQFanNSX0d_5a3P80fg_IP7aQUbEQn2OfsvFJ_5mrt8Ovi5L65v32fKXSqcviyntLn2vV9kQhKaahHoojhRL9SnxEP3aApHI47VhOgmbwzkW2GOkxktMACxQCBNQvlOWePHhX1WHJoi5GMOGupJtsBoCIBJGDg1thzapixcFQMJGkArOIK4uNkYz8tCLOXM03Y7HAIro39V5pNWLRMiNJvD4CkUqoOltTaZo1u3T69ZJVUo6Dv5bqYtc3bicLqCbXruviAG5Q15AgMBAAE',
    },
    answer: {
      recoveryKey: {
        id: '01a21a48-a5ea-77ad-b43e-4977c3c641d9',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAuC5ncwlZrOICgvL0pJObEnMC7ztyFgGVHkP3mrlzi0xoEe-2UqoL0oa86sU4is-aamN9zWgbaoeEhz97DQlKPQnAu--hEyx4Go-N5QhxzHHr2VRuZnIyN67rSaVvjVPjPGmmakzyB-SPbjFIPAvCNqjvR1vGuFOx-VSzrZ4722pZVw3dmjVfeah8kb1JjbQj5hSx_A_teKOAzioFgcBzktl4Bp1opaYQODFjDBcXCimrfM-Je7NuyuQFanNSX0d_5a3P80fg_IP7aQUbEQn2OfsvFJ_5mrt8Ovi5L65v32fKXSqcviyntLn2vV9kQhKaahHoojhRL9SnxEP3aApHI47VhOgmbwzkW2GOkxktMACxQCBNQvlOWePHhX1WHJoi5GMOGupJtsBoCIBJGDg1thzapixcFQMJGkArOIK4uNkYz8tCLOXM03Y7HAIro39V5pNWLRMiNJvD4CkUqoOltTaZo1u3T69ZJVUo6Dv5bqYtc3bicLqCbXruviAG5Q15AgMBAAE',
      },
    },
  },
  'get /api/recovery-keys': {
    answer: {
      recoveryKey: {
        id: '01a21a48-a5ea-77ad-b43e-4977c3c641d9',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAuC5ncwlZrOICgvL0pJObEnMC7ztyFgGVHkP3mrlzi0xoEe-2UqoL0oa86sU4is-aamN9zWgbaoeEhz97DQlKPQnAu--hEyx4Go-N5QhxzHHr2VRuZnIyN67rSaVvjVPjPGmmakzyB-SPbjFIPAvCNqjvR1vGuFOx-VSzrZ4722pZVw3dmjVfeah8kb1JjbQj5hSx_A_teKOAzioFgcBzktl4Bp1opaYQODFjDBcXCimrfM-Je7NuyuQFanNSX0d_5a3P80fg_IP7aQUbEQn2OfsvFJ_5mrt8Ovi5L65v32fKXSqcviyntLn2vV9kQhKaahHoojhRL9SnxEP3aApHI47VhOgmbwzkW2GOkxktMACxQCBNQvlOWePHhX1WHJoi5GMOGupJtsBoCIBJGDg1thzapixcFQMJGkArOIK4uNkYz8tCLOXM03Y7HAIro39V5pNWLRMiNJvD4CkUqoOltTaZo1u3T69ZJVUo6Dv5bqYtc3bicLqCbXruviAG5Q15AgMBAAE',
      },
    },
  },
  'post /api/enrolments': {
    request: {
      username: 'lan',
    },
    answer: {
      code: '6736-RG27-KHBP',
      expiresAt: '2026-11-27T23:54:58.428Z',
    },
  },
  'post /api/devices': {
    request: {
      code: '6736-RG27-KHBP',
      username: 'lan',
      password: 'mat-khau-thu-nghiem',
      deviceId: '01a21a48-a5ff-723b-888d-2e0a7ebdb39d',
      token: 'nQVYO98Qim7iBEYM2BQREX6tJ05Qdc8YxpBg86TjCHU',
    },
    answer: {
      epoch: '5940e66e-39fe-4c6f-9c6a-beb72250ae83',
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
      enrolledAt: '2026-11-26T23:54:58.476Z',
      recoveryKey: {
        id: '01a21a48-a5ea-77ad-b43e-4977c3c641d9',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAuC5ncwlZrOICgvL0pJObEnMC7ztyFgGVHkP3mrlzi0xoEe-2UqoL0oa86sU4is-aamN9zWgbaoeEhz97DQlKPQnAu--hEyx4Go-N5QhxzHHr2VRuZnIyN67rSaVvjVPjPGmmakzyB-SPbjFIPAvCNqjvR1vGuFOx-VSzrZ4722pZVw3dmjVfeah8kb1JjbQj5hSx_A_teKOAzioFgcBzktl4Bp1opaYQODFjDBcXCimrfM-Je7NuyuQFanNSX0d_5a3P80fg_IP7aQUbEQn2OfsvFJ_5mrt8Ovi5L65v32fKXSqcviyntLn2vV9kQhKaahHoojhRL9SnxEP3aApHI47VhOgmbwzkW2GOkxktMACxQCBNQvlOWePHhX1WHJoi5GMOGupJtsBoCIBJGDg1thzapixcFQMJGkArOIK4uNkYz8tCLOXM03Y7HAIro39V5pNWLRMiNJvD4CkUqoOltTaZo1u3T69ZJVUo6Dv5bqYtc3bicLqCbXruviAG5Q15AgMBAAE',
      },
      deviceId: '01a21a48-a5ff-723b-888d-2e0a7ebdb39d',
    },
  },
  'get /api/state': {
    answer: {
      epoch: '5940e66e-39fe-4c6f-9c6a-beb72250ae83',
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
      keyId: '01a21a48-a5ea-77ad-b43e-4977c3c641d9',
    },
  },
  'post /api/batches': {
    request:
      '{"deviceId":"01a21a48-a5ff-723b-888d-2e0a7ebdb39d","commune":"22915","epoch":"5940e66e-39fe-4c6f-9c6a-beb72250ae83","mark":null,"asking":[]}\n{"groupId":"01a21a48-a69c-703f-a7a7-0a52cfaadace","contractVersion":1,"epoch":"5940e66e-39fe-4c6f-9c6a-beb72250ae83","household":"01a21a48-a699-75e6-b681-5e23026dc09f","changes":[{"type":"household","id":"01a21a48-a699-75e6-b681-5e23026dc09f","kind":"create","wrote":{"hamlet":"Khu phố 1","address":null,"bookNumber":null},"madeAt":"2021-03-04T02:00:00.000Z"},{"type":"resident","id":"01a21a48-a699-75e6-b681-615b5ecf3d6a","kind":"create","wrote":{"household":"01a21a48-a699-75e6-b681-5e23026dc09f","name":"NGUYỄN VĂN THỬ","birth":"1986","sex":"1","marital":null,"birthPlace":null,"hometown":null,"ethnicGroup":null,"nationality":null,"idNumber":"06008600001","cmnd":null,"permanentAddress":null,"currentAddress":null,"fatherName":null,"motherName":null,"spouseName":null,"representativeName":null,"relation":"CH","left":null},"madeAt":"2021-03-04T02:00:00.000Z"}]}\n',
    answer: {
      epoch: '5940e66e-39fe-4c6f-9c6a-beb72250ae83',
      mark: {
        seq: 4,
        hash: 'a9c5f56a52d9d943ee258a4af3a62d9dbc69841021193f35655787a41866cc4a',
      },
      scope: ['22915'],
      receipts: [
        {
          groupId: '01a21a48-a69c-703f-a7a7-0a52cfaadace',
          outcome: 'applied',
          seqs: {
            '01a21a48-a699-75e6-b681-5e23026dc09f': 1,
            '01a21a48-a699-75e6-b681-615b5ecf3d6a': 2,
          },
          conflicts: [],
        },
      ],
      rows: {
        household: {
          id: ['01a21a48-a699-75e6-b681-5e23026dc09f'],
          seq: [1],
          createdAt: ['2026-11-26T23:54:58.593Z'],
          updatedAt: ['2026-11-26T23:54:58.593Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a21a48-a699-75e6-b681-615b5ecf3d6a'],
          seq: [2],
          createdAt: ['2026-11-26T23:54:58.593Z'],
          updatedAt: ['2026-11-26T23:54:58.593Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a21a48-a699-75e6-b681-5e23026dc09f'],
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
          id: '01a21a48-a6b2-74e5-b6b9-4cb8a9c6abd6',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
          household: '01a21a48-a699-75e6-b681-5e23026dc09f',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-26T23:54:58.593Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/feed/{commune}': {
    answer: {
      epoch: '5940e66e-39fe-4c6f-9c6a-beb72250ae83',
      mark: {
        seq: 4,
        hash: 'a9c5f56a52d9d943ee258a4af3a62d9dbc69841021193f35655787a41866cc4a',
      },
      scope: ['22915'],
      commune: '22915',
      from: 0,
      next: 4,
      rows: {
        household: {
          id: ['01a21a48-a699-75e6-b681-5e23026dc09f'],
          seq: [1],
          createdAt: ['2026-11-26T23:54:58.593Z'],
          updatedAt: ['2026-11-26T23:54:58.593Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a21a48-a699-75e6-b681-615b5ecf3d6a'],
          seq: [2],
          createdAt: ['2026-11-26T23:54:58.593Z'],
          updatedAt: ['2026-11-26T23:54:58.593Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a21a48-a699-75e6-b681-5e23026dc09f'],
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
          id: '01a21a48-a6b2-74e5-b6b9-4cb8a9c6abd6',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
          household: '01a21a48-a699-75e6-b681-5e23026dc09f',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-26T23:54:58.593Z',
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
      epoch: '5940e66e-39fe-4c6f-9c6a-beb72250ae83',
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
      epoch: '5940e66e-39fe-4c6f-9c6a-beb72250ae83',
      communes: [
        {
          commune: '22915',
          groups: 1,
          hash: 'c467734c6125bd11e30b963e128c6b577774113b1fb68be028b4b2803c3ab1fb',
          households: [
            {
              household: '01a21a48-a699-75e6-b681-5e23026dc09f',
              groups: 1,
              hash: 'b0831fa751c9fbaacffc667d95090299651f366a34beef082dce208337cfd0c0',
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
        lastArrivalAt: '2026-11-26T23:54:58.845Z',
      },
      units: [
        {
          name: 'Khu phố 1',
          households: 1,
          collected: 1,
          left: 0,
          flagged: 1,
          held: 0,
          lastArrivalAt: '2026-11-26T23:54:58.593Z',
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
          id: '01a21a48-a5ff-723b-888d-2e0a7ebdb39d',
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
          enrolledAt: '2026-11-26T23:54:58.476586+00:00',
          revokedAt: null,
          lastContactAt: '2026-11-26T23:54:58.845+00:00',
          waiting: 0,
          receivedToday: 3,
          held: 2,
          appVersion: null,
          urgency: 'held',
        },
        {
          id: '01a21a48-a69b-740b-82a6-92b7ae43ee0e',
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
          enrolledAt: '2026-11-26T23:54:58.587991+00:00',
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
        at: '2026-11-26T23:54:58.769Z',
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
          receivedAt: '2026-11-26T23:54:58.845Z',
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
          receivedAt: '2026-11-26T23:54:58.593Z',
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
          groupId: '01a21a48-a771-7207-b964-79f6c2347da4',
          device: '01a21a48-a5ff-723b-888d-2e0a7ebdb39d',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-26T23:54:58.845Z',
          problem: {
            code: 'scope',
          },
        },
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          groupId: '01a21a48-a771-7207-b964-7eb0f12bca34',
          device: '01a21a48-a5ff-723b-888d-2e0a7ebdb39d',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-26T23:54:58.845Z',
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
        groupId: '01a21a48-a771-7207-b964-79f6c2347da4',
        device: '01a21a48-a5ff-723b-888d-2e0a7ebdb39d',
        officer: {
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
        },
        arrivedAt: '2026-11-26T23:54:58.845Z',
        problem: {
          code: 'scope',
        },
      },
      changes: [
        {
          type: 'resident',
          id: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
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
          id: '01a21a48-a699-75e6-b681-5e23026dc09f',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-26T23:54:58.593Z',
          updatedAt: '2026-11-26T23:54:58.593Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        {
          type: 'resident',
          id: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
          commune: '22915',
          seq: 2,
          units: {
            household: '01a21a48-a699-75e6-b681-5e23026dc09f',
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
          createdAt: '2026-11-26T23:54:58.593Z',
          updatedAt: '2026-11-26T23:54:58.593Z',
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
          id: '01a21a48-a6b2-74e5-b6b9-4cb8a9c6abd6',
          commune: '22915',
          kind: 'check',
          rule: 'ID_FORMAT',
          unit: null,
          type: 'resident',
          recordId: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
          openedAt: '2026-11-26T23:54:58.593Z',
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
        id: '01a21a48-a699-75e6-b681-5e23026dc09f',
        commune: '22915',
        seq: 1,
        units: {
          hamlet: 'Khu phố 1',
          address: null,
          bookNumber: null,
        },
        createdAt: '2026-11-26T23:54:58.593Z',
        updatedAt: '2026-11-26T23:54:58.593Z',
        updatedBy: 'lan',
        removedAt: null,
        decided: {},
      },
      residents: [
        {
          type: 'resident',
          id: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
          commune: '22915',
          seq: 8,
          units: {
            household: '01a21a48-a699-75e6-b681-5e23026dc09f',
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
          createdAt: '2026-11-26T23:54:58.593Z',
          updatedAt: '2026-11-26T23:54:59.214Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
      flags: [
        {
          id: '01a21a48-a6b2-74e5-b6b9-4cb8a9c6abd6',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
          household: '01a21a48-a699-75e6-b681-5e23026dc09f',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-26T23:54:58.593Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/communes/{commune}/records/{id}/history': {
    answer: {
      entries: [
        {
          groupId: '01a21a48-a771-7207-b964-7eb0f12bca34',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a21a48-a5ff-723b-888d-2e0a7ebdb39d',
          desk: false,
          at: '2026-11-26T23:54:58.845Z',
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
          groupId: '01a21a48-a771-7207-b964-79f6c2347da4',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a21a48-a5ff-723b-888d-2e0a7ebdb39d',
          desk: false,
          at: '2026-11-26T23:54:58.845Z',
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
        id: '01a21a48-a6b2-74e5-b6b9-4cb8a9c6abd6',
        commune: '22915',
        seq: 3,
        kind: 'check',
        type: 'resident',
        recordId: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
        household: '01a21a48-a699-75e6-b681-5e23026dc09f',
        unit: null,
        rule: 'ID_FORMAT',
        claims: [],
        found: {
          length: '11',
        },
        state: 'open',
        reason: null,
        settledBy: null,
        openedAt: '2026-11-26T23:54:58.593Z',
        closedAt: null,
      },
      record: {
        type: 'resident',
        id: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
        commune: '22915',
        seq: 8,
        units: {
          household: '01a21a48-a699-75e6-b681-5e23026dc09f',
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
        createdAt: '2026-11-26T23:54:58.593Z',
        updatedAt: '2026-11-26T23:54:59.214Z',
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
          id: '01a21a48-a699-75e6-b681-5e23026dc09f',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-26T23:54:58.593Z',
          updatedAt: '2026-11-26T23:54:58.593Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        residents: [
          {
            type: 'resident',
            id: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
            commune: '22915',
            seq: 8,
            units: {
              household: '01a21a48-a699-75e6-b681-5e23026dc09f',
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
            createdAt: '2026-11-26T23:54:58.593Z',
            updatedAt: '2026-11-26T23:54:59.214Z',
            updatedBy: 'lan',
            removedAt: null,
            decided: {},
          },
        ],
        flags: [
          {
            id: '01a21a48-a6b2-74e5-b6b9-4cb8a9c6abd6',
            commune: '22915',
            seq: 3,
            kind: 'check',
            type: 'resident',
            recordId: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
            household: '01a21a48-a699-75e6-b681-5e23026dc09f',
            unit: null,
            rule: 'ID_FORMAT',
            claims: [],
            found: {
              length: '11',
            },
            state: 'open',
            reason: null,
            settledBy: null,
            openedAt: '2026-11-26T23:54:58.593Z',
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
      epoch: '5940e66e-39fe-4c6f-9c6a-beb72250ae83',
    },
  },
  'post /api/communes/{commune}/decisions': {
    request: {
      group: {
        groupId: '01a21a48-ab01-7054-9cae-8c8da742a7e4',
        contractVersion: 1,
        epoch: '5940e66e-39fe-4c6f-9c6a-beb72250ae83',
        household: '01a21a48-a699-75e6-b681-5e23026dc09f',
        changes: [
          {
            type: 'resident',
            id: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
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
            closes: '01a21a48-a6b2-74e5-b6b9-4cb8a9c6abd6',
          },
        ],
      },
      flags: {
        '01a21a48-a6b2-74e5-b6b9-4cb8a9c6abd6': 3,
      },
    },
    answer: {
      outcome: 'applied',
      problem: null,
      rows: [
        {
          type: 'resident',
          id: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
          commune: '22915',
          seq: 13,
          units: {
            household: '01a21a48-a699-75e6-b681-5e23026dc09f',
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
          createdAt: '2026-11-26T23:54:58.593Z',
          updatedAt: '2026-11-26T23:54:59.737Z',
          updatedBy: 'giam-sat',
          removedAt: null,
          decided: {
            idNumber: 13,
          },
        },
      ],
      flags: [
        {
          id: '01a21a48-a6b2-74e5-b6b9-4cb8a9c6abd6',
          commune: '22915',
          seq: 14,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a48-a699-75e6-b681-615b5ecf3d6a',
          household: '01a21a48-a699-75e6-b681-5e23026dc09f',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'settled',
          reason: 'Đã xem thẻ căn cước',
          settledBy: 'giam-sat',
          openedAt: '2026-11-26T23:54:58.593Z',
          closedAt: '2026-11-26T23:54:59.737Z',
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
          id: '01a21a48-a5ff-723b-888d-2e0a7ebdb39d',
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
          enrolledAt: '2026-11-26T23:54:58.476Z',
          revokedAt: null,
          lastContactAt: '2026-11-26T23:54:58.845Z',
          waiting: 0,
          appVersion: null,
          ledger: {
            at: '2026-11-26T23:54:58.769Z',
            households: 1,
            complete: 1,
            waiting: 0,
            groups: 2,
            here: 1,
            agrees: false,
          },
        },
        {
          id: '01a21a48-a69b-740b-82a6-92b7ae43ee0e',
          username: 'lan-khac',
          name: 'lan-khac',
          enrolledAt: '2026-11-26T23:54:58.587Z',
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
          id: '01a21a48-ab81-745b-85e6-e7ef0c09d55e',
          at: '2026-11-26T23:54:59.842237Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'allow-device',
          subjectType: 'device',
          subject: '01a21a48-a5ff-723b-888d-2e0a7ebdb39d',
          commune: null,
        },
        {
          id: '01a21a48-ab4d-74df-9d00-ba884c7f5e77',
          at: '2026-11-26T23:54:59.789473Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'revoke-device',
          subjectType: 'device',
          subject: '01a21a48-a5ff-723b-888d-2e0a7ebdb39d',
          commune: null,
        },
      ],
      next: null,
    },
  },
  'post /api/sign-out': {},
}
