/** A device with a finger on it: answers as an authenticator with PRF does, for the credentials that it made. */
import { createHash } from 'node:crypto'
import type { Asked, Biometric } from '#client/vault/biometric.ts'

export class FakeBiometric implements Biometric {
  finger: 'right' | 'refused' | 'unsupported' = 'right'
  /** Secrets by credential; what is taken out of it is gone from the device. */
  readonly secrets = new Map<string, string>()

  async isThere(): Promise<boolean> {
    return this.finger !== 'unsupported'
  }
  async make({ deviceId, salt }: { deviceId: string; salt: string }): Promise<Asked> {
    const credentialId = `credential${this.secrets.size}`
    this.secrets.set(credentialId, `secret of ${deviceId} ${this.secrets.size}`)
    return this.ask({ credentialId, salt })
  }
  async ask({ credentialId, salt }: { credentialId: string; salt: string }): Promise<Asked> {
    const secret = this.secrets.get(credentialId)
    if (this.finger !== 'right') return { kind: this.finger }
    if (secret === undefined) return { kind: 'refused' }
    const prf = new Uint8Array(createHash('sha256').update(`${secret}|${salt}`).digest())
    return { kind: 'answered', credentialId, salt, prf }
  }
}
