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
      secret: 'GY4KPBMYXOLEFMEITJI7FRM5M5ZDREVP',
      uri: 'otpauth://totp/D%C3%A2n%20C%C6%B0:giam-sat?issuer=D%C3%A2n%20C%C6%B0&secret=GY4KPBMYXOLEFMEITJI7FRM5M5ZDREVP&algorithm=SHA1&digits=6&period=30',
    },
  },
  'post /api/second-factor': {
    request: {
      code: '599897',
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
      password: 'e9pn-zyqk-c2vn-5zj4',
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
      password: 'e7yw-5b4s-shc5-dxgn',
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
  'post /api/recovery-keys': {
    request: {
      publicKey:
        'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAmTB6OAHWh7NXY5WsQbUzGFBiJTLrrmBXrAhS2nLfMwpgSchQgWBu4nYTUrRUe19PXreHLvmBblZMYiy1-WqvQHGhzLIMaKEx2GcfT1MSqeJ4qP7bHjrC-9BccDBpWuvM5pbhF-oOCrCwhTPnqiHKclVzlA8OukXs_9fLTgp4XkWk66Et3uG5N6xfjYfzrLy2J-qQV9YPPHrXve49cPvubRlMRzk76cSMs_Ya24JHeFHtthzIjyxoANMnoDmxOvViSqQf23Gib4-ZL16NJGg-66xT6zP71_mPhRhefOG-6TwvFyakMfgHO21ppzePh-HIdV2e8KQFnTfcun9wGLFamgsBDw774ltE3cEnvOjeAuOLOxY83zOc5fL6f0eqwPHQUMkk4VEUKCGIT2Z-bavl80FQuCYk-JvQNxAohwTUKpIeXVlVLMaklB5JbQ08dFQ30CrCcKZ_CTT9DFPfDt1yJTLQAlIwZCdHPrwXTxYygtsubzwF8OTHNGiuOy9lc9TDAgMBAAE',
    },
    answer: {
      recoveryKey: {
        id: '01a21a37-7295-7075-8166-3c0dae124970',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAmTB6OAHWh7NXY5WsQbUzGFBiJTLrrmBXrAhS2nLfMwpgSchQgWBu4nYTUrRUe19PXreHLvmBblZMYiy1-WqvQHGhzLIMaKEx2GcfT1MSqeJ4qP7bHjrC-9BccDBpWuvM5pbhF-oOCrCwhTPnqiHKclVzlA8OukXs_9fLTgp4XkWk66Et3uG5N6xfjYfzrLy2J-qQV9YPPHrXve49cPvubRlMRzk76cSMs_Ya24JHeFHtthzIjyxoANMnoDmxOvViSqQf23Gib4-ZL16NJGg-66xT6zP71_mPhRhefOG-6TwvFyakMfgHO21ppzePh-HIdV2e8KQFnTfcun9wGLFamgsBDw774ltE3cEnvOjeAuOLOxY83zOc5fL6f0eqwPHQUMkk4VEUKCGIT2Z-bavl80FQuCYk-JvQNxAohwTUKpIeXVlVLMaklB5JbQ08dFQ30CrCcKZ_CTT9DFPfDt1yJTLQAlIwZCdHPrwXTxYygtsubzwF8OTHNGiuOy9lc9TDAgMBAAE',
      },
    },
  },
  'get /api/recovery-keys': {
    answer: {
      recoveryKey: {
        id: '01a21a37-7295-7075-8166-3c0dae124970',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAmTB6OAHWh7NXY5WsQbUzGFBiJTLrrmBXrAhS2nLfMwpgSchQgWBu4nYTUrRUe19PXreHLvmBblZMYiy1-WqvQHGhzLIMaKEx2GcfT1MSqeJ4qP7bHjrC-9BccDBpWuvM5pbhF-oOCrCwhTPnqiHKclVzlA8OukXs_9fLTgp4XkWk66Et3uG5N6xfjYfzrLy2J-qQV9YPPHrXve49cPvubRlMRzk76cSMs_Ya24JHeFHtthzIjyxoANMnoDmxOvViSqQf23Gib4-ZL16NJGg-66xT6zP71_mPhRhefOG-6TwvFyakMfgHO21ppzePh-HIdV2e8KQFnTfcun9wGLFamgsBDw774ltE3cEnvOjeAuOLOxY83zOc5fL6f0eqwPHQUMkk4VEUKCGIT2Z-bavl80FQuCYk-JvQNxAohwTUKpIeXVlVLMaklB5JbQ08dFQ30CrCcKZ_CTT9DFPfDt1yJTLQAlIwZCdHPrwXTxYygtsubzwF8OTHNGiuOy9lc9TDAgMBAAE',
      },
    },
  },
  'post /api/enrolments': {
    request: {
      username: 'lan',
    },
    answer: {
      code: 'N2WB-8E78-W5HK',
      expiresAt: '2026-11-27T23:36:11.262Z',
    },
  },
  'post /api/devices': {
    request: {
      code: 'N2WB-8E78-W5HK',
      username: 'lan',
      password: 'mat-khau-thu-nghiem',
      deviceId: '01a21a37-730f-7371-8a04-f70a56ede755',
      token: 'tzxQyPCavV768UWZ7RAvorsba9O2J6T0nXGSV4zBwWE',
    },
    answer: {
      epoch: '1f4fd068-af29-4d09-b0de-66b7ec3dda58',
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
      enrolledAt: '2026-11-26T23:36:11.544Z',
      recoveryKey: {
        id: '01a21a37-7295-7075-8166-3c0dae124970',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAmTB6OAHWh7NXY5WsQbUzGFBiJTLrrmBXrAhS2nLfMwpgSchQgWBu4nYTUrRUe19PXreHLvmBblZMYiy1-WqvQHGhzLIMaKEx2GcfT1MSqeJ4qP7bHjrC-9BccDBpWuvM5pbhF-oOCrCwhTPnqiHKclVzlA8OukXs_9fLTgp4XkWk66Et3uG5N6xfjYfzrLy2J-qQV9YPPHrXve49cPvubRlMRzk76cSMs_Ya24JHeFHtthzIjyxoANMnoDmxOvViSqQf23Gib4-ZL16NJGg-66xT6zP71_mPhRhefOG-6TwvFyakMfgHO21ppzePh-HIdV2e8KQFnTfcun9wGLFamgsBDw774ltE3cEnvOjeAuOLOxY83zOc5fL6f0eqwPHQUMkk4VEUKCGIT2Z-bavl80FQuCYk-JvQNxAohwTUKpIeXVlVLMaklB5JbQ08dFQ30CrCcKZ_CTT9DFPfDt1yJTLQAlIwZCdHPrwXTxYygtsubzwF8OTHNGiuOy9lc9TDAgMBAAE',
      },
      deviceId: '01a21a37-730f-7371-8a04-f70a56ede755',
    },
  },
  'get /api/state': {
    answer: {
      epoch: '1f4fd068-af29-4d09-b0de-66b7ec3dda58',
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
      keyId: '01a21a37-7295-7075-8166-3c0dae124970',
    },
  },
  'post /api/batches': {
    request:
      '{"deviceId":"01a21a37-730f-7371-8a04-f70a56ede755","commune":"22915","epoch":"1f4fd068-af29-4d09-b0de-66b7ec3dda58","mark":null,"asking":[]}\n{"groupId":"01a21a37-7586-76df-8635-dcef373444cb","contractVersion":1,"epoch":"1f4fd068-af29-4d09-b0de-66b7ec3dda58","household":"01a21a37-7566-77d7-99b3-3e3b43a0dcef","changes":[{"type":"household","id":"01a21a37-7566-77d7-99b3-3e3b43a0dcef","kind":"create","wrote":{"hamlet":"Khu phố 1","address":null,"bookNumber":null},"madeAt":"2021-03-04T02:00:00.000Z"},{"type":"resident","id":"01a21a37-7566-77d7-99b3-412703f18cfc","kind":"create","wrote":{"household":"01a21a37-7566-77d7-99b3-3e3b43a0dcef","name":"NGUYỄN VĂN THỬ","birth":"1986","sex":"1","marital":null,"birthPlace":null,"hometown":null,"ethnicGroup":null,"nationality":null,"idNumber":"06008600001","cmnd":null,"permanentAddress":null,"currentAddress":null,"fatherName":null,"motherName":null,"spouseName":null,"representativeName":null,"relation":"CH","left":null},"madeAt":"2021-03-04T02:00:00.000Z"}]}\n',
    answer: {
      epoch: '1f4fd068-af29-4d09-b0de-66b7ec3dda58',
      mark: {
        seq: 4,
        hash: '88b5713d1eb94e32f8dafd8d063c95e9434531288336acc5132f1fe37c172634',
      },
      scope: ['22915'],
      receipts: [
        {
          groupId: '01a21a37-7586-76df-8635-dcef373444cb',
          outcome: 'applied',
          seqs: {
            '01a21a37-7566-77d7-99b3-3e3b43a0dcef': 1,
            '01a21a37-7566-77d7-99b3-412703f18cfc': 2,
          },
          conflicts: [],
        },
      ],
      rows: {
        household: {
          id: ['01a21a37-7566-77d7-99b3-3e3b43a0dcef'],
          seq: [1],
          createdAt: ['2026-11-26T23:36:11.934Z'],
          updatedAt: ['2026-11-26T23:36:11.934Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a21a37-7566-77d7-99b3-412703f18cfc'],
          seq: [2],
          createdAt: ['2026-11-26T23:36:11.934Z'],
          updatedAt: ['2026-11-26T23:36:11.934Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a21a37-7566-77d7-99b3-3e3b43a0dcef'],
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
          id: '01a21a37-75d7-7194-8e4c-1094bd7ff24b',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a37-7566-77d7-99b3-412703f18cfc',
          household: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-26T23:36:11.934Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/feed/{commune}': {
    answer: {
      epoch: '1f4fd068-af29-4d09-b0de-66b7ec3dda58',
      mark: {
        seq: 4,
        hash: '88b5713d1eb94e32f8dafd8d063c95e9434531288336acc5132f1fe37c172634',
      },
      scope: ['22915'],
      commune: '22915',
      from: 0,
      next: 4,
      rows: {
        household: {
          id: ['01a21a37-7566-77d7-99b3-3e3b43a0dcef'],
          seq: [1],
          createdAt: ['2026-11-26T23:36:11.934Z'],
          updatedAt: ['2026-11-26T23:36:11.934Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a21a37-7566-77d7-99b3-412703f18cfc'],
          seq: [2],
          createdAt: ['2026-11-26T23:36:11.934Z'],
          updatedAt: ['2026-11-26T23:36:11.934Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a21a37-7566-77d7-99b3-3e3b43a0dcef'],
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
          id: '01a21a37-75d7-7194-8e4c-1094bd7ff24b',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a37-7566-77d7-99b3-412703f18cfc',
          household: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-26T23:36:11.934Z',
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
        lastArrivalAt: '2026-11-26T23:36:12.110Z',
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
          id: '01a21a37-730f-7371-8a04-f70a56ede755',
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
          enrolledAt: '2026-11-26T23:36:11.544088+00:00',
          revokedAt: null,
          lastContactAt: '2026-11-26T23:36:12.11+00:00',
          waiting: 0,
          receivedToday: 3,
          held: 2,
          appVersion: null,
          storage: null,
          urgency: 'held',
        },
        {
          id: '01a21a37-7584-7724-9e8f-01f5d310f7b7',
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
          enrolledAt: '2026-11-26T23:36:11.909463+00:00',
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
      batches: [
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          seq: 7,
          receivedAt: '2026-11-26T23:36:12.110Z',
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
          receivedAt: '2026-11-26T23:36:11.934Z',
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
          groupId: '01a21a37-764c-76a8-af07-f54888030f28',
          device: '01a21a37-730f-7371-8a04-f70a56ede755',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-26T23:36:12.110Z',
          problem: {
            code: 'scope',
          },
        },
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          groupId: '01a21a37-764c-76a8-af07-fad3225b04a5',
          device: '01a21a37-730f-7371-8a04-f70a56ede755',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-26T23:36:12.110Z',
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
        groupId: '01a21a37-764c-76a8-af07-f54888030f28',
        device: '01a21a37-730f-7371-8a04-f70a56ede755',
        officer: {
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
        },
        arrivedAt: '2026-11-26T23:36:12.110Z',
        problem: {
          code: 'scope',
        },
      },
      changes: [
        {
          type: 'resident',
          id: '01a21a37-7566-77d7-99b3-412703f18cfc',
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
          id: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-26T23:36:11.934Z',
          updatedAt: '2026-11-26T23:36:11.934Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        {
          type: 'resident',
          id: '01a21a37-7566-77d7-99b3-412703f18cfc',
          commune: '22915',
          seq: 2,
          units: {
            household: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
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
          createdAt: '2026-11-26T23:36:11.934Z',
          updatedAt: '2026-11-26T23:36:11.934Z',
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
          id: '01a21a37-75d7-7194-8e4c-1094bd7ff24b',
          commune: '22915',
          kind: 'check',
          rule: 'ID_FORMAT',
          unit: null,
          type: 'resident',
          recordId: '01a21a37-7566-77d7-99b3-412703f18cfc',
          openedAt: '2026-11-26T23:36:11.934Z',
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
        id: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
        commune: '22915',
        seq: 1,
        units: {
          hamlet: 'Khu phố 1',
          address: null,
          bookNumber: null,
        },
        createdAt: '2026-11-26T23:36:11.934Z',
        updatedAt: '2026-11-26T23:36:11.934Z',
        updatedBy: 'lan',
        removedAt: null,
        decided: {},
      },
      residents: [
        {
          type: 'resident',
          id: '01a21a37-7566-77d7-99b3-412703f18cfc',
          commune: '22915',
          seq: 8,
          units: {
            household: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
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
          createdAt: '2026-11-26T23:36:11.934Z',
          updatedAt: '2026-11-26T23:36:12.352Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
      flags: [
        {
          id: '01a21a37-75d7-7194-8e4c-1094bd7ff24b',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a37-7566-77d7-99b3-412703f18cfc',
          household: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-26T23:36:11.934Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/communes/{commune}/records/{id}/history': {
    answer: {
      entries: [
        {
          groupId: '01a21a37-764c-76a8-af07-fad3225b04a5',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a21a37-730f-7371-8a04-f70a56ede755',
          desk: false,
          at: '2026-11-26T23:36:12.110Z',
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
          groupId: '01a21a37-764c-76a8-af07-f54888030f28',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a21a37-730f-7371-8a04-f70a56ede755',
          desk: false,
          at: '2026-11-26T23:36:12.110Z',
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
        id: '01a21a37-75d7-7194-8e4c-1094bd7ff24b',
        commune: '22915',
        seq: 3,
        kind: 'check',
        type: 'resident',
        recordId: '01a21a37-7566-77d7-99b3-412703f18cfc',
        household: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
        unit: null,
        rule: 'ID_FORMAT',
        claims: [],
        found: {
          length: '11',
        },
        state: 'open',
        reason: null,
        settledBy: null,
        openedAt: '2026-11-26T23:36:11.934Z',
        closedAt: null,
      },
      record: {
        type: 'resident',
        id: '01a21a37-7566-77d7-99b3-412703f18cfc',
        commune: '22915',
        seq: 8,
        units: {
          household: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
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
        createdAt: '2026-11-26T23:36:11.934Z',
        updatedAt: '2026-11-26T23:36:12.352Z',
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
          id: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-26T23:36:11.934Z',
          updatedAt: '2026-11-26T23:36:11.934Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        residents: [
          {
            type: 'resident',
            id: '01a21a37-7566-77d7-99b3-412703f18cfc',
            commune: '22915',
            seq: 8,
            units: {
              household: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
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
            createdAt: '2026-11-26T23:36:11.934Z',
            updatedAt: '2026-11-26T23:36:12.352Z',
            updatedBy: 'lan',
            removedAt: null,
            decided: {},
          },
        ],
        flags: [
          {
            id: '01a21a37-75d7-7194-8e4c-1094bd7ff24b',
            commune: '22915',
            seq: 3,
            kind: 'check',
            type: 'resident',
            recordId: '01a21a37-7566-77d7-99b3-412703f18cfc',
            household: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
            unit: null,
            rule: 'ID_FORMAT',
            claims: [],
            found: {
              length: '11',
            },
            state: 'open',
            reason: null,
            settledBy: null,
            openedAt: '2026-11-26T23:36:11.934Z',
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
      epoch: '1f4fd068-af29-4d09-b0de-66b7ec3dda58',
    },
  },
  'post /api/communes/{commune}/decisions': {
    request: {
      group: {
        groupId: '01a21a37-7843-71af-bacd-0fdb0b128b8b',
        contractVersion: 1,
        epoch: '1f4fd068-af29-4d09-b0de-66b7ec3dda58',
        household: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
        changes: [
          {
            type: 'resident',
            id: '01a21a37-7566-77d7-99b3-412703f18cfc',
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
            closes: '01a21a37-75d7-7194-8e4c-1094bd7ff24b',
          },
        ],
      },
      flags: {
        '01a21a37-75d7-7194-8e4c-1094bd7ff24b': 3,
      },
    },
    answer: {
      outcome: 'applied',
      problem: null,
      rows: [
        {
          type: 'resident',
          id: '01a21a37-7566-77d7-99b3-412703f18cfc',
          commune: '22915',
          seq: 13,
          units: {
            household: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
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
          createdAt: '2026-11-26T23:36:11.934Z',
          updatedAt: '2026-11-26T23:36:12.653Z',
          updatedBy: 'giam-sat',
          removedAt: null,
          decided: {
            idNumber: 13,
          },
        },
      ],
      flags: [
        {
          id: '01a21a37-75d7-7194-8e4c-1094bd7ff24b',
          commune: '22915',
          seq: 14,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a37-7566-77d7-99b3-412703f18cfc',
          household: '01a21a37-7566-77d7-99b3-3e3b43a0dcef',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'settled',
          reason: 'Đã xem thẻ căn cước',
          settledBy: 'giam-sat',
          openedAt: '2026-11-26T23:36:11.934Z',
          closedAt: '2026-11-26T23:36:12.653Z',
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
          id: '01a21a37-730f-7371-8a04-f70a56ede755',
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
          enrolledAt: '2026-11-26T23:36:11.544Z',
          revokedAt: null,
          lastContactAt: '2026-11-26T23:36:12.110Z',
          waiting: 0,
          appVersion: null,
          storage: null,
        },
        {
          id: '01a21a37-7584-7724-9e8f-01f5d310f7b7',
          username: 'lan-khac',
          name: 'lan-khac',
          enrolledAt: '2026-11-26T23:36:11.909Z',
          revokedAt: null,
          lastContactAt: null,
          waiting: 0,
          appVersion: null,
          storage: null,
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
          id: '01a21a37-78cc-73a7-8e01-db94c2158b16',
          at: '2026-11-26T23:36:12.748540Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'allow-device',
          subjectType: 'device',
          subject: '01a21a37-730f-7371-8a04-f70a56ede755',
          commune: null,
        },
        {
          id: '01a21a37-78b7-71e6-8495-f159702f56af',
          at: '2026-11-26T23:36:12.729477Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'revoke-device',
          subjectType: 'device',
          subject: '01a21a37-730f-7371-8a04-f70a56ede755',
          commune: null,
        },
      ],
      next: null,
    },
  },
  'post /api/sign-out': {},
}
