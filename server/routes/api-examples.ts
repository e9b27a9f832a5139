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
        id: '01a20bed-31f9-7349-9344-98c13123bb6e',
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
      secret: 'L5LHKJI52TWOTVNPO5AFL53WUBTYETKT',
      uri: 'otpauth://totp/D%C3%A2n%20C%C6%B0:giam-sat?issuer=D%C3%A2n%20C%C6%B0&secret=L5LHKJI52TWOTVNPO5AFL53WUBTYETKT&algorithm=SHA1&digits=6&period=30',
    },
  },
  'post /api/second-factor': {
    request: {
      code: '120312',
    },
    answer: {
      account: {
        id: '01a20bed-31f9-7349-9344-98c13123bb6e',
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
        id: '01a20bed-31f9-7349-9344-98c13123bb6e',
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
        id: '01a20bed-3716-762e-a2a5-e0414bc3be85',
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
      password: 'nsac-4haf-wbmp-dzb3',
    },
  },
  'patch /api/accounts/{username}': {
    request: {
      name: 'Cán bộ thử nghiệm Sáu Mới',
    },
    answer: {
      account: {
        id: '01a20bed-3716-762e-a2a5-e0414bc3be85',
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
        id: '01a20bed-3716-762e-a2a5-e0414bc3be85',
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
      password: 'twej-d8yn-rgm2-sgew',
    },
  },
  'delete /api/accounts/{username}/second-factor': {
    answer: {
      account: {
        id: '01a20bed-3156-752f-912d-c976001e5c55',
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
          id: '01a20bed-3156-752f-912d-c976001e5c55',
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
          id: '01a20bed-31f9-7349-9344-98c13123bb6e',
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
        'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEArq6qgupuZ2CsB6T9PvtAn1hrXhYQBqw3uafWsucnZtZfJnFltcOypg2EincOLZo3VHqBoPvJ-d-1apJOP9zhuZ9EwPKGzamqjkNFYnR4sg4x2JWAZEDQednmXEif-NMxi1czFx31220drLOOKTgJvhp3YPe6nHma4HEDnJM0Tidq4A8r0ghztS2Z_u-eCaN2q_QOPYb78dLuu_gm2_hlOjSOJFKnswbRo3oDHHhNIONY6tFNNpFIjV0SZf9bj4TtpGxVZ-3oeghweV7FeCo23zCwrlnEb2ouyj5cdlZgtZ_1LhWt3gGEcZz_ShtjX2vKOqMRdYXVtvxeD1rJbhcv1NlZ0vJ9qcc_RDtcpwr_MVdT_vy28vNmS2fF-Tp9sC6E_ts4r34snjsXMq606prUui5tMP6Q_VW96EoFTessNOt558VQ8xPiOt8VIIiqPrXy8bm3FE8c1R9KqzS-sWIoymbiaFFrOePoNKleamYaYhEyCZDlWlOHtykqhJUxkflhAgMBAAE',
    },
    answer: {
      recoveryKey: {
        id: '01a20bed-4409-719b-b843-2c4c109eedb1',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEArq6qgupuZ2CsB6T9PvtAn1hrXhYQBqw3uafWsucnZtZfJnFltcOypg2EincOLZo3VHqBoPvJ-d-1apJOP9zhuZ9EwPKGzamqjkNFYnR4sg4x2JWAZEDQednmXEif-NMxi1czFx31220drLOOKTgJvhp3YPe6nHma4HEDnJM0Tidq4A8r0ghztS2Z_u-eCaN2q_QOPYb78dLuu_gm2_hlOjSOJFKnswbRo3oDHHhNIONY6tFNNpFIjV0SZf9bj4TtpGxVZ-3oeghweV7FeCo23zCwrlnEb2ouyj5cdlZgtZ_1LhWt3gGEcZz_ShtjX2vKOqMRdYXVtvxeD1rJbhcv1NlZ0vJ9qcc_RDtcpwr_MVdT_vy28vNmS2fF-Tp9sC6E_ts4r34snjsXMq606prUui5tMP6Q_VW96EoFTessNOt558VQ8xPiOt8VIIiqPrXy8bm3FE8c1R9KqzS-sWIoymbiaFFrOePoNKleamYaYhEyCZDlWlOHtykqhJUxkflhAgMBAAE',
      },
    },
  },
  'get /api/recovery-keys': {
    answer: {
      recoveryKey: {
        id: '01a20bed-4409-719b-b843-2c4c109eedb1',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEArq6qgupuZ2CsB6T9PvtAn1hrXhYQBqw3uafWsucnZtZfJnFltcOypg2EincOLZo3VHqBoPvJ-d-1apJOP9zhuZ9EwPKGzamqjkNFYnR4sg4x2JWAZEDQednmXEif-NMxi1czFx31220drLOOKTgJvhp3YPe6nHma4HEDnJM0Tidq4A8r0ghztS2Z_u-eCaN2q_QOPYb78dLuu_gm2_hlOjSOJFKnswbRo3oDHHhNIONY6tFNNpFIjV0SZf9bj4TtpGxVZ-3oeghweV7FeCo23zCwrlnEb2ouyj5cdlZgtZ_1LhWt3gGEcZz_ShtjX2vKOqMRdYXVtvxeD1rJbhcv1NlZ0vJ9qcc_RDtcpwr_MVdT_vy28vNmS2fF-Tp9sC6E_ts4r34snjsXMq606prUui5tMP6Q_VW96EoFTessNOt558VQ8xPiOt8VIIiqPrXy8bm3FE8c1R9KqzS-sWIoymbiaFFrOePoNKleamYaYhEyCZDlWlOHtykqhJUxkflhAgMBAAE',
      },
    },
  },
  'post /api/enrolments': {
    request: {
      username: 'lan',
    },
    answer: {
      code: 'EHD3-P66D-BNWB',
      expiresAt: '2026-11-25T05:00:28.610Z',
    },
  },
  'post /api/devices': {
    request: {
      code: 'EHD3-P66D-BNWB',
      username: 'lan',
      password: 'mat-khau-thu-nghiem',
      deviceId: '01a20bed-4449-7775-800a-aaa1bf3a9cd0',
      token: 'K02VpOzxguWTWxOo6C_xJKIRKahJ9QnjxIAR3CqmYf4',
    },
    answer: {
      epoch: 'f2fe18dd-383a-452d-bc3e-ab0985ccbfa7',
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
      enrolledAt: '2026-11-24T05:00:28.698Z',
      recoveryKey: {
        id: '01a20bed-4409-719b-b843-2c4c109eedb1',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEArq6qgupuZ2CsB6T9PvtAn1hrXhYQBqw3uafWsucnZtZfJnFltcOypg2EincOLZo3VHqBoPvJ-d-1apJOP9zhuZ9EwPKGzamqjkNFYnR4sg4x2JWAZEDQednmXEif-NMxi1czFx31220drLOOKTgJvhp3YPe6nHma4HEDnJM0Tidq4A8r0ghztS2Z_u-eCaN2q_QOPYb78dLuu_gm2_hlOjSOJFKnswbRo3oDHHhNIONY6tFNNpFIjV0SZf9bj4TtpGxVZ-3oeghweV7FeCo23zCwrlnEb2ouyj5cdlZgtZ_1LhWt3gGEcZz_ShtjX2vKOqMRdYXVtvxeD1rJbhcv1NlZ0vJ9qcc_RDtcpwr_MVdT_vy28vNmS2fF-Tp9sC6E_ts4r34snjsXMq606prUui5tMP6Q_VW96EoFTessNOt558VQ8xPiOt8VIIiqPrXy8bm3FE8c1R9KqzS-sWIoymbiaFFrOePoNKleamYaYhEyCZDlWlOHtykqhJUxkflhAgMBAAE',
      },
      deviceId: '01a20bed-4449-7775-800a-aaa1bf3a9cd0',
    },
  },
  'get /api/state': {
    answer: {
      epoch: 'f2fe18dd-383a-452d-bc3e-ab0985ccbfa7',
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
      keyId: '01a20bed-4409-719b-b843-2c4c109eedb1',
    },
  },
  'post /api/batches': {
    request:
      '{"deviceId":"01a20bed-4449-7775-800a-aaa1bf3a9cd0","commune":"22915","epoch":"f2fe18dd-383a-452d-bc3e-ab0985ccbfa7","mark":null,"asking":[]}\n{"groupId":"01a20bed-45f7-77e8-9924-f8c30311e2fd","contractVersion":1,"epoch":"f2fe18dd-383a-452d-bc3e-ab0985ccbfa7","household":"01a20bed-45ea-70b9-99a7-6e9b7057a509","changes":[{"type":"household","id":"01a20bed-45ea-70b9-99a7-6e9b7057a509","kind":"create","wrote":{"hamlet":"Khu phố 1","address":null,"bookNumber":null},"madeAt":"2021-03-04T02:00:00.000Z"},{"type":"resident","id":"01a20bed-45ea-70b9-99a7-733e533db0d4","kind":"create","wrote":{"household":"01a20bed-45ea-70b9-99a7-6e9b7057a509","name":"NGUYỄN VĂN THỬ","birth":"1986","sex":"1","marital":null,"birthPlace":null,"hometown":null,"ethnicGroup":null,"nationality":null,"idNumber":"06008600001","cmnd":null,"permanentAddress":null,"currentAddress":null,"fatherName":null,"motherName":null,"spouseName":null,"representativeName":null,"relation":"CH","left":null},"madeAt":"2021-03-04T02:00:00.000Z"}]}\n',
    answer: {
      epoch: 'f2fe18dd-383a-452d-bc3e-ab0985ccbfa7',
      mark: {
        seq: 4,
        hash: '6c77ab6f3695e7b7251f572a145375f49d151c9707f2759dd97b49eada99dff9',
      },
      scope: ['22915'],
      receipts: [
        {
          groupId: '01a20bed-45f7-77e8-9924-f8c30311e2fd',
          outcome: 'applied',
          seqs: {
            '01a20bed-45ea-70b9-99a7-6e9b7057a509': 1,
            '01a20bed-45ea-70b9-99a7-733e533db0d4': 2,
          },
          conflicts: [],
        },
      ],
      rows: {
        household: {
          id: ['01a20bed-45ea-70b9-99a7-6e9b7057a509'],
          seq: [1],
          createdAt: ['2026-11-24T05:00:29.085Z'],
          updatedAt: ['2026-11-24T05:00:29.085Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a20bed-45ea-70b9-99a7-733e533db0d4'],
          seq: [2],
          createdAt: ['2026-11-24T05:00:29.085Z'],
          updatedAt: ['2026-11-24T05:00:29.085Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a20bed-45ea-70b9-99a7-6e9b7057a509'],
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
          id: '01a20bed-4645-720c-b338-b2b23c5ee815',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20bed-45ea-70b9-99a7-733e533db0d4',
          household: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-24T05:00:29.085Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/feed/{commune}': {
    answer: {
      epoch: 'f2fe18dd-383a-452d-bc3e-ab0985ccbfa7',
      mark: {
        seq: 4,
        hash: '6c77ab6f3695e7b7251f572a145375f49d151c9707f2759dd97b49eada99dff9',
      },
      scope: ['22915'],
      commune: '22915',
      from: 0,
      next: 4,
      rows: {
        household: {
          id: ['01a20bed-45ea-70b9-99a7-6e9b7057a509'],
          seq: [1],
          createdAt: ['2026-11-24T05:00:29.085Z'],
          updatedAt: ['2026-11-24T05:00:29.085Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a20bed-45ea-70b9-99a7-733e533db0d4'],
          seq: [2],
          createdAt: ['2026-11-24T05:00:29.085Z'],
          updatedAt: ['2026-11-24T05:00:29.085Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a20bed-45ea-70b9-99a7-6e9b7057a509'],
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
          id: '01a20bed-4645-720c-b338-b2b23c5ee815',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20bed-45ea-70b9-99a7-733e533db0d4',
          household: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          names: null,
          openedAt: '2026-11-24T05:00:29.085Z',
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
        lastArrivalAt: '2026-11-24T05:00:29.185Z',
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
          id: '01a20bed-4449-7775-800a-aaa1bf3a9cd0',
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
          enrolledAt: '2026-11-24T05:00:28.698231+00:00',
          revokedAt: null,
          lastContactAt: '2026-11-24T05:00:29.185+00:00',
          waiting: 0,
          receivedToday: 3,
          held: 2,
          appVersion: null,
          urgency: 'held',
        },
        {
          id: '01a20bed-45f5-746a-b8e7-99d5cd3618a7',
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
          enrolledAt: '2026-11-24T05:00:29.046048+00:00',
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
          receivedAt: '2026-11-24T05:00:29.185Z',
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
          receivedAt: '2026-11-24T05:00:29.085Z',
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
          groupId: '01a20bed-467e-703f-9ab0-a166f63a2303',
          device: '01a20bed-4449-7775-800a-aaa1bf3a9cd0',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-24T05:00:29.185Z',
          problem: {
            code: 'scope',
          },
        },
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          groupId: '01a20bed-467e-703f-9ab0-a743cbbe8af3',
          device: '01a20bed-4449-7775-800a-aaa1bf3a9cd0',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-24T05:00:29.185Z',
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
        groupId: '01a20bed-467e-703f-9ab0-a166f63a2303',
        device: '01a20bed-4449-7775-800a-aaa1bf3a9cd0',
        officer: {
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
        },
        arrivedAt: '2026-11-24T05:00:29.185Z',
        problem: {
          code: 'scope',
        },
      },
      changes: [
        {
          type: 'resident',
          id: '01a20bed-45ea-70b9-99a7-733e533db0d4',
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
          id: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-24T05:00:29.085Z',
          updatedAt: '2026-11-24T05:00:29.085Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        {
          type: 'resident',
          id: '01a20bed-45ea-70b9-99a7-733e533db0d4',
          commune: '22915',
          seq: 2,
          units: {
            household: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
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
          createdAt: '2026-11-24T05:00:29.085Z',
          updatedAt: '2026-11-24T05:00:29.085Z',
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
          id: '01a20bed-4645-720c-b338-b2b23c5ee815',
          commune: '22915',
          kind: 'check',
          rule: 'ID_FORMAT',
          unit: null,
          type: 'resident',
          recordId: '01a20bed-45ea-70b9-99a7-733e533db0d4',
          openedAt: '2026-11-24T05:00:29.085Z',
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
        id: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
        commune: '22915',
        seq: 1,
        units: {
          hamlet: 'Khu phố 1',
          address: null,
          bookNumber: null,
        },
        createdAt: '2026-11-24T05:00:29.085Z',
        updatedAt: '2026-11-24T05:00:29.085Z',
        updatedBy: 'lan',
        removedAt: null,
        decided: {},
      },
      residents: [
        {
          type: 'resident',
          id: '01a20bed-45ea-70b9-99a7-733e533db0d4',
          commune: '22915',
          seq: 8,
          units: {
            household: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
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
          createdAt: '2026-11-24T05:00:29.085Z',
          updatedAt: '2026-11-24T05:00:29.545Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
      flags: [
        {
          id: '01a20bed-4645-720c-b338-b2b23c5ee815',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20bed-45ea-70b9-99a7-733e533db0d4',
          household: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          names: null,
          openedAt: '2026-11-24T05:00:29.085Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/communes/{commune}/records/{id}/history': {
    answer: {
      entries: [
        {
          groupId: '01a20bed-467e-703f-9ab0-a743cbbe8af3',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a20bed-4449-7775-800a-aaa1bf3a9cd0',
          desk: false,
          at: '2026-11-24T05:00:29.185Z',
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
          groupId: '01a20bed-467e-703f-9ab0-a166f63a2303',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a20bed-4449-7775-800a-aaa1bf3a9cd0',
          desk: false,
          at: '2026-11-24T05:00:29.185Z',
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
        id: '01a20bed-4645-720c-b338-b2b23c5ee815',
        commune: '22915',
        seq: 3,
        kind: 'check',
        type: 'resident',
        recordId: '01a20bed-45ea-70b9-99a7-733e533db0d4',
        household: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
        unit: null,
        rule: 'ID_FORMAT',
        claims: [],
        found: {
          length: '11',
        },
        state: 'open',
        reason: null,
        settledBy: null,
        names: null,
        openedAt: '2026-11-24T05:00:29.085Z',
        closedAt: null,
      },
      record: {
        type: 'resident',
        id: '01a20bed-45ea-70b9-99a7-733e533db0d4',
        commune: '22915',
        seq: 8,
        units: {
          household: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
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
        createdAt: '2026-11-24T05:00:29.085Z',
        updatedAt: '2026-11-24T05:00:29.545Z',
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
          id: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-24T05:00:29.085Z',
          updatedAt: '2026-11-24T05:00:29.085Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        residents: [
          {
            type: 'resident',
            id: '01a20bed-45ea-70b9-99a7-733e533db0d4',
            commune: '22915',
            seq: 8,
            units: {
              household: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
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
            createdAt: '2026-11-24T05:00:29.085Z',
            updatedAt: '2026-11-24T05:00:29.545Z',
            updatedBy: 'lan',
            removedAt: null,
            decided: {},
          },
        ],
        flags: [
          {
            id: '01a20bed-4645-720c-b338-b2b23c5ee815',
            commune: '22915',
            seq: 3,
            kind: 'check',
            type: 'resident',
            recordId: '01a20bed-45ea-70b9-99a7-733e533db0d4',
            household: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
            unit: null,
            rule: 'ID_FORMAT',
            claims: [],
            found: {
              length: '11',
            },
            state: 'open',
            reason: null,
            settledBy: null,
            names: null,
            openedAt: '2026-11-24T05:00:29.085Z',
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
      epoch: 'f2fe18dd-383a-452d-bc3e-ab0985ccbfa7',
    },
  },
  'post /api/communes/{commune}/decisions': {
    request: {
      group: {
        groupId: '01a20bed-48bc-708f-9b8d-c79133541f86',
        contractVersion: 1,
        epoch: 'f2fe18dd-383a-452d-bc3e-ab0985ccbfa7',
        household: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
        changes: [
          {
            type: 'resident',
            id: '01a20bed-45ea-70b9-99a7-733e533db0d4',
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
            closes: '01a20bed-4645-720c-b338-b2b23c5ee815',
          },
        ],
      },
      flags: {
        '01a20bed-4645-720c-b338-b2b23c5ee815': 3,
      },
    },
    answer: {
      outcome: 'applied',
      problem: null,
      rows: [
        {
          type: 'resident',
          id: '01a20bed-45ea-70b9-99a7-733e533db0d4',
          commune: '22915',
          seq: 13,
          units: {
            household: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
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
          createdAt: '2026-11-24T05:00:29.085Z',
          updatedAt: '2026-11-24T05:00:29.775Z',
          updatedBy: 'giam-sat',
          removedAt: null,
          decided: {
            idNumber: 13,
          },
        },
      ],
      flags: [
        {
          id: '01a20bed-4645-720c-b338-b2b23c5ee815',
          commune: '22915',
          seq: 14,
          kind: 'check',
          type: 'resident',
          recordId: '01a20bed-45ea-70b9-99a7-733e533db0d4',
          household: '01a20bed-45ea-70b9-99a7-6e9b7057a509',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'settled',
          reason: 'Đã xem thẻ căn cước',
          settledBy: 'giam-sat',
          names: null,
          openedAt: '2026-11-24T05:00:29.085Z',
          closedAt: '2026-11-24T05:00:29.775Z',
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
          id: '01a20bed-4449-7775-800a-aaa1bf3a9cd0',
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
          enrolledAt: '2026-11-24T05:00:28.698Z',
          revokedAt: null,
          lastContactAt: '2026-11-24T05:00:29.185Z',
          waiting: 0,
          appVersion: null,
        },
        {
          id: '01a20bed-45f5-746a-b8e7-99d5cd3618a7',
          username: 'lan-khac',
          name: 'lan-khac',
          enrolledAt: '2026-11-24T05:00:29.046Z',
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
          id: '01a20bed-4921-73ed-8b79-e0b0aae1830b',
          at: '2026-11-24T05:00:29.857595Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'allow-device',
          subjectType: 'device',
          subject: '01a20bed-4449-7775-800a-aaa1bf3a9cd0',
          commune: null,
        },
        {
          id: '01a20bed-4907-71f9-b83d-06604409a2d4',
          at: '2026-11-24T05:00:29.831672Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'revoke-device',
          subjectType: 'device',
          subject: '01a20bed-4449-7775-800a-aaa1bf3a9cd0',
          commune: null,
        },
      ],
      next: null,
    },
  },
  'post /api/sign-out': {},
}
