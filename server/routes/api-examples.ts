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
      secret: 'RTPKMHLT76YC32SNE5V3Q4Y3UCG2HJ7V',
      uri: 'otpauth://totp/D%C3%A2n%20C%C6%B0:giam-sat?issuer=D%C3%A2n%20C%C6%B0&secret=RTPKMHLT76YC32SNE5V3Q4Y3UCG2HJ7V&algorithm=SHA1&digits=6&period=30',
    },
  },
  'post /api/second-factor': {
    request: {
      code: '074911',
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
      password: '8sfr-es8a-29f3-q8yf',
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
      password: 'a9yh-wgf2-sht4-3mgy',
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
        'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAxgbIT_3A6ZKVDEfP3jhkrj9qjLk9IvHNShvJ6yLZGIN9ppkg1YNBl5_sw8a8ElSDeIgSVcNzukmY6tYQhFyX-x_NroTGIyxutus_Asj4Hk9mwNxcHLbisubb38KruaYcRQTIDTZaUIpn2qSgXpegh_pFOkJf1i311Z0vSVQK1K-eSpye4Vy98mEC0pgsdHPHX5OLw0CiBzwaNY123Iuim58l0brhaK9y2QqsovjfUZlWSpnCPSL4qD8Htv1Z9baPf8UKxcdgvgIuyCiQZZFQM-EuSQquilkHrxiRqT2SyTZ5nZN149eG_O4VSCvm0H8q3IfzpZPeSsSWKNldaib9YoNrjKIKzO0vP_0u3HgO1r5t2wE80JaUTeRhXL8kDRLZMDUxkOIpQvfuRMsFbdQjRY4z4JNS8i4fEdCOXTmfFCZoNBns5Kg9833CRBVN2qW822irxdloNi-tkR3gw3wR3qn8WxgGm9VPyTFQiMZ8fGwvBJPqT23m5QuKFwox3HGdAgMBAAE',
    },
    answer: {
      recoveryKey: {
        id: '01a21a84-ce2b-712b-8317-794f94ee65ef',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAxgbIT_3A6ZKVDEfP3jhkrj9qjLk9IvHNShvJ6yLZGIN9ppkg1YNBl5_sw8a8ElSDeIgSVcNzukmY6tYQhFyX-x_NroTGIyxutus_Asj4Hk9mwNxcHLbisubb38KruaYcRQTIDTZaUIpn2qSgXpegh_pFOkJf1i311Z0vSVQK1K-eSpye4Vy98mEC0pgsdHPHX5OLw0CiBzwaNY123Iuim58l0brhaK9y2QqsovjfUZlWSpnCPSL4qD8Htv1Z9baPf8UKxcdgvgIuyCiQZZFQM-EuSQquilkHrxiRqT2SyTZ5nZN149eG_O4VSCvm0H8q3IfzpZPeSsSWKNldaib9YoNrjKIKzO0vP_0u3HgO1r5t2wE80JaUTeRhXL8kDRLZMDUxkOIpQvfuRMsFbdQjRY4z4JNS8i4fEdCOXTmfFCZoNBns5Kg9833CRBVN2qW822irxdloNi-tkR3gw3wR3qn8WxgGm9VPyTFQiMZ8fGwvBJPqT23m5QuKFwox3HGdAgMBAAE',
      },
    },
  },
  'get /api/recovery-keys': {
    answer: {
      recoveryKey: {
        id: '01a21a84-ce2b-712b-8317-794f94ee65ef',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAxgbIT_3A6ZKVDEfP3jhkrj9qjLk9IvHNShvJ6yLZGIN9ppkg1YNBl5_sw8a8ElSDeIgSVcNzukmY6tYQhFyX-x_NroTGIyxutus_Asj4Hk9mwNxcHLbisubb38KruaYcRQTIDTZaUIpn2qSgXpegh_pFOkJf1i311Z0vSVQK1K-eSpye4Vy98mEC0pgsdHPHX5OLw0CiBzwaNY123Iuim58l0brhaK9y2QqsovjfUZlWSpnCPSL4qD8Htv1Z9baPf8UKxcdgvgIuyCiQZZFQM-EuSQquilkHrxiRqT2SyTZ5nZN149eG_O4VSCvm0H8q3IfzpZPeSsSWKNldaib9YoNrjKIKzO0vP_0u3HgO1r5t2wE80JaUTeRhXL8kDRLZMDUxkOIpQvfuRMsFbdQjRY4z4JNS8i4fEdCOXTmfFCZoNBns5Kg9833CRBVN2qW822irxdloNi-tkR3gw3wR3qn8WxgGm9VPyTFQiMZ8fGwvBJPqT23m5QuKFwox3HGdAgMBAAE',
      },
    },
  },
  'post /api/enrolments': {
    request: {
      username: 'lan',
    },
    answer: {
      code: 'HKZR-KK37-J57R',
      expiresAt: '2026-11-28T01:00:40.987Z',
    },
  },
  'post /api/devices': {
    request: {
      code: 'HKZR-KK37-J57R',
      username: 'lan',
      password: 'mat-khau-thu-nghiem',
      deviceId: '01a21a84-cec5-7761-a119-cd7a3027b789',
      token: 'rCcOCX3e4W6DsR3whotHkzoCNKGoxOaZHi9hosLdP_w',
    },
    answer: {
      epoch: 'c9e2e92f-3d0a-4c84-998e-b68bbbfacc32',
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
      enrolledAt: '2026-11-27T01:00:41.166Z',
      recoveryKey: {
        id: '01a21a84-ce2b-712b-8317-794f94ee65ef',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAxgbIT_3A6ZKVDEfP3jhkrj9qjLk9IvHNShvJ6yLZGIN9ppkg1YNBl5_sw8a8ElSDeIgSVcNzukmY6tYQhFyX-x_NroTGIyxutus_Asj4Hk9mwNxcHLbisubb38KruaYcRQTIDTZaUIpn2qSgXpegh_pFOkJf1i311Z0vSVQK1K-eSpye4Vy98mEC0pgsdHPHX5OLw0CiBzwaNY123Iuim58l0brhaK9y2QqsovjfUZlWSpnCPSL4qD8Htv1Z9baPf8UKxcdgvgIuyCiQZZFQM-EuSQquilkHrxiRqT2SyTZ5nZN149eG_O4VSCvm0H8q3IfzpZPeSsSWKNldaib9YoNrjKIKzO0vP_0u3HgO1r5t2wE80JaUTeRhXL8kDRLZMDUxkOIpQvfuRMsFbdQjRY4z4JNS8i4fEdCOXTmfFCZoNBns5Kg9833CRBVN2qW822irxdloNi-tkR3gw3wR3qn8WxgGm9VPyTFQiMZ8fGwvBJPqT23m5QuKFwox3HGdAgMBAAE',
      },
      deviceId: '01a21a84-cec5-7761-a119-cd7a3027b789',
    },
  },
  'get /api/state': {
    answer: {
      epoch: 'c9e2e92f-3d0a-4c84-998e-b68bbbfacc32',
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
      keyId: '01a21a84-ce2b-712b-8317-794f94ee65ef',
    },
  },
  'post /api/batches': {
    request:
      '{"deviceId":"01a21a84-cec5-7761-a119-cd7a3027b789","commune":"22915","epoch":"c9e2e92f-3d0a-4c84-998e-b68bbbfacc32","mark":null,"asking":[]}\n{"groupId":"01a21a84-d162-7050-860a-878837816b3b","contractVersion":1,"epoch":"c9e2e92f-3d0a-4c84-998e-b68bbbfacc32","household":"01a21a84-d153-7035-b27e-569d3603a26d","changes":[{"type":"household","id":"01a21a84-d153-7035-b27e-569d3603a26d","kind":"create","wrote":{"hamlet":"Khu phố 1","address":null,"bookNumber":null},"madeAt":"2021-03-04T02:00:00.000Z"},{"type":"resident","id":"01a21a84-d153-7035-b27e-5bbdebe14c56","kind":"create","wrote":{"household":"01a21a84-d153-7035-b27e-569d3603a26d","name":"NGUYỄN VĂN THỬ","birth":"1986","sex":"1","marital":null,"birthPlace":null,"hometown":null,"ethnicGroup":null,"nationality":null,"idNumber":"06008600001","cmnd":null,"permanentAddress":null,"currentAddress":null,"fatherName":null,"motherName":null,"spouseName":null,"representativeName":null,"relation":"CH","left":null},"madeAt":"2021-03-04T02:00:00.000Z"}]}\n',
    answer: {
      epoch: 'c9e2e92f-3d0a-4c84-998e-b68bbbfacc32',
      mark: {
        seq: 4,
        hash: '432e1e426f30c144c69d0084ed6e716efe490e409bd26454f664571fd2919fce',
      },
      scope: ['22915'],
      receipts: [
        {
          groupId: '01a21a84-d162-7050-860a-878837816b3b',
          outcome: 'applied',
          seqs: {
            '01a21a84-d153-7035-b27e-569d3603a26d': 1,
            '01a21a84-d153-7035-b27e-5bbdebe14c56': 2,
          },
          conflicts: [],
        },
      ],
      rows: {
        household: {
          id: ['01a21a84-d153-7035-b27e-569d3603a26d'],
          seq: [1],
          createdAt: ['2026-11-27T01:00:41.715Z'],
          updatedAt: ['2026-11-27T01:00:41.715Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a21a84-d153-7035-b27e-5bbdebe14c56'],
          seq: [2],
          createdAt: ['2026-11-27T01:00:41.715Z'],
          updatedAt: ['2026-11-27T01:00:41.715Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a21a84-d153-7035-b27e-569d3603a26d'],
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
          id: '01a21a84-d19e-700c-9fd2-bf5c92316ab0',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a84-d153-7035-b27e-5bbdebe14c56',
          household: '01a21a84-d153-7035-b27e-569d3603a26d',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-27T01:00:41.715Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/feed/{commune}': {
    answer: {
      epoch: 'c9e2e92f-3d0a-4c84-998e-b68bbbfacc32',
      mark: {
        seq: 4,
        hash: '432e1e426f30c144c69d0084ed6e716efe490e409bd26454f664571fd2919fce',
      },
      scope: ['22915'],
      commune: '22915',
      from: 0,
      next: 4,
      rows: {
        household: {
          id: ['01a21a84-d153-7035-b27e-569d3603a26d'],
          seq: [1],
          createdAt: ['2026-11-27T01:00:41.715Z'],
          updatedAt: ['2026-11-27T01:00:41.715Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            hamlet: ['Khu phố 1'],
          },
        },
        resident: {
          id: ['01a21a84-d153-7035-b27e-5bbdebe14c56'],
          seq: [2],
          createdAt: ['2026-11-27T01:00:41.715Z'],
          updatedAt: ['2026-11-27T01:00:41.715Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a21a84-d153-7035-b27e-569d3603a26d'],
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
          id: '01a21a84-d19e-700c-9fd2-bf5c92316ab0',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a84-d153-7035-b27e-5bbdebe14c56',
          household: '01a21a84-d153-7035-b27e-569d3603a26d',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-27T01:00:41.715Z',
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
      epoch: 'c9e2e92f-3d0a-4c84-998e-b68bbbfacc32',
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
      epoch: 'c9e2e92f-3d0a-4c84-998e-b68bbbfacc32',
      communes: [
        {
          commune: '22915',
          groups: 1,
          hash: '55bf726f51cdb9f1375e5f57f80e2eda691052170efdcda986170551eb3fc505',
          households: [
            {
              household: '01a21a84-d153-7035-b27e-569d3603a26d',
              groups: 1,
              hash: 'ff3173054d9a5ca4988bf7fe664f3bf22ae72ac390bdbecd009314d28478d1ec',
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
        lastArrivalAt: '2026-11-27T01:00:41.939Z',
      },
      units: [
        {
          name: 'Khu phố 1',
          households: 1,
          collected: 1,
          left: 0,
          flagged: 1,
          held: 0,
          lastArrivalAt: '2026-11-27T01:00:41.715Z',
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
          id: '01a21a84-cec5-7761-a119-cd7a3027b789',
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
          enrolledAt: '2026-11-27T01:00:41.166343+00:00',
          revokedAt: null,
          lastContactAt: '2026-11-27T01:00:41.939+00:00',
          waiting: 0,
          receivedToday: 3,
          held: 2,
          appVersion: null,
          storage: null,
          urgency: 'held',
        },
        {
          id: '01a21a84-d15b-721b-943b-e55e3820aa98',
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
          enrolledAt: '2026-11-27T01:00:41.696932+00:00',
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
        at: '2026-11-27T01:00:41.907Z',
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
          receivedAt: '2026-11-27T01:00:41.939Z',
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
          receivedAt: '2026-11-27T01:00:41.715Z',
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
          groupId: '01a21a84-d250-71f5-a05c-4a880c336455',
          device: '01a21a84-cec5-7761-a119-cd7a3027b789',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-27T01:00:41.939Z',
          problem: {
            code: 'scope',
          },
        },
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          groupId: '01a21a84-d250-71f5-a05c-4e940bc3dfad',
          device: '01a21a84-cec5-7761-a119-cd7a3027b789',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-27T01:00:41.939Z',
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
        groupId: '01a21a84-d250-71f5-a05c-4a880c336455',
        device: '01a21a84-cec5-7761-a119-cd7a3027b789',
        officer: {
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
        },
        arrivedAt: '2026-11-27T01:00:41.939Z',
        problem: {
          code: 'scope',
        },
      },
      changes: [
        {
          type: 'resident',
          id: '01a21a84-d153-7035-b27e-5bbdebe14c56',
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
          id: '01a21a84-d153-7035-b27e-569d3603a26d',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-27T01:00:41.715Z',
          updatedAt: '2026-11-27T01:00:41.715Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        {
          type: 'resident',
          id: '01a21a84-d153-7035-b27e-5bbdebe14c56',
          commune: '22915',
          seq: 2,
          units: {
            household: '01a21a84-d153-7035-b27e-569d3603a26d',
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
          createdAt: '2026-11-27T01:00:41.715Z',
          updatedAt: '2026-11-27T01:00:41.715Z',
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
          id: '01a21a84-d19e-700c-9fd2-bf5c92316ab0',
          commune: '22915',
          kind: 'check',
          rule: 'ID_FORMAT',
          unit: null,
          type: 'resident',
          recordId: '01a21a84-d153-7035-b27e-5bbdebe14c56',
          openedAt: '2026-11-27T01:00:41.715Z',
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
        id: '01a21a84-d153-7035-b27e-569d3603a26d',
        commune: '22915',
        seq: 1,
        units: {
          hamlet: 'Khu phố 1',
          address: null,
          bookNumber: null,
        },
        createdAt: '2026-11-27T01:00:41.715Z',
        updatedAt: '2026-11-27T01:00:41.715Z',
        updatedBy: 'lan',
        removedAt: null,
        decided: {},
      },
      residents: [
        {
          type: 'resident',
          id: '01a21a84-d153-7035-b27e-5bbdebe14c56',
          commune: '22915',
          seq: 8,
          units: {
            household: '01a21a84-d153-7035-b27e-569d3603a26d',
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
          createdAt: '2026-11-27T01:00:41.715Z',
          updatedAt: '2026-11-27T01:00:42.411Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
      flags: [
        {
          id: '01a21a84-d19e-700c-9fd2-bf5c92316ab0',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a84-d153-7035-b27e-5bbdebe14c56',
          household: '01a21a84-d153-7035-b27e-569d3603a26d',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-27T01:00:41.715Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/communes/{commune}/records/{id}/history': {
    answer: {
      entries: [
        {
          groupId: '01a21a84-d250-71f5-a05c-4e940bc3dfad',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a21a84-cec5-7761-a119-cd7a3027b789',
          desk: false,
          at: '2026-11-27T01:00:41.939Z',
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
          groupId: '01a21a84-d250-71f5-a05c-4a880c336455',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a21a84-cec5-7761-a119-cd7a3027b789',
          desk: false,
          at: '2026-11-27T01:00:41.939Z',
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
        id: '01a21a84-d19e-700c-9fd2-bf5c92316ab0',
        commune: '22915',
        seq: 3,
        kind: 'check',
        type: 'resident',
        recordId: '01a21a84-d153-7035-b27e-5bbdebe14c56',
        household: '01a21a84-d153-7035-b27e-569d3603a26d',
        unit: null,
        rule: 'ID_FORMAT',
        claims: [],
        found: {
          length: '11',
        },
        state: 'open',
        reason: null,
        settledBy: null,
        openedAt: '2026-11-27T01:00:41.715Z',
        closedAt: null,
      },
      record: {
        type: 'resident',
        id: '01a21a84-d153-7035-b27e-5bbdebe14c56',
        commune: '22915',
        seq: 8,
        units: {
          household: '01a21a84-d153-7035-b27e-569d3603a26d',
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
        createdAt: '2026-11-27T01:00:41.715Z',
        updatedAt: '2026-11-27T01:00:42.411Z',
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
          id: '01a21a84-d153-7035-b27e-569d3603a26d',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-27T01:00:41.715Z',
          updatedAt: '2026-11-27T01:00:41.715Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        residents: [
          {
            type: 'resident',
            id: '01a21a84-d153-7035-b27e-5bbdebe14c56',
            commune: '22915',
            seq: 8,
            units: {
              household: '01a21a84-d153-7035-b27e-569d3603a26d',
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
            createdAt: '2026-11-27T01:00:41.715Z',
            updatedAt: '2026-11-27T01:00:42.411Z',
            updatedBy: 'lan',
            removedAt: null,
            decided: {},
          },
        ],
        flags: [
          {
            id: '01a21a84-d19e-700c-9fd2-bf5c92316ab0',
            commune: '22915',
            seq: 3,
            kind: 'check',
            type: 'resident',
            recordId: '01a21a84-d153-7035-b27e-5bbdebe14c56',
            household: '01a21a84-d153-7035-b27e-569d3603a26d',
            unit: null,
            rule: 'ID_FORMAT',
            claims: [],
            found: {
              length: '11',
            },
            state: 'open',
            reason: null,
            settledBy: null,
            openedAt: '2026-11-27T01:00:41.715Z',
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
      epoch: 'c9e2e92f-3d0a-4c84-998e-b68bbbfacc32',
    },
  },
  'post /api/communes/{commune}/decisions': {
    request: {
      group: {
        groupId: '01a21a84-d61b-75ee-9478-9f42ee289efe',
        contractVersion: 1,
        epoch: 'c9e2e92f-3d0a-4c84-998e-b68bbbfacc32',
        household: '01a21a84-d153-7035-b27e-569d3603a26d',
        changes: [
          {
            type: 'resident',
            id: '01a21a84-d153-7035-b27e-5bbdebe14c56',
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
            closes: '01a21a84-d19e-700c-9fd2-bf5c92316ab0',
          },
        ],
      },
      flags: {
        '01a21a84-d19e-700c-9fd2-bf5c92316ab0': 3,
      },
    },
    answer: {
      outcome: 'applied',
      problem: null,
      rows: [
        {
          type: 'resident',
          id: '01a21a84-d153-7035-b27e-5bbdebe14c56',
          commune: '22915',
          seq: 13,
          units: {
            household: '01a21a84-d153-7035-b27e-569d3603a26d',
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
          createdAt: '2026-11-27T01:00:41.715Z',
          updatedAt: '2026-11-27T01:00:42.977Z',
          updatedBy: 'giam-sat',
          removedAt: null,
          decided: {
            idNumber: 13,
          },
        },
      ],
      flags: [
        {
          id: '01a21a84-d19e-700c-9fd2-bf5c92316ab0',
          commune: '22915',
          seq: 14,
          kind: 'check',
          type: 'resident',
          recordId: '01a21a84-d153-7035-b27e-5bbdebe14c56',
          household: '01a21a84-d153-7035-b27e-569d3603a26d',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'settled',
          reason: 'Đã xem thẻ căn cước',
          settledBy: 'giam-sat',
          openedAt: '2026-11-27T01:00:41.715Z',
          closedAt: '2026-11-27T01:00:42.977Z',
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
          id: '01a21a84-cec5-7761-a119-cd7a3027b789',
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
          enrolledAt: '2026-11-27T01:00:41.166Z',
          revokedAt: null,
          lastContactAt: '2026-11-27T01:00:41.939Z',
          waiting: 0,
          appVersion: null,
          storage: null,
          ledger: {
            at: '2026-11-27T01:00:41.907Z',
            households: 1,
            complete: 1,
            waiting: 0,
            groups: 2,
            here: 1,
            agrees: false,
          },
        },
        {
          id: '01a21a84-d15b-721b-943b-e55e3820aa98',
          username: 'lan-khac',
          name: 'lan-khac',
          enrolledAt: '2026-11-27T01:00:41.696Z',
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
          id: '01a21a84-d765-740c-b073-ccb3ce539dd3',
          at: '2026-11-27T01:00:43.239795Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'allow-device',
          subjectType: 'device',
          subject: '01a21a84-cec5-7761-a119-cd7a3027b789',
          commune: null,
        },
        {
          id: '01a21a84-d6f7-76cc-8906-9ffaacf431cf',
          at: '2026-11-27T01:00:43.127990Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'revoke-device',
          subjectType: 'device',
          subject: '01a21a84-cec5-7761-a119-cd7a3027b789',
          commune: null,
        },
      ],
      next: null,
    },
  },
  'post /api/sign-out': {},
}
