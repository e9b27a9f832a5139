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
        id: '01a20b15-e4fd-76d9-8126-033178afba36',
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
      secret: 'GWAQNPGQ46SFDJ5LQF5YCVGHEGQ25KD7',
      uri: 'otpauth://totp/D%C3%A2n%20C%C6%B0:giam-sat?issuer=D%C3%A2n%20C%C6%B0&secret=GWAQNPGQ46SFDJ5LQF5YCVGHEGQ25KD7&algorithm=SHA1&digits=6&period=30',
    },
  },
  'post /api/second-factor': {
    request: {
      code: '407461',
    },
    answer: {
      account: {
        id: '01a20b15-e4fd-76d9-8126-033178afba36',
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
        id: '01a20b15-e4fd-76d9-8126-033178afba36',
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
        id: '01a20b15-e693-7047-81b1-5d6b3bb213d1',
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
      password: '4987-wf6a-y3je-73jm',
    },
  },
  'patch /api/accounts/{username}': {
    request: {
      name: 'Cán bộ thử nghiệm Sáu Mới',
    },
    answer: {
      account: {
        id: '01a20b15-e693-7047-81b1-5d6b3bb213d1',
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
        id: '01a20b15-e693-7047-81b1-5d6b3bb213d1',
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
      password: 'ha9k-ehkt-ft8h-9756',
    },
  },
  'delete /api/accounts/{username}/second-factor': {
    answer: {
      account: {
        id: '01a20b15-e4c1-7304-af5b-8b7af7a3cf09',
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
          id: '01a20b15-e4c1-7304-af5b-8b7af7a3cf09',
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
          id: '01a20b15-e4fd-76d9-8126-033178afba36',
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
        'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAyw_IbFrGbSHIW-EmWqsWHQvqecOzo8Bfn1IjXhUgN5CIKux03YEsRCny1S_ttMPJJAfyCkaNhjZ9BJnoj92duTF5-dzczG8CqlrzTlu7Tz1C_sAm8TFQ41ehLJCFPZG3utl45yUTZVFVeL8hUhGOAh0pPBios6pbKVPoEyN0PHsHE4S_d1FRE2XhLuZNup1-DQpzR6VXAC87Dy-wIIO-ecv3YwtBbCECfvx1RTZQYU4YN2zAgK6p3Fgbisf-t3wQAlIJ0Z1itjgzPv7ua8cr5W_olokKlvAjsi68ugyN2wgVy0Sj2kPnw_gPMuFRyyv8ob-Rs7nx9KFpnJy5ylzu4ZYzzjEhShAzDZKAASgM3-zOa9PstuffUqGoIDjt7xSPjzWEWlnA-8XGdA0hkS4Ym5MBCZvBfQyVUI0jeviAMbma8RnX4hgbipauSkmXbpmhmtGOHi95EnMrClk9XK6pPBufzmuNOPO-VKg8QpQHpit108ww3i2fAC3Twn_YzX4JAgMBAAE',
    },
    answer: {
      recoveryKey: {
        id: '01a20b15-eb59-75ce-a046-28856735cb75',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAyw_IbFrGbSHIW-EmWqsWHQvqecOzo8Bfn1IjXhUgN5CIKux03YEsRCny1S_ttMPJJAfyCkaNhjZ9BJnoj92duTF5-dzczG8CqlrzTlu7Tz1C_sAm8TFQ41ehLJCFPZG3utl45yUTZVFVeL8hUhGOAh0pPBios6pbKVPoEyN0PHsHE4S_d1FRE2XhLuZNup1-DQpzR6VXAC87Dy-wIIO-ecv3YwtBbCECfvx1RTZQYU4YN2zAgK6p3Fgbisf-t3wQAlIJ0Z1itjgzPv7ua8cr5W_olokKlvAjsi68ugyN2wgVy0Sj2kPnw_gPMuFRyyv8ob-Rs7nx9KFpnJy5ylzu4ZYzzjEhShAzDZKAASgM3-zOa9PstuffUqGoIDjt7xSPjzWEWlnA-8XGdA0hkS4Ym5MBCZvBfQyVUI0jeviAMbma8RnX4hgbipauSkmXbpmhmtGOHi95EnMrClk9XK6pPBufzmuNOPO-VKg8QpQHpit108ww3i2fAC3Twn_YzX4JAgMBAAE',
      },
    },
  },
  'get /api/recovery-keys': {
    answer: {
      recoveryKey: {
        id: '01a20b15-eb59-75ce-a046-28856735cb75',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAyw_IbFrGbSHIW-EmWqsWHQvqecOzo8Bfn1IjXhUgN5CIKux03YEsRCny1S_ttMPJJAfyCkaNhjZ9BJnoj92duTF5-dzczG8CqlrzTlu7Tz1C_sAm8TFQ41ehLJCFPZG3utl45yUTZVFVeL8hUhGOAh0pPBios6pbKVPoEyN0PHsHE4S_d1FRE2XhLuZNup1-DQpzR6VXAC87Dy-wIIO-ecv3YwtBbCECfvx1RTZQYU4YN2zAgK6p3Fgbisf-t3wQAlIJ0Z1itjgzPv7ua8cr5W_olokKlvAjsi68ugyN2wgVy0Sj2kPnw_gPMuFRyyv8ob-Rs7nx9KFpnJy5ylzu4ZYzzjEhShAzDZKAASgM3-zOa9PstuffUqGoIDjt7xSPjzWEWlnA-8XGdA0hkS4Ym5MBCZvBfQyVUI0jeviAMbma8RnX4hgbipauSkmXbpmhmtGOHi95EnMrClk9XK6pPBufzmuNOPO-VKg8QpQHpit108ww3i2fAC3Twn_YzX4JAgMBAAE',
      },
    },
  },
  'post /api/enrolments': {
    request: {
      username: 'lan',
    },
    answer: {
      code: '39NX-AQA4-DSZC',
      expiresAt: '2026-11-25T01:05:15.630Z',
    },
  },
  'post /api/devices': {
    request: {
      code: '39NX-AQA4-DSZC',
      username: 'lan',
      password: 'mat-khau-thu-nghiem',
      deviceId: '01a20b15-eb72-720b-8eec-882f772478ad',
      token: 'yM4fNzpqXSvz-8J7kSWCpbDLyDFYXPB7BMtYOyOFOtA',
    },
    answer: {
      epoch: 'e7bfa3d2-efc4-42d8-89c9-9716c5db301b',
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
        id: '01a20b15-eb59-75ce-a046-28856735cb75',
        publicKey:
          'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAyw_IbFrGbSHIW-EmWqsWHQvqecOzo8Bfn1IjXhUgN5CIKux03YEsRCny1S_ttMPJJAfyCkaNhjZ9BJnoj92duTF5-dzczG8CqlrzTlu7Tz1C_sAm8TFQ41ehLJCFPZG3utl45yUTZVFVeL8hUhGOAh0pPBios6pbKVPoEyN0PHsHE4S_d1FRE2XhLuZNup1-DQpzR6VXAC87Dy-wIIO-ecv3YwtBbCECfvx1RTZQYU4YN2zAgK6p3Fgbisf-t3wQAlIJ0Z1itjgzPv7ua8cr5W_olokKlvAjsi68ugyN2wgVy0Sj2kPnw_gPMuFRyyv8ob-Rs7nx9KFpnJy5ylzu4ZYzzjEhShAzDZKAASgM3-zOa9PstuffUqGoIDjt7xSPjzWEWlnA-8XGdA0hkS4Ym5MBCZvBfQyVUI0jeviAMbma8RnX4hgbipauSkmXbpmhmtGOHi95EnMrClk9XK6pPBufzmuNOPO-VKg8QpQHpit108ww3i2fAC3Twn_YzX4JAgMBAAE',
      },
      deviceId: '01a20b15-eb72-720b-8eec-882f772478ad',
    },
  },
  'get /api/state': {
    answer: {
      epoch: 'e7bfa3d2-efc4-42d8-89c9-9716c5db301b',
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
      keyId: '01a20b15-eb59-75ce-a046-28856735cb75',
    },
  },
  'post /api/batches': {
    request:
      '{"deviceId":"01a20b15-eb72-720b-8eec-882f772478ad","commune":"22915","epoch":"e7bfa3d2-efc4-42d8-89c9-9716c5db301b","mark":null,"asking":[]}\n{"groupId":"01a20b15-ec1e-76b2-86c9-a672c4bb196a","contractVersion":1,"epoch":"e7bfa3d2-efc4-42d8-89c9-9716c5db301b","household":"01a20b15-ec1a-77f5-afe7-60bae2da2975","changes":[{"type":"household","id":"01a20b15-ec1a-77f5-afe7-60bae2da2975","kind":"create","wrote":{"hamlet":"Khu phố 1","address":null,"bookNumber":null},"madeAt":"2021-03-04T02:00:00.000Z"},{"type":"resident","id":"01a20b15-ec1a-77f5-afe7-65a95dabd758","kind":"create","wrote":{"household":"01a20b15-ec1a-77f5-afe7-60bae2da2975","name":"NGUYỄN VĂN THỬ","birth":"1986","sex":"1","marital":null,"birthPlace":null,"hometown":null,"ethnicGroup":null,"nationality":null,"idNumber":"06008600001","cmnd":null,"permanentAddress":null,"currentAddress":null,"fatherName":null,"motherName":null,"spouseName":null,"representativeName":null,"relation":"CH","left":null},"madeAt":"2021-03-04T02:00:00.000Z"}]}\n',
    answer: {
      epoch: 'e7bfa3d2-efc4-42d8-89c9-9716c5db301b',
      mark: {
        seq: 4,
        hash: '096fc53bf8491603234087a0eaab692bbf0dc283e2275baca7684cca002900d3',
      },
      scope: ['22915'],
      receipts: [
        {
          groupId: '01a20b15-ec1e-76b2-86c9-a672c4bb196a',
          outcome: 'applied',
          seqs: {
            '01a20b15-ec1a-77f5-afe7-60bae2da2975': 1,
            '01a20b15-ec1a-77f5-afe7-65a95dabd758': 2,
          },
          conflicts: [],
        },
      ],
      rows: [
        {
          type: 'household',
          id: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-24T01:05:15.812Z',
          updatedAt: '2026-11-24T01:05:15.812Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        {
          type: 'resident',
          id: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
          commune: '22915',
          seq: 2,
          units: {
            household: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
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
          createdAt: '2026-11-24T01:05:15.812Z',
          updatedAt: '2026-11-24T01:05:15.812Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
      flags: [
        {
          id: '01a20b15-ec34-74d2-814e-ce630eed18df',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
          household: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-24T01:05:15.812Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/feed/{commune}': {
    answer: {
      epoch: 'e7bfa3d2-efc4-42d8-89c9-9716c5db301b',
      mark: {
        seq: 4,
        hash: '096fc53bf8491603234087a0eaab692bbf0dc283e2275baca7684cca002900d3',
      },
      scope: ['22915'],
      commune: '22915',
      from: 0,
      next: 4,
      rows: {
        household: {
          id: ['01a20b15-ec1a-77f5-afe7-60bae2da2975'],
          seq: [1],
          createdAt: ['2026-11-24T01:05:15.812Z'],
          updatedAt: ['2026-11-24T01:05:15.812Z'],
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
          id: ['01a20b15-ec1a-77f5-afe7-65a95dabd758'],
          seq: [2],
          createdAt: ['2026-11-24T01:05:15.812Z'],
          updatedAt: ['2026-11-24T01:05:15.812Z'],
          updatedBy: ['lan'],
          removedAt: [null],
          decided: [null],
          units: {
            household: ['01a20b15-ec1a-77f5-afe7-60bae2da2975'],
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
          id: '01a20b15-ec34-74d2-814e-ce630eed18df',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
          household: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-24T01:05:15.812Z',
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
        lastArrivalAt: '2026-11-24T01:05:15.870Z',
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
          id: '01a20b15-eb72-720b-8eec-882f772478ad',
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
          enrolledAt: '2026-11-24T01:05:15.664Z',
          revokedAt: null,
          lastContactAt: '2026-11-24T01:05:15.870Z',
          waiting: 0,
          receivedToday: 3,
          held: 2,
          appVersion: null,
          urgency: 'held',
        },
        {
          id: '01a20b15-ec1d-71d2-8b3d-56db75b90eb0',
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
          enrolledAt: '2026-11-24T01:05:15.805Z',
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
          receivedAt: '2026-11-24T01:05:15.870Z',
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
          receivedAt: '2026-11-24T01:05:15.812Z',
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
          groupId: '01a20b15-ec5b-74bd-8b1d-6ce433c3053e',
          device: '01a20b15-eb72-720b-8eec-882f772478ad',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-24T01:05:15.870Z',
          problem: {
            code: 'scope',
          },
        },
        {
          commune: {
            code: '22915',
            name: 'Mũi Né',
          },
          groupId: '01a20b15-ec5b-74bd-8b1d-70ed085eb1cd',
          device: '01a20b15-eb72-720b-8eec-882f772478ad',
          officer: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          arrivedAt: '2026-11-24T01:05:15.870Z',
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
        groupId: '01a20b15-ec5b-74bd-8b1d-6ce433c3053e',
        device: '01a20b15-eb72-720b-8eec-882f772478ad',
        officer: {
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
        },
        arrivedAt: '2026-11-24T01:05:15.870Z',
        problem: {
          code: 'scope',
        },
      },
      changes: [
        {
          type: 'resident',
          id: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
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
          id: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-24T01:05:15.812Z',
          updatedAt: '2026-11-24T01:05:15.812Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        {
          type: 'resident',
          id: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
          commune: '22915',
          seq: 2,
          units: {
            household: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
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
          createdAt: '2026-11-24T01:05:15.812Z',
          updatedAt: '2026-11-24T01:05:15.812Z',
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
          id: '01a20b15-ec34-74d2-814e-ce630eed18df',
          commune: '22915',
          kind: 'check',
          rule: 'ID_FORMAT',
          unit: null,
          type: 'resident',
          recordId: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
          openedAt: '2026-11-24T01:05:15.812Z',
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
        id: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
        commune: '22915',
        seq: 1,
        units: {
          hamlet: 'Khu phố 1',
          address: null,
          bookNumber: null,
        },
        createdAt: '2026-11-24T01:05:15.812Z',
        updatedAt: '2026-11-24T01:05:15.812Z',
        updatedBy: 'lan',
        removedAt: null,
        decided: {},
      },
      residents: [
        {
          type: 'resident',
          id: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
          commune: '22915',
          seq: 8,
          units: {
            household: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
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
          createdAt: '2026-11-24T01:05:15.812Z',
          updatedAt: '2026-11-24T01:05:15.997Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
      ],
      flags: [
        {
          id: '01a20b15-ec34-74d2-814e-ce630eed18df',
          commune: '22915',
          seq: 3,
          kind: 'check',
          type: 'resident',
          recordId: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
          household: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'open',
          reason: null,
          settledBy: null,
          openedAt: '2026-11-24T01:05:15.812Z',
          closedAt: null,
        },
      ],
    },
  },
  'get /api/communes/{commune}/records/{id}/history': {
    answer: {
      entries: [
        {
          groupId: '01a20b15-ec5b-74bd-8b1d-70ed085eb1cd',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a20b15-eb72-720b-8eec-882f772478ad',
          desk: false,
          at: '2026-11-24T01:05:15.870Z',
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
          groupId: '01a20b15-ec5b-74bd-8b1d-6ce433c3053e',
          by: {
            username: 'lan',
            name: 'Cán bộ thử nghiệm Lan',
          },
          device: '01a20b15-eb72-720b-8eec-882f772478ad',
          desk: false,
          at: '2026-11-24T01:05:15.870Z',
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
        id: '01a20b15-ec34-74d2-814e-ce630eed18df',
        commune: '22915',
        seq: 3,
        kind: 'check',
        type: 'resident',
        recordId: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
        household: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
        unit: null,
        rule: 'ID_FORMAT',
        claims: [],
        found: {
          length: '11',
        },
        state: 'open',
        reason: null,
        settledBy: null,
        openedAt: '2026-11-24T01:05:15.812Z',
        closedAt: null,
      },
      record: {
        type: 'resident',
        id: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
        commune: '22915',
        seq: 8,
        units: {
          household: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
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
        createdAt: '2026-11-24T01:05:15.812Z',
        updatedAt: '2026-11-24T01:05:15.997Z',
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
          id: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
          commune: '22915',
          seq: 1,
          units: {
            hamlet: 'Khu phố 1',
            address: null,
            bookNumber: null,
          },
          createdAt: '2026-11-24T01:05:15.812Z',
          updatedAt: '2026-11-24T01:05:15.812Z',
          updatedBy: 'lan',
          removedAt: null,
          decided: {},
        },
        residents: [
          {
            type: 'resident',
            id: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
            commune: '22915',
            seq: 8,
            units: {
              household: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
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
            createdAt: '2026-11-24T01:05:15.812Z',
            updatedAt: '2026-11-24T01:05:15.997Z',
            updatedBy: 'lan',
            removedAt: null,
            decided: {},
          },
        ],
        flags: [
          {
            id: '01a20b15-ec34-74d2-814e-ce630eed18df',
            commune: '22915',
            seq: 3,
            kind: 'check',
            type: 'resident',
            recordId: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
            household: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
            unit: null,
            rule: 'ID_FORMAT',
            claims: [],
            found: {
              length: '11',
            },
            state: 'open',
            reason: null,
            settledBy: null,
            openedAt: '2026-11-24T01:05:15.812Z',
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
      epoch: 'e7bfa3d2-efc4-42d8-89c9-9716c5db301b',
    },
  },
  'post /api/communes/{commune}/decisions': {
    request: {
      group: {
        groupId: '01a20b15-ed4e-7373-a46c-0529cc5baf14',
        contractVersion: 1,
        epoch: 'e7bfa3d2-efc4-42d8-89c9-9716c5db301b',
        household: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
        changes: [
          {
            type: 'resident',
            id: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
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
            closes: '01a20b15-ec34-74d2-814e-ce630eed18df',
          },
        ],
      },
      flags: {
        '01a20b15-ec34-74d2-814e-ce630eed18df': 3,
      },
    },
    answer: {
      outcome: 'applied',
      problem: null,
      rows: [
        {
          type: 'resident',
          id: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
          commune: '22915',
          seq: 13,
          units: {
            household: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
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
          createdAt: '2026-11-24T01:05:15.812Z',
          updatedAt: '2026-11-24T01:05:16.121Z',
          updatedBy: 'giam-sat',
          removedAt: null,
          decided: {
            idNumber: 13,
          },
        },
      ],
      flags: [
        {
          id: '01a20b15-ec34-74d2-814e-ce630eed18df',
          commune: '22915',
          seq: 14,
          kind: 'check',
          type: 'resident',
          recordId: '01a20b15-ec1a-77f5-afe7-65a95dabd758',
          household: '01a20b15-ec1a-77f5-afe7-60bae2da2975',
          unit: null,
          rule: 'ID_FORMAT',
          claims: [],
          found: {
            length: '11',
          },
          state: 'settled',
          reason: 'Đã xem thẻ căn cước',
          settledBy: 'giam-sat',
          openedAt: '2026-11-24T01:05:15.812Z',
          closedAt: '2026-11-24T01:05:16.121Z',
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
          id: '01a20b15-eb72-720b-8eec-882f772478ad',
          username: 'lan',
          name: 'Cán bộ thử nghiệm Lan',
          enrolledAt: '2026-11-24T01:05:15.664Z',
          revokedAt: null,
          lastContactAt: '2026-11-24T01:05:15.870Z',
          waiting: 0,
          appVersion: null,
        },
        {
          id: '01a20b15-ec1d-71d2-8b3d-56db75b90eb0',
          username: 'lan-khac',
          name: 'lan-khac',
          enrolledAt: '2026-11-24T01:05:15.805Z',
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
          id: '01a20b15-ed81-708f-aa3b-17e1ca5efab5',
          at: '2026-11-24T01:05:16.162161Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'allow-device',
          subjectType: 'device',
          subject: '01a20b15-eb72-720b-8eec-882f772478ad',
          commune: null,
        },
        {
          id: '01a20b15-ed79-76c7-bd84-d227d7d6a906',
          at: '2026-11-24T01:05:16.153290Z',
          actor: 'quan-tri',
          device: null,
          address: '127.0.0.1',
          action: 'revoke-device',
          subjectType: 'device',
          subject: '01a20b15-eb72-720b-8eec-882f772478ad',
          commune: null,
        },
      ],
      next: null,
    },
  },
  'post /api/sign-out': {},
}
